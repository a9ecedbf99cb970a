// The workshop of 2023-09-06: the roster taken in, everybody seated, the papers read back.
import { chooseRoster, importRoster, people, publish, seat } from "../support/roster.js";
import { download, readCsv, readXlsx } from "../support/sheets.js";
import { examine, expect, hasScripts, test } from "../support/test.js";

const byHeading = ([headings, ...rows]) => rows.map((row) => Object.fromEntries(headings.map((heading, at) => [heading, row[at] ?? ""])));
const collator = new Intl.Collator("ja");
const digits = (text) => text.replace(/\D/g, "");

/** Both files of one of the papers; they must say the same, cell by cell. */
async function paper(page, name) {
  const save = (words) => download(page, () => page.getByRole("link", { name: `${name}を${words}で保存`, exact: true }).click());
  const files = { XLSX: await save("Excel（XLSX）"), CSV: await save("CSV") };
  expect(files.XLSX.name).toMatch(new RegExp(`^${name}.*\\.xlsx$`));
  expect(files.CSV.name).toMatch(new RegExp(`^${name}.*\\.csv$`));
  const { sheets, workbook } = await readXlsx(files.XLSX.path);
  const [cells] = Object.values(sheets);
  const csv = await readCsv(files.CSV.path);
  expect(csv.hasMark).toBe(true);
  expect(csv.rows).toEqual(cells);
  return { cells, people: byHeading(cells), sheet: workbook.worksheets[0] };
}

test("from the roster to the group lists", async ({ page, atDesk, office, service }) => {
  test.slow();
  const event = await office.publish();
  await page.goto(`${event.desk}/import`);
  await examine(page, "desk-import");

  await chooseRoster(page, event);
  await expect(page.locator("main")).toContainText("読み取った名簿：68名");
  await expect(page.locator("main")).toContainText("定員を超える方：8名");
  await expect(page.locator("main")).toContainText("𠮷田 翔太");
  await examine(page, "desk-import-preview");
  expect(await office.registrations(event)).toBe(0);

  await importRoster(page, event);
  await expect(page.locator("main")).toContainText("60名を取り込みました");
  await examine(page, "desk-registrations");
  expect(await office.registrations(event)).toBe(60);
  // Nobody asked for mails.
  expect(service.mails.received.filter((mail) => mail.to.some((to) => to.startsWith("moegi")))).toEqual([]);

  // Before there are tables the event says what they will be like.
  await page.goto(event.desk);
  await expect(page.locator("main")).toContainText("薬剤師があと5名いれば、どの班にも1名ずつ座れます");
  await examine(page, "desk-event-outlook");
  await page.getByRole("link", { name: "職種ごとの受付状況と見通しを見る" }).click();
  await expect(page.locator("main")).toContainText("どの班もケアマネジャーが2名ずつになります");
  await examine(page, "desk-outlook");

  await page.goto(`${event.desk}/papers`);
  await examine(page, "desk-papers-before");
  await page.goto(`${event.desk}/seating`);
  await examine(page, "desk-seating-before");
  await seat(page, event);
  await expect(page.locator("main")).toContainText("これ以上偏りの少ない班分けはありません");
  await expect(page.locator("main")).toContainText("60名・10班：どの班も6名です。");
  await expect(page.locator("main")).toContainText("同じ職種だけの班はありません。");
  await examine(page, "desk-seating");
  await publish(page, hasScripts());
  await examine(page, "desk-seating-final");

  await page.goto(`${event.desk}/papers`);
  await examine(page, "desk-papers");

  const participants = await paper(page, "参加者名簿");
  const expected = people(60);
  expect(participants.people).toHaveLength(60);
  expect(participants.people.map((row) => Number(row.受付番号)).sort((a, b) => a - b)).toEqual(expected.map((_, at) => at + 1));
  for (const row of participants.people) {
    const person = expected[Number(row.受付番号) - 1];
    const found = { ...Object.fromEntries(Object.keys(person).map((heading) => [heading, row[heading]])), 電話番号: digits(row.電話番号) };
    expect({ ...found, メールアドレス: found.メールアドレス.toLowerCase() }).toEqual({ ...person, メールアドレス: person.メールアドレス.toLowerCase() });
    // To be ticked at the door.
    expect(row.出欠).toBe("");
  }
  const order = participants.people.map((row) => row.ふりがな);
  expect(order).toEqual([...order].sort(collator.compare));
  const phones = participants.cells[0].indexOf("電話番号") + 1;
  for (let line = 2; line <= 61; line += 1) expect(typeof participants.sheet.getCell(line, phones).value).toBe("string");
  expect(participants.sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: "landscape", printTitlesRow: "1:1" });
  expect(participants.sheet.headerFooter.oddFooter).toContain("&P");

  const byTable = await paper(page, "班別名簿");
  const tables = group(byTable.people, (row) => row.班);
  expect([...tables.keys()]).toHaveLength(10);
  for (const [, seated] of tables) {
    expect(seated).toHaveLength(6);
    expect(new Set(seated.map((row) => row.職種)).size).toBeGreaterThan(1);
    // Twenty care managers at ten tables.
    expect(seated.filter((row) => row.職種.startsWith("ケアマネジャー"))).toHaveLength(2);
  }
  expect(byTable.people.map((row) => row.氏名).sort()).toEqual(expected.map((person) => person.氏名).sort());

  const byName = await paper(page, "氏名順の班一覧");
  const seats = (rows) => rows.map((row) => `${row.氏名} ${row.班}`).sort();
  expect(seats(byName.people)).toEqual(seats(byTable.people));
  const names = byName.people.map((row) => row.ふりがな);
  expect(names).toEqual([...names].sort(collator.compare));

  // The same people once more: the same tables.
  await seat(page, event);
  await publish(page, hasScripts());
  await page.goto(`${event.desk}/papers`);
  await expect(page.locator("main")).toContainText("第2版");
  expect(seats((await paper(page, "班別名簿")).people)).toEqual(seats(byTable.people));
});

