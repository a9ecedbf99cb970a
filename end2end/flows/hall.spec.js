// A large hall: 500 people of twelve professions at 80 tables, taken in, seated and moved.
import { readFileSync } from "node:fs";
import { chip, namesAt, openBoard, said } from "../support/board.js";
import { chooseRoster, seat } from "../support/roster.js";
import { examine, expect, hasScripts, test } from "../support/test.js";

const professions = {
  caremgr: "ケアマネジャー",
  careworker: "介護福祉士・ヘルパー",
  dentist: "歯科医師",
  dietitian: "管理栄養士",
  hygienist: "歯科衛生士",
  MSW: "医療ソーシャルワーカー",
  nurse: "訪問看護師",
  pharmacist: "薬剤師",
  physician: "医師",
};
const therapist = "理学療法士・作業療法士・言語聴覚士";

// Each has a name of their own: the same name at the same workplace would be asked about.
const signs = [..."青石井上江大岡小加川木黒佐坂清鈴高田千土戸中西根野橋林原東広福星前松三水宮村森矢山吉和渡秋池今岩植内梅榎遠"];
const kana = [..."あいうえおかきくけこさしすせそたちつてと"];
const name = (at) => `${signs[Math.floor(at / signs.length)]}${signs[at % signs.length]} 花`;
const furigana = (at) => `${kana[Math.floor(at / 400)]}${kana[Math.floor(at / 20) % 20]}${kana[at % 20]} はな`;

const instance = readFileSync(new URL("../../src/seating/data/m500.people.csv", import.meta.url), "utf8");
const people = instance.trim().split("\n").slice(1);
const roster = ["氏名,ふりがな,職種,所属"]
  .concat(people.map((line, at) => `${name(at)},${furigana(at)},${professions[line.split(",")[1]] ?? therapist},事業所${line.split(",")[2]}`))
  .join("\n");

test("500 people at 80 tables", async ({ page, atDesk, office }, { project }) => {
  test.skip(!["js-1280", "nojs-360"].includes(project.name), "so many people are waited for once with scripts and once without");
  test.slow();
  const event = await office.publish({ "定員（人）": "500", "1班の人数または班の数": "80" });
  await chooseRoster(page, event, { name: "名簿.csv", mimeType: "text/csv", buffer: Buffer.from(roster) });
  await expect(page.locator("main")).toContainText("読み取った名簿：500名");
  await page.getByRole("button", { name: "取り込む", exact: true }).click();
  await expect(page.locator("main")).toContainText("500名を取り込みました");
  await seat(page, event, 80);
  await expect(page.locator("main")).toContainText("500名・80班");
  await expect(page.locator("main")).toContainText("これ以上偏りの少ない班分けはありません");
  if (!hasScripts()) {
    await examine(page, "hall");
    return;
  }
  await openBoard(page, `${event.desk}/seating`);
  const [first] = await namesAt(page, 1);
  await chip(page, first).click();
  await expect(said(page)).toContainText(`${first}さんを選びました`);
  await page.getByRole("button", { name: /^80班へ/ }).and(page.locator(":visible")).click();
  await expect(said(page)).toContainText(`${first}さんを1班から80班へ移しました`);
  expect(await namesAt(page, 80)).toContain(first);
  await examine(page, "hall");
});
