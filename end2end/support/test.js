// The test function of the flows: Playwright's, with a service of the worker's own.
//
//   service   an empty installation: `url`, `output`, `mails`
//   office    its first organiser, signed in at the desk
//   atDesk    signs the test's own browser in as that organiser
//   empty     an installation of the test's own, in which nothing was done yet
//   demo      the installation that `make demo` serves, filled from the 2023 workshop
//
// Each is started when a test first asks for it, and stopped with the worker.
import { test as base } from "@playwright/test";
import { Mails } from "./mails.js";
import { Office } from "./office.js";
import { Service } from "./service.js";

export { expect } from "@playwright/test";
export { axe, examine, shoot } from "./looks.js";

const installation = (command) => [
  async ({}, use) => {
    const mails = await new Mails().start();
    const service = await Service.start(command, mails.port);
    await use(Object.assign(service, { mails }));
    await service.stop();
    await mails.stop();
  },
  { scope: "worker", timeout: 90_000 },
];

export const test = base.extend({
  service: installation("serve"),
  demo: installation("demo"),
  empty: [installation("serve")[0], { timeout: 90_000 }],
  office: [
    async ({ browser, service }, use, { project }) => {
      const office = await Office.open(browser, service, project.use);
      await use(office);
      await office.close();
    },
    { scope: "worker", timeout: 90_000 },
  ],
  atDesk: async ({ context, office }, use) => {
    const { cookies } = await office.storageState;
    await context.addCookies(cookies);
    await use(office);
  },
});

/** Whether the browser of this project runs scripts. */
export const hasScripts = () => test.info().project.name.startsWith("js-");

/** An address that no other test of the run uses. */
export const freshAddress = (who) => `${who}.${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}@example.jp`;
