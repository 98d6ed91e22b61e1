import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { createTransport } from "nodemailer";
import { type Carrier, notSent, type OutgoingMessage, type SendFailure } from "./messageAdapter.ts";

/** A mail server, and whom mails are from. */
export interface SmtpSettings {
  host: string;
  port: number;
  /** TLS from the first byte (465); otherwise STARTTLS. */
  secure: boolean;
  /** Whether a server without TLS is refused. */
  requireTls: boolean;
  user: string | undefined;
  password: string | undefined;
  from: string;
  timeoutMs: number;
}

/**
 * Sends mails over SMTP. SMTP has no key by which a server could tell a mail it has: the Message-ID comes of the key, so
 * that mailboxes may, but one whose answer was lost after its text went out is doubtful.
 */
export function makeSmtpCarrier(settings: SmtpSettings): Carrier {
  const { host, port, secure, requireTls, user, password, from, timeoutMs } = settings;
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: requireTls && !secure,
    ...(user === undefined ? {} : { auth: { user, pass: password ?? "" } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    name: "smtp",
    tellsByKey: false,
    seenByOthers: false,
    async send(message, now) {
      if (!("email" in message.to)) return notSent({ reason: "address-invalid", retry: "never" });
      const text = textOf(message);
      try {
        await transport.sendMail({
          from,
          to: { name: "", address: message.to.email },
          subject: (message.subject ?? message.words)[message.language],
          text: text.stream,
          textEncoding: "base64",
          messageId: messageId(message.key, from),
          date: now,
          headers: { "auto-submitted": "auto-generated" },
        });
        return { sent: true };
      } catch (error) {
        return notSent(failureOf(error, text.begun()));
      }
    },
  };
}

/** The text as a stream, which tells whether the server was ready to take it: before that it cannot have the mail. */
function textOf({ words, language }: OutgoingMessage): { stream: Readable; begun: () => boolean } {
  let begun = false;
  function* read() {
    begun = true;
    yield Buffer.from(words[language], "utf8");
  }
  return { stream: Readable.from(read()), begun: () => begun };
}

function messageId(key: string, from: string): string {
  const domain = /@([^>\s]+)>?\s*$/.exec(from)?.[1] ?? "shiliu.invalid";
  return `<${createHash("sha256").update(key).digest("hex").slice(0, 40)}@${domain}>`;
}

function failureOf(error: unknown, begun: boolean): SendFailure {
  const { responseCode, command, code } = error as { responseCode?: number; command?: string; code?: string };
  // A wrong password is mended at our side; the mails are still wanted.
  if (code === "EAUTH") return { reason: "carrier-refused", retry: "later" };
  if (responseCode !== undefined && responseCode >= 500) {
    return { reason: command === "RCPT TO" ? "address-invalid" : "carrier-refused", retry: "never" };
  }
  if (responseCode !== undefined) return { reason: "carrier-busy", retry: "later" };
  if (code === "EENVELOPE") return { reason: "address-invalid", retry: "never" };
  return begun
    ? { reason: "answer-lost", retry: "doubtful" }
    : { reason: "carrier-unreachable", retry: "later" };
}
