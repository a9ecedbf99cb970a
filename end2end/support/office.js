// The office that uses an installation: its first organiser, and what they do at the desk.
import { expect } from "@playwright/test";

export const organiser = { mail: "hanako@example.jp", password: "けやき並木と玉川上水の朝の霧", name: "小金井　花子" };

/** The first organiser comes through the one-time link that the server prints. */
export async function register(page, service) {
  const [link] = await service.printed(/https?:\/\/\S+\/invitation\/\S+/);
  await page.goto(link);
  await page.getByLabel("主催団体の名称").fill("在宅医療・介護連携支援室");
  await page.getByLabel("氏名").fill(organiser.name);
  await page.getByLabel("メールアドレス").fill(organiser.mail);
  await page.getByLabel("パスワード").first().fill(organiser.password);
  await page.getByLabel("パスワード（確認のため").fill(organiser.password);
  await page.getByRole("button", { name: "登録してサインインする" }).click();
}

export async function signIn(page, service, who = organiser) {
  await page.goto(`${service.url}/desk/sign-in`);
  await page.getByLabel("メールアドレス").fill(who.mail);
  await page.getByLabel("パスワード").fill(who.password);
  await page.getByRole("button", { name: "サインイン" }).click();
}

/** The desk of an installation, in a browser of its own, with the first organiser signed in. */
export class Office {
  static async open(browser, service, contextOptions) {
    const office = new Office();
    office.service = service;
    office.context = await browser.newContext(contextOptions);
    office.page = await office.context.newPage();
    await register(office.page, service);
    await expect(office.page.getByRole("button", { name: "サインアウト" })).toBeVisible();
    return office;
  }

  close() {
    return this.context.close();
  }
}
