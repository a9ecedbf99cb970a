// The seating board: by keyboard, by tap, by drag, without scripts, and with two organisers.
import { chip, namesAt, openBoard, said, seated, still, table } from "../support/board.js";
import { axe, examine, expect, hasScripts, test } from "../support/test.js";

test.describe.configure({ mode: "default" });

let url;
test.beforeAll(async ({ office }) => {
  test.setTimeout(120_000);
  url = await seated(office);
});

test.describe("with scripts", () => {
  test.beforeEach(() => test.skip(!hasScripts(), "the board needs scripts"));

  test("looks right, and axe finds nothing, at rest and with somebody in hand", async ({ page, atDesk }) => {
    await openBoard(page, url);
    await expect(page.locator("#board-form")).toBeHidden();
    await examine(page, "board");
    const [name] = await namesAt(page, 1);
    await chip(page, name).click();
    await expect(said(page)).toContainText(`${name}さんを選びました`);
    await examine(page, "board-held");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "別の案と比べる" }).click();
    await expect(said(page)).toContainText("これより良い案はありません", { timeout: 20_000 });
  });

  test("what is said of the tables is of those on the screen", async ({ page, atDesk }) => {
    await openBoard(page, url);
    const certificate = page.locator("#seating-certificate");
    const verdict = page.locator(".board-verdict");
    await expect(certificate).toBeVisible();
    // Somebody whose swap makes it worse, as the price says.
    const [name] = await namesAt(page, 1);
    await chip(page, name).click();
    const worse = page.locator(".chip--worse").first();
    await worse.click();
    await expect(said(page)).toContainText("入れ替えました");
    await expect(certificate).toBeHidden();
    await expect(verdict).toContainText("計算上の最少より");
    await page.getByRole("button", { name: "下書きを保存" }).click();
    await expect(said(page)).toContainText("下書きを保存しました");
    const told = await verdict.innerText();
    await openBoard(page, url);
    await expect(certificate).toContainText(told);
    await expect(certificate).not.toContainText("これ以上偏りの少ない");
    await examine(page, "board-worse");
    await page.getByRole("button", { name: "別の案と比べる" }).click();
    await expect(page.getByRole("heading", { name: "別の案", exact: true })).toBeFocused({ timeout: 20_000 });
    await examine(page, "board-alternatives");
  });

  test("by tap: moved, swapped, taken back, done again, saved", async ({ page, atDesk }) => {
    await openBoard(page, url);
    const [name] = await namesAt(page, 1);
    const [other] = await namesAt(page, 3);
    await chip(page, name).click();
    const to = page.getByRole("button", { name: /^2班へ/ }).and(page.locator(":visible"));
    await expect(to).toContainText(/変わりません|[+−]\d|7名になります/);
    await to.click();
    await expect(said(page)).toContainText(`${name}さんを1班から2班へ移しました`);
    expect(await namesAt(page, 2)).toContain(name);
    await expect(chip(page, name)).toBeFocused();
    await expect(page.locator(".board-figure").filter({ hasText: "1班の人数" })).toContainText("5〜7名");

    await chip(page, name).click();
    await chip(page, other).click();
    await expect(said(page)).toContainText("入れ替えました");
    expect(await namesAt(page, 3)).toContain(name);
    expect(await namesAt(page, 2)).toContain(other);

    const undo = page.getByRole("button", { name: "元に戻す", exact: true });
    await undo.click();
    await undo.click();
    expect(await namesAt(page, 1)).toContain(name);
    await expect(undo).toHaveAttribute("aria-disabled", "true");
    await expect(undo).toBeFocused();
    await page.getByRole("button", { name: "取り消した操作を戻す", exact: true }).click();
    expect(await namesAt(page, 2)).toContain(name);

    await expect(page.getByText("保存していない変更があります")).toBeVisible();
    await page.getByRole("button", { name: "下書きを保存" }).click();
    await expect(said(page)).toContainText("下書きを保存しました");
    await expect(page.getByText("保存していない変更があります")).toBeHidden();
    await openBoard(page, url);
    expect(await namesAt(page, 2)).toContain(name);
    // Whoever was moved by hand is fixed only where one says so.
    await expect(chip(page, name)).not.toContainText("固定");
    await expect(page.getByText("固定中の方はいません")).toBeVisible();
  });

  test("nothing moves under a finger", async ({ page, atDesk }) => {
    await openBoard(page, url);
    const places = (what) =>
      page.locator(what).evaluateAll((nodes) =>
        nodes.map((node) => {
          const { left, top, width, height } = node.getBoundingClientRect();
          return [left + scrollX, top + scrollY, width, height].map((length) => Math.round(length * 10) / 10).join(" ");
        }),
      );
    // The tools stick to the top of the window, wherever the page is.
    const all = ".board-figure, .board-table, .chip";
    const before = await places(all);
    const [name] = await namesAt(page, 1);
    await chip(page, name).click();
    await expect(page.locator(".chip__hint").filter({ hasText: "入替" }).first()).toBeVisible();
    expect(await places(all), "taken in hand").toEqual(before);
    await page.keyboard.press("Escape");
    await expect(said(page)).toContainText("選択をやめました");
    expect(await places(all), "let go").toEqual(before);
    // Of a move only the tables change that it is about.
    const above = ".board-figure, .board__tables > :first-child > .board-table__head";
    const heads = await places(above);
    await chip(page, name).click();
    await page.getByRole("button", { name: /^2班へ/ }).and(page.locator(":visible")).click();
    await expect(page.getByText("保存していない変更があります")).toBeVisible();
    expect(await places(above), "moved").toEqual(heads);
  });

  test("by keyboard only", async ({ page, atDesk }) => {
    await openBoard(page, url);
    const names = await namesAt(page, 4);
    const name = names[0];
    // Tab reaches one chip; arrows lead on from there.
    await page.getByRole("button", { name: "この班分けを確定する" }).focus();
    const focused = () => page.evaluate(() => document.activeElement?.querySelector(".chip__name")?.textContent ?? "");
    for (let tabs = 0; tabs < 5 && !(await focused()); tabs += 1) await page.keyboard.press("Tab");
    for (let steps = 0; steps < 60 && (await focused()) !== name; steps += 1) await page.keyboard.press("ArrowDown");
    expect(await focused()).toBe(name);
    await page.keyboard.press("ArrowRight");
    expect(await namesAt(page, 5)).toContain(await focused());
    await page.keyboard.press("ArrowLeft");
    expect(await focused()).toBe(name);

    // Picked up, carried to table 6 and dropped.
    await page.keyboard.press("Enter");
    await expect(said(page)).toContainText(`${name}さんを選びました`);
    const label = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
    for (let tabs = 0; tabs < 60 && !/^6班へ/.test(await label()); tabs += 1) await page.keyboard.press("Tab");
    expect(await label()).toMatch(/^6班へ/);
    await page.keyboard.press("Enter");
    await expect(said(page)).toContainText(`${name}さんを4班から6班へ移しました`);
    expect(await focused()).toBe(name);
    await page.keyboard.press("Control+z");
    expect(await namesAt(page, 4)).toEqual(names);
    await page.keyboard.press("Control+y");
    expect(await namesAt(page, 6)).toContain(name);

    // Escape lets go; the focus stays.
    await chip(page, name).focus();
    await page.keyboard.press(" ");
    await page.keyboard.press("Escape");
    await expect(said(page)).toContainText("選択をやめました");
    expect(await focused()).toBe(name);
  });

  test("by drag: to a table, and onto a person", async ({ page, atDesk }, { project }) => {
    test.skip(project.name !== "js-1280", "dragging is for a pointer on a wide page");
    await openBoard(page, url);
    const [name] = await namesAt(page, 1);
    await chip(page, name).dragTo(table(page, 2).locator(".board-table__head"));
    await expect(said(page)).toContainText(`${name}さんを1班から2班へ移しました`);
    expect(await namesAt(page, 2)).toContain(name);
    // The page follows the person who was moved; what is dragged next must lie still.
    await expect(chip(page, name)).toBeFocused();
    await still(page);
    const [other] = await namesAt(page, 3);
    await chip(page, name).dragTo(chip(page, other));
    await expect(said(page)).toContainText("入れ替えました");
    expect(await namesAt(page, 3)).toContain(name);
    expect(await namesAt(page, 2)).toContain(other);
  });

  test("pins, kept tables, together and apart hold when the rest is improved", async ({ page, atDesk }) => {
    await openBoard(page, url);
    const before = await namesAt(page, 5);
    const [pinned, apart] = [(await namesAt(page, 7))[0], await namesAt(page, 8)];
    await table(page, 5).getByRole("button", { name: /を固定/ }).click();
    await expect(said(page)).toContainText("5班を固定しました");
    await chip(page, before[0]).click();
    await page.getByRole("button", { name: "選択をやめる" }).click();
    await chip(page, pinned).click();
    const pin = page.getByRole("button", { name: /^(班を固定|固定を外す)$/ });
    if ((await pin.innerText()) === "班を固定") await pin.click();
    await page.getByRole("button", { name: "選択をやめる" }).click();
    await chip(page, apart[0]).click();
    await page.getByRole("button", { name: "別の班にする相手を選ぶ" }).click();
    await chip(page, apart[1]).click();
    await expect(said(page)).toContainText("別の班にする条件を付けました");
    await expect(page.locator(".board-figure").filter({ hasText: "満たしていない条件" })).toContainText("1");
    await page.getByRole("button", { name: "選択をやめる" }).click();
    await page.getByRole("button", { name: "固定した方以外を自動調整" }).click();
    await expect(said(page)).toContainText("自動調整をしました", { timeout: 20_000 });
    expect(await namesAt(page, 5)).toEqual(before);
    expect(await namesAt(page, 7)).toContain(pinned);
    const eight = await namesAt(page, 8);
    expect(apart.slice(0, 2).every((name) => eight.includes(name))).toBe(false);
    await expect(page.locator(".board-figure").filter({ hasText: "満たしていない条件" })).toBeHidden();
    await axe(page);
  });

  test("an alternative is chosen and can be taken back", async ({ page, atDesk }) => {
    await openBoard(page, url);
    // Only tables that are not the best have an alternative.
    await chip(page, (await namesAt(page, 1))[0]).click();
    await page.locator(".chip--worse").first().click();
    await expect(said(page)).toContainText("入れ替えました");
    const before = await Promise.all([1, 2, 3].map((number) => namesAt(page, number)));
    await page.getByRole("button", { name: "別の案と比べる" }).click();
    const choose = page.getByRole("button", { name: "「職種の混ざりが最もよい」の案にする" });
    await expect(choose).toBeVisible({ timeout: 20_000 });
    await choose.click();
    await expect(said(page)).toContainText("「職種の混ざりが最もよい」の案にしました");
    await page.getByRole("button", { name: "元に戻す", exact: true }).click();
    expect(await Promise.all([1, 2, 3].map((number) => namesAt(page, number)))).toEqual(before);
  });

  test("of two organisers at once the second is told, and keeps what is on the screen", async ({ page, context, atDesk }) => {
    const second = await context.newPage();
    await openBoard(page, url);
    await openBoard(second, url);
    const free = async (on, number) => {
      const found = table(on, number).locator(".chip").filter({ hasNotText: "固定" }).first();
      return found.locator(".chip__name").innerText();
    };
    const [mine, theirs] = [await free(page, 9), await free(second, 10)];
    const move = async (on, name) => {
      await chip(on, name).click();
      await on.getByRole("button", { name: /^1班へ/ }).and(on.locator(":visible")).click();
      await on.getByRole("button", { name: "下書きを保存" }).click();
    };
    await move(page, mine);
    await expect(said(page)).toContainText("下書きを保存しました");
    await move(second, theirs);
    const notice = second.locator("#board-trouble");
    await expect(notice).toContainText("ほかの担当者の変更と重なりました");
    await expect(notice).toBeFocused();
    await expect(notice.getByRole("link", { name: "保存されている班分けを別の画面で見る" })).toBeVisible();
    expect(await namesAt(second, 1)).toContain(theirs);
    expect(await namesAt(second, 1)).not.toContain(mine);
    await examine(second, "board-stale");

    await openBoard(page, url);
    expect(await namesAt(page, 1)).toContain(mine);
    expect(await namesAt(page, 1)).not.toContain(theirs);
    await second.getByRole("button", { name: "この画面の内容で保存する" }).click();
    await expect(said(second)).toContainText("下書きを保存しました");
  });

  test("saved and published from the board", async ({ page, atDesk }) => {
    await openBoard(page, url);
    page.on("dialog", (dialog) => dialog.accept());
    await page.getByRole("button", { name: "この班分けを確定する" }).click();
    await expect(page.locator(".standing")).toContainText("確定");
  });
});

test.describe("without scripts", () => {
  test.beforeEach(() => test.skip(hasScripts(), "with scripts there is the board"));

  test("the selects do the same", async ({ page, atDesk }) => {
    await page.goto(url);
    await expect(page.locator(".board")).toHaveCount(0);
    const card = page.locator(".card").filter({ hasText: "1班" }).first();
    const name = (await card.locator(".person__name").first().innerText()).split("\n")[0];
    await card.locator("summary").click();
    const select = card.locator("select").first();
    await select.selectOption("2");
    await card.getByRole("button", { name: /保存|変更/ }).first().click();
    await expect(page.locator("main")).toContainText("班の変更を保存しました");
    expect(name.length).toBeGreaterThan(0);
  });
});
