// What holds for every page, however it is reached: a picture is kept, axe finds
// nothing, nothing scrolls sideways on a narrow phone, and a finger hits what it aims at.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Keeps a picture of the whole page in build/screenshots. */
export async function shoot(page, name) {
  const project = test.info().project.name;
  const path = new URL(`../../build/screenshots/${name}.${project}.png`, import.meta.url).pathname;
  await page.screenshot({ path, fullPage: true });
}

/** axe finds nothing to complain about. */
export async function axe(page) {
  // From the top, where no bar that sticks lies over what is scrolled beneath it.
  await page.evaluate(() => scrollTo(0, 0)).catch(() => {});
  const scripted = test.info().project.use.javaScriptEnabled !== false;
  const { violations } = scripted ? await analyze(page) : await onCopy(page, analyze);
  const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(place) }));
  expect.soft(found, `axe on ${page.url()}`).toEqual([]);
}

const place = ({ html, any }) => [html, ...any.flatMap((check) => (check.relatedNodes ?? []).map((other) => `with ${other.html}`))].join(" ");

const analyze = (page) => new AxeBuilder({ page }).withTags(rules).analyze();

// axe waits for promises, which a browser without scripts never keeps. So it looks at
// a copy: the same markup under the same address, with the page's own scripts left out.
async function onCopy(page, look) {
  const html = (await page.content()).replace(/<script\b[^]*?<\/script>/g, "");
  const context = await page.context().browser().newContext({
    javaScriptEnabled: true,
    viewport: page.viewportSize(),
    storageState: await page.context().storageState(),
  });
  try {
    const copy = await context.newPage();
    const url = page.url().split("#")[0];
    await copy.route(url, (route) => route.fulfill({ body: html, contentType: "text/html; charset=utf-8" }));
    await copy.goto(url);
    return await look(copy);
  } finally {
    await context.close();
  }
}

/** At 320 CSS pixels nothing has to be scrolled sideways. */
export async function fitsNarrow(page) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const kept = (node) => node && (getComputedStyle(node).overflowX !== "visible" || kept(node.parentElement));
    const past = [...document.body.querySelectorAll("*")]
      .filter((node) => node.getBoundingClientRect().right > width + 1)
      .filter((node) => !kept(node.parentElement));
    return [`${document.documentElement.scrollWidth} px`, ...past.slice(0, 5).map((node) => node.outerHTML.slice(0, 120))];
  });
  await page.setViewportSize(before);
  expect.soft(wide, `wider than 320 px: ${page.url()}`).toEqual([]);
}

/** Whatever is pressed is 44 px in both directions; links within a sentence are text. */
export async function targetsAreLarge(page) {
  const small = await page.evaluate(() => {
    // A small box or button with a label of its own is hit on the label as well.
    const area = (node) => {
      const boxes = [node, ...(node.labels ?? [])].map((part) => part.getBoundingClientRect());
      const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
      return { width: Math.max(...boxes.map((box) => box.right)) - left, height: Math.max(...boxes.map((box) => box.bottom)) - top };
    };
    const inSentence = (node) => node.localName === "a" && getComputedStyle(node).display === "inline";
    // What waits beside the page until it has the focus, as the link to the content does.
    const isAside = (node) => node.getBoundingClientRect().bottom <= 0 || node.getBoundingClientRect().right <= 0;
    return [...document.querySelectorAll("a[href], button, summary, select, textarea, input:not([type=hidden])")]
      .filter((node) => node.checkVisibility() && !node.closest("[aria-hidden=true]") && !inSentence(node) && !isAside(node))
      .map((node) => ({ html: node.outerHTML.slice(0, 160), ...area(node) }))
      .filter(({ width, height }) => width > 1 && height > 1 && (width < 44 || height < 43.5));
  });
  expect.soft(small, `targets smaller than 44 px: ${page.url()}`).toEqual([]);
}

/** All of it. */
export async function examine(page, name) {
  await shoot(page, name);
  await axe(page);
  await fitsNarrow(page);
  await targetsAreLarge(page);
}
