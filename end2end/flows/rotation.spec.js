// Rounds in which people change tables: made, shown in the hall, on paper; topics in the seating.
import { importRoster, people } from "../support/roster.js";
import { download, readCsv, readXlsx } from "../support/sheets.js";
import { examine, expect, hasScripts, test } from "../support/test.js";

/** An event with the 60 people of the workshop. */
async function workshop(page, office) {
  const event = await office.publish();
  await importRoster(page, event);
  await expect(page.locator("main")).toContainText("60名を取り込みました");
  return event;
}

const made = (page) => expect(page.locator("main")).toContainText("席替え表を作成しました", { timeout: 40_000 });

test("three rounds for sixty people, on the page, on the wall and on paper", async ({ page, atDesk, office }) => {
  test.slow();
  const event = await workshop(page, office);
  await page.goto(event.desk);
  await page.getByRole("link", { name: "席替え", exact: true }).click();
  await expect(page.locator("main")).toContainText("参加が確定している方は60名です");
  await examine(page, "desk-rotation-before");

  // What is wrong is said beside the field.
  await page.getByRole("textbox", { name: /^回数/ }).fill("1");
  await page.getByRole("button", { name: "席替え表を作成する" }).click();
  await expect(page).toHaveTitle(/^エラー：/);
  await page.getByRole("link", { name: "回数は、2〜10の整数で入力してください" }).click();
  await examine(page, "desk-rotation-error");

  await page.getByRole("textbox", { name: /^回数/ }).fill("3");
  const host = page.getByRole("group", { name: /席を動かない方/ }).getByRole("checkbox").first();
  await host.check();
  await page.getByRole("button", { name: "席替え表を作成する" }).click();
  await made(page);
  const main = page.locator("main");
  await expect(main).toContainText("同じ方ともう一度同じ班になることはありません（これより良くできないことが証明されています）");
  await expect(main).toContainText("どの回にも、同じ職種だけの班はありません。");
  await expect(page.locator(".card")).toHaveCount(30);
  await examine(page, "desk-rotation");
  const stays = await page.locator(".person", { hasText: "席を動かない方" }).locator(".person__name > span:first-child").allInnerTexts();
  expect(new Set(stays).size).toBe(1);
  expect(stays).toHaveLength(3);

  await page.getByRole("link", { name: "2回目を会場の画面に映す" }).click();
  await expect(page.locator(".card")).toHaveCount(10);
  await examine(page, "desk-rotation-wall");
  await page.getByRole("link", { name: "席替えのページに戻る" }).click();

  await page.getByRole("link", { name: "席替え表を出力する" }).click();
  await examine(page, "desk-papers-rotation");
  const save = (name) => download(page, () => page.getByRole("link", { name, exact: true }).click());
  const xlsx = await save("席替え表（氏名順）をExcel（XLSX）で保存");
  expect(xlsx.name).toMatch(/^席替え表（氏名順）.*\.xlsx$/);
  const { sheets, workbook } = await readXlsx(xlsx.path);
  const [headings, ...rows] = sheets["席替え表（氏名順）"];
  expect(headings).toEqual(["氏名", "ふりがな", "職種", "1回目", "2回目", "3回目"]);
  expect(rows.map(([name]) => name).sort()).toEqual(people(60).map((person) => person.氏名).sort());
  expect(rows.map((row) => row[1])).toEqual([...rows.map((row) => row[1])].sort(new Intl.Collator("ja").compare));
  expect(workbook.worksheets[0].pageSetup).toMatchObject({ paperSize: 9, orientation: "portrait", printTitlesRow: "1:1" });
  const csv = await readCsv((await save("席替え表（班別）をCSVで保存")).path);
  expect(csv.hasMark).toBe(true);
  expect(csv.rows[0]).toEqual(["回", "班", "氏名", "職種", "所属"]);
  expect(csv.rows).toHaveLength(181);

  // Nobody meets twice, counted from the paper.
  const met = new Map();
  for (let round = 3; round < 6; round += 1) {
    for (const a of rows) for (const b of rows) if (a[0] < b[0] && a[round] === b[round]) met.set(a[0] + b[0], (met.get(a[0] + b[0]) ?? 0) + 1);
  }
  expect(met.size).toBe(3 * 150);
  expect(Math.max(...met.values())).toBe(1);
});

test("of two organisers the second is told", async ({ page, atDesk, office }) => {
  const event = await workshop(page, office);
  await page.goto(`${event.desk}/rotation`);
  const other = await office.context.newPage();
  await other.goto(`${event.desk}/rotation`);
  await other.getByRole("button", { name: "席替え表を作成する" }).click();
  await made(other);
  await other.close();
  await page.getByRole("textbox", { name: /^回数/ }).fill("5");
  await page.getByRole("button", { name: "席替え表を作成する" }).click();
  await expect(page.getByRole("alert")).toContainText("ほかの担当者が先に席替え表を作成しました");
  await expect(page.getByRole("textbox", { name: /^回数/ })).toHaveValue("5");
  await examine(page, "desk-rotation-conflict");
});

test("people who want to talk about the same are gathered where the organiser wants it", async ({ page, atDesk, office }) => {
  const event = await workshop(page, office);
  await page.goto(`${event.desk}/seating`);
  await expect(page.getByRole("radiogroup", { name: /話したいテーマ/ })).toBeVisible();
  await page.getByLabel("同じテーマの方を、なるべく同じ班にする").check();
  await page.getByLabel("経験年数が偏らないように分ける").check();
  await page.getByRole("button", { name: "班分けする" }).click();
  await expect(page.locator(".standing .badge")).toHaveText("下書き", { timeout: 40_000 });
  await expect(page.locator(".figures")).toContainText("話したいテーマが同じで、別の班の方");
  await expect(page.locator(".figures")).toContainText("経験年数が近い方の重なり");
  if (hasScripts()) {
    await expect(page.locator(".board-figures")).toContainText("テーマの希望に合わない方の重なり", { timeout: 30_000 });
    await expect(page.locator(".board-figures")).toContainText("経験年数が近い方の重なり");
  }
  await examine(page, "desk-seating-topics");
  await expect(page.getByLabel("同じテーマの方を、なるべく同じ班にする")).toBeChecked();
});
