// A full event: who comes waits, and a seat that becomes free goes to who is next, by mail and own page.
import { apply, fillIn, person, submit, toCheck } from "../support/applicant.js";
import { examine, expect, test } from "../support/test.js";

/** The own page of a person, as the latest mail has it. */
async function ownPage(service, who, count) {
  const mails = await service.mails.for(who.メールアドレス, count);
  return /https?:\/\/\S+\/manage\/\S+/.exec(mails.at(-1).text)[0];
}

test("a person waits, is given the seat that becomes free, and the desk sees who waits and why", async ({ page, atDesk, office, service }) => {
  const event = await office.publish({ "定員（人）": "1" });
  await page.goto(`${event.desk}/admission`);
  await page.getByLabel("キャンセル待ちを受け付ける").check();
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.locator("main")).toContainText("保存しました");

  const [first, second, third] = [person(), person({ 氏名: "佐藤　次郎", ふりがな: "サトウ ジロウ" }), person({ 氏名: "林　花", ふりがな: "ハヤシ ハナ" })];
  await apply(page, event, first);
  await page.goto(event.url);
  await expect(page.locator("main")).toContainText("キャンセル待ち");
  await examine(page, "event-waiting");
  await fillIn(page, event, second);
  await expect(page.locator("main")).toContainText("キャンセル待ち（1番目）");
  await examine(page, "apply-waiting");
  await toCheck(page);
  await expect(page.locator("main")).toContainText("キャンセル待ち（1番目ごろ）");
  await examine(page, "apply-check-waiting");
  await submit(page);
  await apply(page, event, third);

  await page.goto(await ownPage(service, second, 1));
  await expect(page.locator("main")).toContainText("現在の順番は1番目です");
  await examine(page, "manage-waiting");
  await page.goto(`${event.desk}/waiting`);
  await expect(page.locator("main")).toContainText("佐藤　次郎");
  await expect(page.locator("main")).toContainText("定員に達しています");
  await examine(page, "desk-waiting");

  await page.goto(await ownPage(service, first, 1));
  await page.getByRole("link", { name: "申し込みを取り消す" }).click();
  await examine(page, "manage-cancel");
  await page.getByRole("button", { name: "申し込みを取り消す" }).click();
  await expect(page.locator("main")).toContainText("取り消されています");
  await page.goto(await ownPage(service, second, 2));
  await expect(page.locator("main")).toContainText("参加確定");
  await examine(page, "manage-confirmed");

  await page.goto(`${event.desk}/waiting`);
  await page.getByRole("checkbox", { name: "林　花さんを選ぶ" }).check();
  await page.getByRole("button", { name: "参加を確定する" }).click();
  await expect(page.locator("main")).toContainText("順番にかかわらず");
  await page.getByLabel("席がないときも、定員を超えて確定する").check();
  await examine(page, "desk-waiting-ask");
  await page.getByRole("button", { name: "参加を確定する" }).click();
  await expect(page.locator("main")).toContainText("1名の参加を確定しました");
  await expect(page.locator("main")).toContainText("定員を1名超えています");
});
