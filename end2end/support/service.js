// The server binary, started as an installation starts it: a folder of its own, a
// fresh database, a free port, its mails to the SMTP server of the tests.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "./wait.js";

const binary = process.env.ENTAKU_BINARY ?? new URL("../../target/debug/entaku", import.meta.url).pathname;
const site = process.env.ENTAKU_SITE_DIR ?? new URL("../../target/site", import.meta.url).pathname;

export async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

export class Service {
  #process;
  #output = "";
  #folder;

  /**
   * `command` is a subcommand of the binary; `smtpPort` is where its mails go. `startedIn`
   * then tells how many milliseconds went by until it was ready.
   */
  static async start(command, smtpPort, settings = {}) {
    const begin = performance.now();
    const service = new Service();
    service.#folder = await mkdtemp(join(tmpdir(), "entaku-end2end-"));
    const port = await freePort();
    service.url = `http://127.0.0.1:${port}`;
    service.#process = spawn(binary, [command], {
      cwd: service.#folder,
      env: {
        PATH: process.env.PATH,
        ENTAKU_ADDRESS: `127.0.0.1:${port}`,
        ENTAKU_BASE_URL: service.url,
        DATABASE_URL: `sqlite://${service.#folder}/entaku.db`,
        ENTAKU_SITE_DIR: site,
        ENTAKU_MAIL: "smtp",
        ENTAKU_SMTP_HOST: "127.0.0.1",
        ENTAKU_SMTP_PORT: String(smtpPort),
        ENTAKU_SMTP_TLS: "none",
        ENTAKU_MAIL_FROM: "円卓 <entaku@example.jp>",
        ENTAKU_TIME_ZONE: "Asia/Tokyo",
        // Every test applies from one address.
        ENTAKU_APPLY_LIMIT: "0",
        ENTAKU_MAILBOX_LIMIT: "0",
        ...settings,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [service.#process.stdout, service.#process.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => (service.#output += text));
    }
    service.#process.on("error", (error) => (service.#output += `\n${error.message}`));
    try {
      await service.#ready();
      service.startedIn = performance.now() - begin;
    } catch (error) {
      await service.stop();
      throw error;
    }
    return service;
  }

  async #ready() {
    const answers = async () => {
      if (this.#process.exitCode !== null) throw new Error(`the server ended at its start:\n${this.#output}`);
      return fetch(`${this.url}/readyz`).then((answer) => answer.ok, () => false);
    };
    await until(answers, 60_000, () => `the server to be ready; it said:\n${this.#output}`, 5);
  }

  /** Everything the server printed, without colours. */
  get output() {
    return this.#output.replace(/\u001b\[[0-9;]*m/g, "");
  }

  /** Waits for a match in what the server prints. */
  async printed(pattern) {
    await until(() => pattern.test(this.output), 20_000, () => `${pattern} in the output:\n${this.output}`);
    return pattern.exec(this.output);
  }

  get pid() {
    return this.#process.pid;
  }

  async stop() {
    const ended = this.#process.exitCode ?? this.#process.signalCode;
    if (ended === null && this.#process.pid) {
      const end = new Promise((exited) => this.#process.once("exit", exited));
      this.#process.kill("SIGTERM");
      const slow = setTimeout(() => this.#process.kill("SIGKILL"), 10_000);
      await end;
      clearTimeout(slow);
    }
    await rm(this.#folder, { recursive: true, force: true });
  }
}