const group = (rows, key) => rows.reduce((groups, row) => groups.set(key(row), [...(groups.get(key(row)) ?? []), row]), new Map());

test("a roster with faults is explained row by row, and nothing is written", async ({ page, atDesk, office }) => {
  const event = await office.publish();
  const csv = (text) => ({ name: "名簿.csv", mimeType: "text/csv", buffer: Buffer.from(text) });

  await page.goto(`${event.desk}/import`);
  await page.getByRole("button", { name: "内容を確認する" }).click();
  await expect(page.locator("main")).toContainText("ファイルを選んでください");

  await chooseRoster(page, event, csv("なまえ,住所\n山田,小金井市\n"));
  await expect(page.locator("main")).toContainText("見出しの行が見つかりません");
  await examine(page, "desk-import-unreadable");

  await chooseRoster(page, event, { name: "写真.xlsx", mimeType: "image/png", buffer: await page.screenshot() });
  await expect(page.locator("main")).toContainText("このファイルは名簿として読み取れません");

  await chooseRoster(page, event, csv("氏名,ふりがな,職種,電話番号\n山田 花子,山田花子,占い師,12\n𠮷田 髙子,ヨシダ タカコ,薬剤師,0423888819\n"));
  const main = page.locator("main");
  await expect(main).toContainText("「占い師」がどの職種にあたるか");
  await expect(main).toContainText("ふりがなは、ひらがな、カタカナ、ローマ字のどれかで入力してください");
  await expect(main).toContainText("修正が必要な行：1行");
  await examine(page, "desk-import-faults");
  await page.getByRole("button", { name: "取り込む", exact: true }).click();
  await expect(page).toHaveTitle(/^エラー：/);
  expect(await office.registrations(event)).toBe(0);
});

test("what looks like a formula stays text in the XLSX and harmless in the CSV", async ({ page, atDesk, office }) => {
  const event = await office.publish();
  const buffer = Buffer.from('氏名,ふりがな,職種,所属,話したいテーマ\n"=1+1",いち たす いち,薬剤師,"@SUM(A1)","+81 の話"\n');
  await chooseRoster(page, event, { name: "roster.csv", mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: "取り込む", exact: true }).click();
  await expect(page.locator("main")).toContainText("1名を取り込みました");
  await page.goto(`${event.desk}/papers`);
  const xlsx = await download(page, () => page.getByRole("link", { name: "参加者名簿をExcel" }).click());
  const csv = await download(page, () => page.getByRole("link", { name: "参加者名簿をCSV" }).click());
  const { sheets, workbook } = await readXlsx(xlsx.path);
  const [row] = byHeading(Object.values(sheets)[0]);
  expect([row.氏名, row.所属, row.話したいテーマ]).toEqual(["=1+1", "@SUM(A1)", "+81 の話"]);
  workbook.worksheets[0].eachRow((line) => line.eachCell((cell) => expect(cell.formula).toBeUndefined()));
  const [, cells] = (await readCsv(csv.path)).rows;
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  expect(cells.join()).toContain("=1+1");
});
