// 当日の組み直し: an absence and a cancellation, the trade, agreeing; and what would help the mix.
import { seated } from "../support/board.js";
import { examine, expect, hasScripts, test } from "../support/test.js";

test.describe.configure({ mode: "default" });

let url;
test.beforeAll(async ({ office }) => {
  test.setTimeout(120_000);
  url = await seated(office);
});

const nameOf = async (box) => (await box.locator(".repair-name").innerText()).trim();
const group = (page, heading) => page.locator("fieldset.repair-group").filter({ has: page.getByText(heading, { exact: true }) });

/** Cancels the registration of this name at the desk. */
async function cancel(page, name) {
  await page.goto(url.replace("/seating", "/registrations"));
  await page.getByRole("searchbox").fill(name);
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name }).first().click();
  await page.getByRole("link", { name: "申込を取り消す" }).click();
  await page.getByRole("button", { name: "申込を取り消す" }).click();
  await expect(page.locator("main")).toContainText("取り消し");
}

test("what would help the mix is told on the seating page", async ({ page, atDesk }) => {
  await page.goto(url);
  const advice = page.locator("details.advice");
  await advice.locator("summary").click();
  await advice.getByRole("button", { name: "計算する" }).click();
  await expect(page.locator("main")).toContainText("あと1名増減したときの偏りを計算しました");
  await expect(advice).toContainText("今の60名・10班から");
  await expect(advice.locator("tbody tr").first()).toContainText("良くなる");
  await examine(page, "seating-advice");
});

test("somebody is absent: found by name, ticked, and the tables are repaired", async ({ page, atDesk }) => {
  await page.goto(url);
  await page.getByRole("link", { name: "欠席・追加に合わせて組み直す" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("欠席・追加に合わせて組み直す");
  await examine(page, "repair");

  // Three of one table stay away; one of them is found by name.
  const table = group(page, "3班").locator(".choice");
  const names = await Promise.all([0, 1, 2].map((at) => nameOf(table.nth(at))));
  for (const at of [0, 1]) {
    if (hasScripts()) {
      await table.nth(at).getByRole("checkbox").focus();
      await page.keyboard.press("Space");
    } else {
      await table.nth(at).getByRole("checkbox").check();
    }
  }
  await page.getByLabel("氏名・ふりがな・所属で探す").fill(names[2]);
  await page.keyboard.press("Enter");
  const found = page.locator(".repair-group--found");
  await expect(found).toContainText(names[2]);
  await expect(group(page, "3班").getByRole("checkbox").first()).toBeChecked();
  await found.getByRole("checkbox").check();
  await examine(page, "repair-found");
  await page.getByRole("button", { name: "組み直しの案を見る" }).click();

  await expect(page.locator("main")).toContainText("57名・10班で組み直します");
  await expect(page.locator("main")).toContainText("欠席：3名");
  const offers = page.locator(".repair-offer");
  await expect(offers.first()).toContainText("移動0名");
  await expect(offers.last()).toContainText("計算で確認済み");
  await examine(page, "repair-offers");

  // Nothing is chosen yet.
  if ((await offers.count()) > 1) {
    await page.getByRole("button", { name: "この案で組み直す" }).click();
    await expect(page.locator(".error-summary")).toContainText("案を選んでください");
    await examine(page, "repair-offers-none");
  }
  await offers.last().getByRole("radio").check();
  await page.getByRole("button", { name: "この案で組み直す" }).click();
  await expect(page.locator("main")).toContainText("班を組み直し、下書きに保存しました");
  await expect(page.locator("main")).toContainText("欠席：3名");
  await expect(page.locator("main")).toContainText("57名・10班");
  for (const name of names) await expect(page.locator(hasScripts() ? ".board" : "#table-cards")).not.toContainText(name);
  await examine(page, "seating-absent");
});

test("somebody cancels and one comes after all: the notice leads to the repair", async ({ page, atDesk }) => {
  await page.goto(`${url}/repair`);
  const name = await nameOf(group(page, "5班").locator(".choice").first());
  await cancel(page, name);
  await page.goto(url);
  const notice = page.locator(".notice--warning").filter({ hasText: `取り消した方が1名います：${name}` });
  await notice.getByRole("link", { name: "欠席・追加に合わせて組み直す" }).click();
  await expect(page.locator("main")).toContainText(`取り消した方：1名（${name}・5班）`);
  const absent = group(page, "欠席にしている方").locator(".choice");
  await expect(absent).toHaveCount(3);
  await absent.first().getByRole("checkbox").uncheck();
  await page.getByLabel("今日使う班の数").selectOption("9");
  await page.getByRole("button", { name: "組み直しの案を見る" }).click();
  await expect(page.locator("main")).toContainText("10班から9班に組み直します");
  await expect(page.locator(".repair-steps, .repair-offer details").first()).toContainText(/班→|見る/);
  await examine(page, "repair-fewer-tables");
  await page.locator(".repair-offer").last().getByRole("radio").check();
  await page.getByRole("button", { name: "この案で組み直す" }).click();
  await expect(page.locator("main")).toContainText("欠席：2名");
  await expect(page.locator("main")).toContainText("57名・9班");
});
