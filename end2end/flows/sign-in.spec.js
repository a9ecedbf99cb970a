// The first organiser, signing in and out, and what a stranger gets to see.
import { invitation, organiser, register, signIn } from "../support/office.js";
import { examine, expect, test } from "../support/test.js";

test("the first organiser comes through the one-time link, signs out and in again", async ({ page, empty }) => {
  const link = await invitation(empty);
  await page.goto(link);
  await examine(page, "invitation");

  await page.getByRole("button", { name: "登録してサインインする" }).click();
  await expect(page).toHaveTitle(/^エラー：/);
  await examine(page, "invitation-wrong");

  await register(page, empty);
  await expect(page.getByRole("button", { name: "サインアウト" })).toBeVisible();
  await expect(page.locator("body")).toContainText("在宅医療・介護連携支援室");
  await examine(page, "desk-empty");

  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("この招待リンクは使えません");
  await examine(page, "invitation-used");

  await page.goto(`${empty.url}/desk`);
  await page.getByRole("button", { name: "サインアウト" }).click();
  await expect(page.locator("main")).toContainText("サインアウトしました");
  await page.goto(`${empty.url}/desk`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("担当者のサインイン");
  await examine(page, "sign-in");

  await signIn(page, empty, { ...organiser, password: "まちがった合言葉です" });
  await expect(page).toHaveTitle(/^エラー：/);
  await expect(page.getByRole("alert")).toContainText("メールアドレスまたはパスワードが違います");
  await expect(page.getByLabel("メールアドレス")).toHaveValue(organiser.mail);
  await examine(page, "sign-in-wrong");

  await signIn(page, empty);
  await expect(page.getByRole("button", { name: "サインアウト" })).toBeVisible();
});
