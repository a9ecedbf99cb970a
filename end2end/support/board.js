// The seating board: an event with the workshop's people, seated, and what a test looks for on it.
import { expect } from "@playwright/test";
import { importRoster, seat } from "./roster.js";

/** Publishes an event, takes in the 60 people of the workshop and seats them: the seating page. */
export async function seated(office) {
  const event = await office.publish();
  const { page } = office;
  await importRoster(page, event);
  await expect(page).toHaveURL(/imported=60/);
  await seat(page, event);
  await expect(page.locator("main")).toContainText("60名・10班");
  return `${event.desk}/seating`;
}

/** Opens the board, once the browser's program runs. */
export async function openBoard(page, url) {
  await page.goto(url);
  await expect(page.locator(".board")).toBeVisible({ timeout: 30_000 });
}

/** The card of a table. */
export const table = (page, number) => page.locator(".board-table").filter({ has: page.getByRole("heading", { name: `${number}班`, exact: true }) });

/** The names at a table. */
export const namesAt = (page, number) => table(page, number).locator(".chip__name").allInnerTexts();

/** The chip of a person. */
export const chip = (page, name) => page.locator(".chip").filter({ has: page.locator(".chip__name", { hasText: name }) }).first();

/** What was said last. */
export const said = (page) => page.locator(".board-hand__said");

/** Waits until the page has not scrolled for some frames. */
export const still = (page) =>
  page.evaluate(async () => {
    const frame = () => new Promise((painted) => requestAnimationFrame(painted));
    for (let quiet = 0, at = scrollY; quiet < 10; at = scrollY) {
      await frame();
      quiet = scrollY === at ? quiet + 1 : 0;
    }
  });
