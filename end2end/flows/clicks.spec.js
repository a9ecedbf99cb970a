// From "new event" to the group list in hand, with the roster of 2023: how often one clicks and types.
import { rosterPath } from "../support/roster.js";
import { readXlsx } from "../support/sheets.js";
import { expect, hasScripts, test } from "../support/test.js";

const CLICKS = 12;
const FIELDS = 8;

const inDays = (days, time) => `${new Date(Date.now() + 9 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)}T${time}`;

test("a group list takes at most 12 clicks and 8 typed fields", async ({ page, atDesk, service }) => {
  test.slow();
  let clicks = 0;
  let fields = 0;
  const click = async (target) => {
    clicks += 1;
    await target.click();
  };
  const type = async (label, text) => {
    fields += 1;
    await page.getByLabel(label, { exact: false }).first().fill(text);
  };
  const main = page.locator("main");

  await page.goto(`${service.url}/desk`);
  await click(page.getByRole("link", { name: "研修会を新しく作る" }).first());
  await type("研修会名", "令和5年度 多職種連携研修会");
  await type("開始日時", inDays(40, "19:00"));
  await type("終了日時", inDays(40, "20:45"));
  await type("会場", "萌え木ホール");
  await type("申込締切", inDays(30, "17:00"));
  await type("問い合わせ先の電話番号", "042-000-0000");
  await click(page.getByRole("button", { name: "保存する" }).last());
  await click(page.getByRole("button", { name: "公開する" }));
  await expect(main).toContainText("公開しました");

  await click(page.getByRole("link", { name: "手元の名簿を取り込む" }));
  clicks += 1; // the file
  await page.getByLabel("名簿のファイル").setInputFiles(rosterPath);
  await click(page.getByRole("button", { name: "内容を確認する" }));
  await click(page.getByLabel("8名は取り込まず"));
  await click(page.getByRole("button", { name: "取り込む", exact: true }));
  await expect(main).toContainText("60名を取り込みました");

  await click(page.getByRole("link", { name: /^班分け/ }));
  await click(page.getByRole("button", { name: "班分けする" }));
  await expect(page.locator(".standing .badge")).toHaveText("下書き", { timeout: 40_000 });
  if (hasScripts()) await expect(page.locator(".board")).toBeVisible({ timeout: 30_000 });
  await click(page.getByRole("button", { name: "この班分けを確定する" }));
  await expect(page.locator(".standing .badge")).toHaveText("確定", { timeout: 40_000 });

  const saved = page.waitForEvent("download");
  await click(page.getByRole("link", { name: "班別名簿をExcelで保存" }));
  const { sheets } = await readXlsx(await (await saved).path());
  expect(Object.values(sheets)[0]).toHaveLength(61);

  console.log(`${clicks} clicks, ${fields} typed fields`);
  expect(clicks).toBeLessThanOrEqual(CLICKS);
  expect(fields).toBeLessThanOrEqual(FIELDS);
});
