// The office that uses an installation: its first organiser, and what they do at the desk.
import { expect } from "@playwright/test";

export const organiser = { mail: "hanako@example.jp", password: "けやき並木と玉川上水の朝の霧", name: "小金井　花子" };

/** The one-time link for the first organiser, as the server prints it. */
export const invitation = async (service) => (await service.printed(/https?:\/\/\S+\/invitation\/\S+/))[0];

/** The first organiser sets name, mail and password. */
export async function register(page, service, who = organiser) {
  await page.goto(await invitation(service));
  await page.getByLabel("主催団体の名称").fill("在宅医療・介護連携支援室");
  await page.getByLabel("氏名").fill(who.name);
  await page.getByLabel("メールアドレス").fill(who.mail);
  await page.getByLabel("パスワード").first().fill(who.password);
  await page.getByLabel("パスワード（確認のため").fill(who.password);
  await page.getByRole("button", { name: "登録してログインする" }).click();
}

export async function signIn(page, service, who = organiser) {
  await page.goto(`${service.url}/desk/sign-in`);
  await page.getByLabel("メールアドレス").fill(who.mail);
  await page.getByLabel("パスワード").fill(who.password);
  await page.getByRole("button", { name: "ログイン" }).click();
}

// Days from now, at an hour in Tokyo, as a datetime-local input takes it.
const day = 86_400_000;
const inDays = (days) => new Date(Date.now() + 9 * 3_600_000 + days * day).toISOString().slice(0, 10);
const at = (days, time) => `${inDays(days)}T${time}`;
const inUtc = (local) => new Date(`${local}:00+09:00`).toISOString().replace(/[-:]|\.000/g, "");

/** The workshop of 2023, some weeks from now; `changes` replace single fields by their label. */
export const workshop = (changes = {}) => ({
  研修会名: `令和5年度 多職種連携研修会 ${Math.random().toString(36).slice(2, 6)}`,
  テーマ: "アフターコロナ、コロナ禍で学んだこと",
  案内文: "グループワークを中心とした研修会です。\n\n- 講義\n- **グループワーク**",
  開始日時: at(30, "19:00"),
  終了日時: at(30, "20:45"),
  会場: "萌え木ホール",
  会場の地図のURL: "https://maps.example.jp/moegi",
  "定員（人）": "60",
  申込開始: at(-1, "09:00"),
  申込締切: at(20, "17:00"),
  "1班の人数または班の数": "10",
  話し合いのテーマ: "消毒の実際\n職員の感染と人員不足\n面会制限と看取り\nオンライン会議の使い方\n予防接種",
  主催: "日常療養支援・多職種連携研修部会",
  "お知らせ・注意事項": "マスクの着用にご協力ください。",
  問い合わせ先の名称: "在宅医療・介護連携支援室",
  問い合わせ先の電話番号: "042-000-0000",
  ...changes,
});

/** Fills in the form of an event. */
export async function fillInEvent(page, fields) {
  // A new event begins with the rules of the latest one; here each stands for itself.
  await page.locator('input[name="like"]').evaluateAll((all) => all.forEach((one) => (one.value = "")));
  for (const [label, value] of Object.entries(fields)) {
    await page.getByLabel(label).first().fill(value);
  }
  await page.getByLabel("グループワークがある").check();
  await page.getByLabel("班の数を決める").check();
}

/** The desk of an installation, in a browser of its own, with the first organiser signed in. */
export class Office {
  static async open(browser, service, contextOptions) {
    const office = new Office();
    office.service = service;
    office.context = await browser.newContext(contextOptions);
    office.page = await office.context.newPage();
    await register(office.page, service);
    await expect(office.page.getByRole("button", { name: "ログアウト" })).toBeVisible();
    return office;
  }

  /** The cookies of the organiser, for a page of one's own. */
  get storageState() {
    return this.context.storageState();
  }

  /**
   * Makes an event at the desk and publishes it: its public `url`, the `desk` page, and what
   * a visitor and a calendar are told of it.
   */
  async publish(changes = {}) {
    const fields = workshop(changes);
    const { page, service } = this;
    await page.goto(`${service.url}/desk/events/new`);
    await fillInEvent(page, fields);
    await page.getByRole("button", { name: "保存する" }).click();
    await page.getByRole("button", { name: "公開する" }).click();
    await expect(page.locator("main")).toContainText("公開しました");
    return {
      title: fields.研修会名,
      venue: fields.会場,
      sessions: 1,
      startsAtUtc: inUtc(fields.開始日時),
      url: await page.getByLabel("公開ページのURL").inputValue(),
      desk: page.url().split("?")[0],
    };
  }

  /** How many people have a place, as the overview of the event tells. */
  async registrations(event) {
    await this.page.goto(event.desk);
    const text = await this.page.locator("main").innerText();
    return Number(/申込\s+(\d+)名/.exec(text)[1]);
  }

  close() {
    return this.context.close();
  }
}
