// An event from the empty form to the public page, and to its end.
import { fillInEvent, workshop } from "../support/office.js";
import { examine, expect, test } from "../support/test.js";

test("an event is made, looked at, published and changed", async ({ page, atDesk, service }) => {
  await page.goto(`${service.url}/desk/events/new`);
  await examine(page, "desk-event-new");
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page).toHaveTitle(/^エラー：/);
  await examine(page, "desk-event-wrong");

  const fields = workshop();
  await fillInEvent(page, fields);
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.locator("main")).toContainText("下書きを保存しました");
  await examine(page, "desk-event-draft");
  const desk = page.url().split("?")[0];
  const address = await page.getByLabel("公開ページのURL").inputValue();
  expect((await page.request.get(address)).status()).toBe(404);

  await page.getByRole("link", { name: "プレビュー", exact: true }).click();
  await expect(page.locator("main")).toContainText(fields.研修会名);
  await examine(page, "desk-event-preview");

  await page.goto(desk);
  await page.getByRole("button", { name: "公開する" }).click();
  await expect(page.locator("main")).toContainText("公開しました");
  await examine(page, "desk-event");
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(fields.研修会名);

  await page.goto(`${desk}/edit`);
  await page.getByLabel("会場").first().fill("市民交流センター");
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.locator("main")).toContainText("変更を保存しました");
  await page.goto(address);
  await expect(page.locator("main")).toContainText("市民交流センター");
  await page.goto(`${service.url}/desk`);
  await expect(page.locator("main")).toContainText(fields.研修会名);
  await examine(page, "desk");
});

test("an event that is closed or cancelled says so", async ({ page, atDesk, office }) => {
  const event = await office.publish();
  await page.goto(event.desk);
  await page.getByRole("button", { name: "受付を終了する" }).click();
  await page.goto(`${event.url}/apply`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("申し込みの受付は終了しました");
  await examine(page, "apply-closed");

  await page.goto(event.desk);
  await page.getByRole("link", { name: "中止する" }).click();
  await examine(page, "desk-event-cancel");
  await page.getByRole("button", { name: "この研修会を中止する" }).click();
  await page.goto(`${event.url}/apply`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("この研修会は中止になりました");
  await page.goto(event.url);
  await expect(page.locator("main")).toContainText("中止");
  await examine(page, "event-cancelled");
});

test("an event whose applications have not begun says when they do", async ({ page, office }) => {
  const tomorrow = new Date(Date.now() + 33 * 3_600_000).toISOString().slice(0, 10);
  const event = await office.publish({ 申込開始: `${tomorrow}T09:00` });
  await page.goto(`${event.url}/apply`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("申し込みの受付は、まだ始まっていません");
  await examine(page, "apply-not-yet");
});
