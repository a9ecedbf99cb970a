// An applicant, and the hand that fills in the form for them.
import { freshAddress } from "./test.js";

/** A person with everything that the form asks for; `changes` replace single answers. */
export const person = (changes = {}) => ({
  氏名: "𠮷田　髙子",
  ふりがな: "ヨシダ タカコ",
  職種: "訪問看護師",
  "所属（事業所名）": "訪問看護ステーション﨑",
  メールアドレス: freshAddress("yoshida"),
  電話番号: "０４２－３８８－２５３１",
  ...changes,
});

/** Opens the form and fills it in, as far as the person has answers. */
export async function fillIn(page, event, answers, { agree = true } = {}) {
  await page.goto(`${event.url}/apply`);
  for (const [label, answer] of Object.entries(answers)) {
    if (label === "職種") await page.getByRole("radio", { name: answer, exact: true }).check();
    else await page.getByLabel(label).first().fill(answer);
  }
  if (agree) await page.getByLabel("個人情報の取扱いに同意する").check();
}

export const toCheck = (page) => page.getByRole("button", { name: "入力内容を確認する" }).click();
export const submit = (page) => page.getByRole("button", { name: "この内容で申し込む" }).click();

/** The whole way: form, 確認, 完了. */
export async function apply(page, event, answers) {
  await fillIn(page, event, answers);
  await toCheck(page);
  await submit(page);
}

/** The 受付番号 of the page that says that the application was taken. */
export async function takenNumber(page) {
  const text = await page.locator("main").innerText();
  return Number(/受付番号[\s：:]*(\d+)/.exec(text)?.[1]);
}
