// How places are given: set by an organiser, with what follows from it.
import { apply, person } from "../support/applicant.js";
import { examine, expect, test } from "../support/test.js";

test("an organiser sets how places are given", async ({ page, atDesk, office }) => {
  const event = await office.publish();
  await page.goto(event.desk);
  await page.getByRole("link", { name: "受付方法" }).click();
  await expect(page.locator("main")).toContainText("先着順・定員60名・キャンセル待ちなし");
  await examine(page, "desk-admission");

  await page.locator("summary", { hasText: "職種ごとの条件" }).click();
  await page.getByLabel("薬剤師：上限").fill("0");
  await page.getByLabel("歯科医師：取り置き", { exact: true }).fill("4");
  await page.getByLabel("キャンセル待ちを受け付ける").check();
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page).toHaveTitle(/^エラー：/);
  await expect(page.getByLabel("歯科医師：取り置き", { exact: true })).toHaveValue("4");
  await examine(page, "desk-admission-wrong");

  await page.getByLabel("薬剤師：上限").fill("5");
  await page.getByLabel("歯科医師：取り置き", { exact: true }).fill("");
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.locator("main")).toContainText("保存しました");
  await expect(page.locator("main")).toContainText("キャンセル待ちあり");

  await apply(page, event, person());
  await page.goto(`${event.desk}/admission`);
  await expect(page.locator("main")).toContainText("すでにお申し込みがあるため、受付方法は変えられません");
  await expect(page.getByRole("radio", { name: "抽選" })).toHaveCount(0);
  await page.getByLabel("定員（人）").fill("0");
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.locator("#capacity-error")).toBeVisible();
  await page.getByLabel("定員（人）").fill("1");
  await page.getByRole("button", { name: "保存する" }).click();
  await apply(page, event, person({ 氏名: "佐藤 次郎", ふりがな: "サトウ ジロウ" }));
  await page.goto(`${event.desk}/admission`);
  await page.getByLabel("定員（人）").fill("2");
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.locator("main")).toContainText("キャンセル待ちの1名に席が回り、参加が確定しました");
  await examine(page, "desk-admission-given");
});
