// A mail that the mail server refuses: the desk sees it, and sends it again.
import { apply, person } from "../support/applicant.js";
import { examine, expect, test } from "../support/test.js";

test("a refused mail is seen at the desk and sent again", async ({ page, atDesk, office, service }) => {
  const event = await office.publish();
  const who = person();
  service.mails.refuse(550);
  await apply(page, event, who);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("お申し込みの内容を受け取りました");

  const row = page.getByRole("row").filter({ hasText: who.メールアドレス });
  await expect(async () => {
    await page.goto(`${service.url}/desk/outbox`);
    await expect(row).toContainText("送信できませんでした", { timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await examine(page, "desk-outbox");

  await row.getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("メールの内容");
  await expect(page.locator("main")).toContainText("受け取りを拒否されました");
  await examine(page, "desk-mail");
  expect(service.mails.received.filter((mail) => mail.to.includes(who.メールアドレス))).toEqual([]);

  await page.getByRole("button", { name: "もう一度送る" }).click();
  const [mail] = await service.mails.for(who.メールアドレス);
  expect(mail.subject).toContain("【受付完了】");
});
