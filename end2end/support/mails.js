// A real SMTP server on a port of its own: it takes every mail and keeps it, parsed.
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { until } from "./wait.js";

export class Mails {
  /** Every mail that came in, in order: `{ to, raw, subject, text, attachments, headers, … }`. */
  received = [];
  #refusals = [];
  #server;

  async start() {
    this.#server = new SMTPServer({
      authOptional: true,
      // The tests look at the mails; the encryption has its own tests.
      disabledCommands: ["STARTTLS", "AUTH"],
      logger: false,
      onData: (stream, session, done) => this.#take(stream, session).then(() => done(), done),
    });
    await new Promise((started) => this.#server.listen(0, "127.0.0.1", started));
    return this;
  }

  get port() {
    return this.#server.server.address().port;
  }

  async stop() {
    await new Promise((stopped) => this.#server.close(stopped));
  }

  /** The next mail is turned away: for good (550), or for now, as a busy server does (451). */
  refuse(responseCode) {
    this.#refusals.push(responseCode);
  }

  async #take(stream, session) {
    const parts = [];
    for await (const part of stream) parts.push(part);
    const responseCode = this.#refusals.shift();
    if (responseCode) throw Object.assign(new Error("not taken"), { responseCode });
    const raw = Buffer.concat(parts);
    const parsed = await simpleParser(raw);
    const to = session.envelope.rcptTo.map((recipient) => recipient.address.toLowerCase());
    this.received.push(Object.assign(parsed, { raw, to }));
  }

  /** The mails to an address, waiting until there are at least `count`. */
  async for(address, count = 1) {
    const mine = () => this.received.filter((mail) => mail.to.includes(address.toLowerCase()));
    await until(() => mine().length >= count, 15_000, () => {
      const others = this.received.map((mail) => mail.to.join(", ")).join("; ") || "nobody";
      return `${count} mail(s) to ${address}; there are ${mine().length}, and mails came for ${others}`;
    });
    return mine();
  }

  /** Nothing more than `count` mails to an address, looked at again after a while. */
  async stays(address, count, milliseconds = 1500) {
    await new Promise((later) => setTimeout(later, milliseconds));
    return this.received.filter((mail) => mail.to.includes(address.toLowerCase())).length === count;
  }
}
