// The pages round the events, and what a phone shows of an event before anything is scrolled.
import { examine, expect, test } from "../support/test.js";

test("a phone's first screen says what decides, and leads on", async ({ page, office }) => {
  const event = await office.publish();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(event.url);
  const key = page.locator(".key");
  for (const part of [page.locator("h1"), page.locator(".event__state"), key, page.getByRole("link", { name: "申し込む" })]) {
    const box = await part.boundingBox();
    expect(box.y + box.height).toBeLessThanOrEqual(740);
  }
  for (const part of ["日時", "会場", "残り", "申込締切"]) await expect(key).toContainText(part);
  await examine(page, "event-phone");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".share__url")).toBeVisible();
  await expect(page.getByRole("link", { name: "申し込む" })).toBeHidden();
});

test("every page's foot leads to whom to ask, to privacy and to accessibility", async ({ page, office, service }) => {
  await office.publish();
  for (const [name, heading] of [
    ["お問い合わせ", "お問い合わせ"],
    ["個人情報の取扱い", "個人情報の取扱い"],
    ["アクセシビリティ", "アクセシビリティ"],
  ]) {
    await page.goto(service.url);
    await page.getByRole("contentinfo").getByRole("link", { name }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
    await examine(page, `foot-${new URL(page.url()).pathname.slice(1)}`);
  }
});

test("an event is found by a word, and by an address in capitals with a full stop", async ({ page, office, service }) => {
  const event = await office.publish();
  await page.goto(service.url);
  await page.getByRole("link", { name: "研修会を検索する（終了した研修会を含む）" }).click();
  await page.getByRole("searchbox").fill(event.title);
  await page.getByRole("button", { name: "検索" }).click();
  await examine(page, "events");
  await page.getByRole("link", { name: event.title }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(event.title);
  await page.goto(`${event.url.replace(/[^/]*$/, (code) => code.toUpperCase())}。`);
  expect(page.url()).toBe(event.url);
});
