// Applying: good, with every field wrong, sent twice, sent again, and when it is full.
import { apply, fillIn, person, submit, takenNumber, toCheck } from "../support/applicant.js";
import { examine, expect, test } from "../support/test.js";

test("a person applies, and the mail says everything that is needed", async ({ page, office, service }) => {
  const event = await office.publish();
  await page.goto(service.url);
  await examine(page, "home");
  await page.getByRole("link", { name: event.title }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(event.title);
  await examine(page, "event");
  await page.getByRole("link", { name: "申し込む" }).first().click();
  await examine(page, "apply");

  const who = person();
  await fillIn(page, event, { ...who, "配慮が必要なこと": "車いすの席を希望します" });
  await toCheck(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("入力内容の確認");
  await expect(page.locator("main")).toContainText("𠮷田　髙子");
  await expect(page.locator("main")).toContainText("車いすの席を希望します");
  await examine(page, "apply-check");
  await submit(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("お申し込みの内容を受け取りました");
  await examine(page, "apply-done");
  const number = await takenNumber(page);
  expect(number).toBeGreaterThan(0);

  const [mail] = await service.mails.for(who.メールアドレス);
  expect(mail.subject).toContain("【受付完了】");
  expect(mail.subject).toContain(event.title);
  expect(mail.text).toContain("𠮷田　髙子 様");
  expect(mail.text).toMatch(new RegExp(`受付番号：${number}\\b`));
  expect(mail.text).toContain(event.venue);
  expect(mail.text).toContain("042-000-0000");
  expect(mail.text.split("\n").filter((line) => line.includes("http")).every((line) => /^https?:\/\/\S+$/.test(line.trim()))).toBe(true);
  expect(mail.html || "").toBe("");
  const [calendar] = mail.attachments;
  expect(calendar.contentType).toBe("text/calendar");
  const lines = calendar.content.toString("utf8").replace(/\r\n[ \t]/g, "").split("\r\n");
  expect(lines.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(event.sessions);
  expect(lines.find((line) => line.startsWith("SUMMARY"))).toContain(event.title);
  expect(lines.find((line) => line.startsWith("DTSTART"))).toContain(event.startsAtUtc);
});

test("every field wrong: each is named, all that was typed is kept, nothing is written", async ({ page, office, service }) => {
  const event = await office.publish();
  await page.goto(`${event.url}/apply`);
  await toCheck(page);
  await expect(page).toHaveTitle(/^エラー：/);
  const summary = page.getByRole("alert");
  for (const sentence of [
    "氏名を入力してください",
    "ふりがなを入力してください",
    "職種を選んでください",
    "所属を入力してください",
    "メールアドレスを入力してください",
    "電話番号を入力してください",
    "個人情報の取扱いをお読みになり、同意のチェックを入れてください",
  ]) {
    await expect(summary.getByRole("link", { name: sentence })).toBeVisible();
    await expect(page.locator("main").getByText(sentence)).toHaveCount(2);
  }
  await examine(page, "apply-empty");

  const typed = {
    氏名: "あ".repeat(101),
    ふりがな: "山田花子",
    "所属（事業所名）": "い".repeat(101),
    メールアドレス: "yoshida＠",
    電話番号: "12-34",
    配慮が必要なこと: "う".repeat(1001),
  };
  await fillIn(page, event, typed, { agree: false });
  await toCheck(page);
  await expect(page).toHaveTitle(/^エラー：/);
  for (const [label, value] of Object.entries(typed)) {
    await expect(page.getByLabel(label).first()).toHaveValue(value);
  }
  for (const sentence of ["氏名は、100文字以内で", "ふりがなは、ひらがな", "所属は、100文字以内で", "メールアドレスは、「name@", "電話番号は、市外局番から", "配慮が必要なことは、1000文字以内で"]) {
    await expect(page.getByRole("alert").getByRole("link", { name: sentence })).toBeVisible();
  }
  await examine(page, "apply-wrong");

  // A link of the summary leads to its field.
  await page.getByRole("alert").getByRole("link", { name: "ふりがなは" }).click();
  await expect(page.getByLabel("ふりがな").first()).toBeFocused();
  expect(await office.registrations(event)).toBe(0);
  expect(service.mails.received.filter((mail) => mail.to.includes("yoshida＠"))).toEqual([]);
});

test("going back from 確認 keeps what was typed", async ({ page, office }) => {
  const event = await office.publish();
  const who = person();
  await fillIn(page, event, who);
  await toCheck(page);
  await page.getByRole("button", { name: /入力に戻る|変更/ }).or(page.getByRole("link", { name: /入力に戻る/ })).first().click();
  for (const label of ["氏名", "ふりがな", "所属（事業所名）", "メールアドレス", "電話番号"]) {
    await expect(page.getByLabel(label).first()).toHaveValue(who[label]);
  }
  await expect(page.getByRole("radio", { name: who.職種, exact: true })).toBeChecked();
});

test("the same submit twice registers once: double click, back button, reload", async ({ page, office, service }) => {
  const event = await office.publish();
  const who = person();
  await fillIn(page, event, who);
  await toCheck(page);
  await page.getByRole("button", { name: "この内容で申し込む" }).dblclick();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("お申し込みの内容を受け取りました");
  const number = await takenNumber(page);

  await page.reload();
  expect(await takenNumber(page)).toBe(number);

  // "Back" shows 確認 as it was; who presses its button again is told that it is done.
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("入力内容の確認");
  await submit(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("お申し込みの内容を受け取りました");
  expect(await takenNumber(page)).toBe(number);

  expect(await office.registrations(event)).toBe(1);
  await service.mails.for(who.メールアドレス);
  expect(await service.mails.stays(who.メールアドレス, 1)).toBe(true);
});

test("a second application with the same mail tells a stranger nothing, and its owner by mail", async ({ page, office, service }) => {
  const event = await office.publish();
  const who = person();
  await apply(page, event, who);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("お申し込みの内容を受け取りました");
  await apply(page, event, person({ 氏名: "別の 人", メールアドレス: who.メールアドレス.toUpperCase() }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("お申し込みの内容を受け取りました");
  await expect(page.locator("main")).not.toContainText("お申し込み済み");
  const [first, second] = await service.mails.for(who.メールアドレス, 2);
  expect(first.subject).toContain("【受付完了】");
  expect(second.subject).toContain("【お申し込み済み】");
  expect(second.text).not.toContain("別の 人");
  expect(await office.registrations(event)).toBe(1);
});

test("the last seat is given once; whoever comes later finds a page that says so", async ({ page, browser, office, service }) => {
  const event = await office.publish({ "定員（人）": "1" });
  const [first, late] = [person(), person()];
  await fillIn(page, event, late);
  await toCheck(page);

  const other = await browser.newContext();
  await apply(await other.newPage(), event, first);
  await service.mails.for(first.メールアドレス);
  await other.close();

  await submit(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("満席になりました");
  await examine(page, "apply-full");
  await page.goto(event.url);
  await expect(page.locator("main")).toContainText("満席");
  await expect(page.getByRole("link", { name: "申し込む", exact: true })).toHaveCount(0);
  await examine(page, "event-full");
  await page.goto(`${event.url}/apply`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("満席になりました");
  expect(await office.registrations(event)).toBe(1);
  expect(await service.mails.stays(late.メールアドレス, 0, 500)).toBe(true);
});

test("the same in English", async ({ page, office }) => {
  const event = await office.publish();
  await page.goto(event.url);
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await examine(page, "event-en");
  await page.goto(page.url().replace(/\/?$/, "/apply"));
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await examine(page, "apply-en");
});

test("a page that is not there says so, without a script", async ({ page, service }) => {
  const answer = await page.goto(`${service.url}/no-such-page`);
  expect(answer.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("ページが見つかりません");
  await examine(page, "not-found");
});
