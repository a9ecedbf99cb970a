// The first organiser, signing in and out, and what a stranger gets to see.
import { invitation, organiser, register, signIn } from "../support/office.js";
import { examine, expect, test } from "../support/test.js";

test("the first organiser comes through the one-time link, signs out and in again", async ({ page, empty }) => {
  const link = await invitation(empty);
  await page.goto(link);
  await examine(page, "invitation");

  await page.getByRole("button", { name: "登録してログインする" }).click();
  await expect(page).toHaveTitle(/^エラー：/);
  await examine(page, "invitation-wrong");

  await register(page, empty);
  await expect(page.getByRole("button", { name: "ログアウト" })).toBeVisible();
  await expect(page.locator("body")).toContainText("在宅医療・介護連携支援室");
  await examine(page, "desk-empty");

  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("この招待リンクは使えません");
  await examine(page, "invitation-used");

  await page.goto(`${empty.url}/desk`);
  await page.getByRole("button", { name: "ログアウト" }).click();
  await expect(page.locator("main")).toContainText("ログアウトしました");
  await page.goto(`${empty.url}/desk`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("担当者のログイン");
  await examine(page, "sign-in");

  await signIn(page, empty, { ...organiser, password: "まちがった合言葉です" });
  await expect(page).toHaveTitle(/^エラー：/);
  await expect(page.getByRole("alert")).toContainText("メールアドレスまたはパスワードが違います");
  await expect(page.getByLabel("メールアドレス")).toHaveValue(organiser.mail);
  await examine(page, "sign-in-wrong");

  await signIn(page, empty);
  await expect(page.getByRole("button", { name: "ログアウト" })).toBeVisible();
});

test("a forgotten password is set anew with the link of the mail, once", async ({ page, empty }) => {
  const fresh = { ...organiser, password: "公民館の廊下に並ぶ長机と椅子" };
  await register(page, empty);
  await page.getByRole("button", { name: "ログアウト" }).click();
  await page.goto(`${empty.url}/desk/sign-in`);
  await page.getByRole("link", { name: "パスワードを忘れた方" }).click();
  await examine(page, "password-forgotten");

  // Whoever is not known is answered the same.
  const ask = async (mail) => {
    await page.goto(`${empty.url}/desk/sign-in`);
    await page.getByRole("link", { name: "パスワードを忘れた方" }).click();
    await page.getByLabel("メールアドレス").fill(mail);
    await page.getByRole("button", { name: "メールを送る" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("メールをご確認ください");
    return page.locator("main").innerText();
  };
  const told = await ask("dare-ka@example.jp");
  expect(await ask(organiser.mail)).toBe(told);
  await examine(page, "password-asked");
  expect(await empty.mails.stays("dare-ka@example.jp", 0)).toBe(true);

  const [mail] = await empty.mails.for(organiser.mail);
  const link = /^https?:\S+$/m.exec(mail.text)[0];
  await page.goto(link);
  await page.locator("#password").fill("短い");
  await page.getByRole("button", { name: "パスワードを設定する" }).click();
  await expect(page).toHaveTitle(/^エラー：/);
  await examine(page, "password-new-wrong");
  await page.locator("#password").fill(fresh.password);
  await page.locator("#password_again").fill(fresh.password);
  await page.getByRole("button", { name: "パスワードを設定する" }).click();
  await expect(page.locator("main")).toContainText("新しいパスワードを設定しました");

  await signIn(page, empty);
  await expect(page.getByRole("alert")).toContainText("メールアドレスまたはパスワードが違います");
  await signIn(page, empty, fresh);
  await expect(page.getByRole("button", { name: "ログアウト" })).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("このリンクは使えません");
  await examine(page, "password-link-used");
});

test("an invitation is handed out, listed and taken back", async ({ page, atDesk, service, browser }) => {
  await page.goto(`${service.url}/desk/organisers`);
  const whom = `南口の佐藤さん ${Math.random().toString(36).slice(2, 6)}`;
  await page.getByLabel("招待する人").fill(whom);
  await page.getByRole("button", { name: "招待リンクを発行する" }).click();
  const link = await page.locator("#link").inputValue();
  const row = page.getByRole("row").filter({ hasText: whom });
  await expect(row).toBeVisible();
  await examine(page, "organisers");
  await row.getByRole("button").click();
  await expect(page.locator("main")).toContainText("招待を取り消しました");
  await expect(row).toBeHidden();

  const stranger = await browser.newPage();
  await stranger.goto(link);
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("この招待リンクは使えません");
  await stranger.close();
});
