// Browser tests against the real server binary: with and without JavaScript, on a
// phone's width and on a desk's. `make test` builds what they need and runs them.
import { defineConfig } from "@playwright/test";

const width = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 800 } };

const project = (name, javaScriptEnabled, viewport) => ({
  name,
  use: { javaScriptEnabled, viewport },
});

export default defineConfig({
  testDir: "flows",
  outputDir: "../build/end2end",
  // A story in a file goes from top to bottom; the files share two workers.
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  // A machine under load may let one pointer slip; what passes only then is named at the end.
  retries: process.env.CI ? 1 : 0,
  reporter: [["list"], ["./support/counts.js"]],
  projects: [
    project("js-360", true, width.phone),
    project("js-1280", true, width.desk),
    project("nojs-360", false, width.phone),
    project("nojs-1280", false, width.desk),
  ],
  use: {
    actionTimeout: 20_000,
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    colorScheme: "light",
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM || undefined,
      args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
