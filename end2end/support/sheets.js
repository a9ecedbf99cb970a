// Reads back what the exports hand out.
import { parse } from "csv-parse/sync";
import Excel from "exceljs";
import { readFile } from "node:fs/promises";

/** A downloaded workbook: `sheets[name]` are its rows of texts, `workbook` all the rest. */
export async function readXlsx(path) {
  const workbook = new Excel.Workbook();
  await workbook.xlsx.readFile(path);
  const sheets = {};
  workbook.eachSheet((sheet) => {
    const rows = [];
    sheet.eachRow({ includeEmpty: true }, (row) => {
      const cells = [];
      for (let at = 1; at <= sheet.columnCount; at += 1) cells.push(row.getCell(at).text);
      rows.push(cells);
    });
    sheets[sheet.name] = rows;
  });
  return { sheets, workbook };
}

/** A CSV file: its rows, and whether Excel would take it for UTF-8. */
export async function readCsv(path) {
  const bytes = await readFile(path);
  const hasMark = bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
  return { hasMark, rows: parse(bytes, { bom: true, relax_column_count: true }) };
}

/** What a download link or button hands over, saved: `{ path, name }`. */
export async function download(page, click) {
  const [file] = await Promise.all([page.waitForEvent("download"), click()]);
  return { path: await file.path(), name: file.suggestedFilename() };
}
