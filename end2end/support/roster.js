// The roster of the 2023 workshop, and what has to come out of the service for each row of it.
import { expect } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { readFileSync } from "node:fs";

export const rosterPath = new URL("../../src/app/demo/workshop-2023-09-06.csv", import.meta.url).pathname;

const rows = parse(readFileSync(rosterPath), { bom: true, columns: true });

const hiragana = (text) => text.normalize("NFKC").replace(/[ァ-ヶ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60));

// The desk's list has the long name; the roster's authors wrote the short one.
const labels = { ケアマネジャー: "ケアマネジャー（介護支援専門員）" };

/** The people of the first `count` rows as the participants list must show them. */
export const people = (count = rows.length) =>
  rows.slice(0, count).map((row) => ({
    氏名: row.氏名,
    ふりがな: hiragana(row.ふりがな).trim(),
    職種: labels[row.職種] ?? row.職種,
    所属: row.所属.trim(),
    メールアドレス: row.メールアドレス.trim(),
    電話番号: row.電話番号.normalize("NFKC").replace(/\D/g, ""),
    経験年数: row.経験年数,
    進行役: row.進行役を引き受けてもよい === "はい" ? "可" : "",
    話したいテーマ: row.話したいテーマ,
  }));

/** Chooses the roster on the import page and goes on to the preview. */
export async function chooseRoster(page, event, file = rosterPath) {
  await page.goto(`${event.desk}/import`);
  await page.getByLabel("名簿のファイル").setInputFiles(file);
  await page.getByRole("button", { name: "内容を確認する" }).click();
}

/** Takes in the roster, without those beyond the capacity. */
export async function importRoster(page, event) {
  await chooseRoster(page, event);
  await page.getByLabel("8名は取り込まず").check();
  await page.getByRole("button", { name: "取り込む", exact: true }).click();
}

/** Seats everybody at so many tables, for the first time or anew. */
export async function seat(page, event, tables = 10) {
  await page.goto(`${event.desk}/seating`);
  const again = page.locator("summary").filter({ hasText: "班分けを最初から作り直す" });
  if (await again.count()) await again.click();
  await page.getByLabel("班の数を決める").check();
  await page.getByRole("textbox", { name: /^班の数／/ }).fill(String(tables));
  await page.getByRole("button", { name: "班分けする" }).click();
  await stands(page, "下書き");
}

/** Waits for a seating of this state on the page. */
const stands = (page, state) => expect(page.locator(".standing .badge")).toHaveText(state, { timeout: 40_000 });

/** Makes the seating on the page the final one: on the board, or by the form where no script runs. */
export async function publish(page, withScripts) {
  if (withScripts) {
    // The board takes the place of the form's button when it lives.
    await expect(page.locator(".board")).toBeVisible({ timeout: 30_000 });
    await page.getByRole("button", { name: "この班分けを確定する" }).click();
  } else {
    await page.getByRole("button", { name: "この班分けを確定する" }).click();
    await expect(page.locator("main")).toContainText("班分けを確定しました");
  }
  await stands(page, "確定");
}
