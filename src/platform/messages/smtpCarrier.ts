import { createHash } from "node:crypto";
import { createTransport } from "nodemailer";
import { type Carrier, notSent, type SendFailure } from "./messageAdapter.ts";

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
  return {
    name: "smtp",
    tellsByKey: false,
    seenByOthers: false,
    async send(message, now) {
      if (!("email" in message.to)) return notSent({ reason: "address-invalid", retry: "never" });
      const { language } = message;
      const { transport, textBegun } = openTransport(settings);
      try {
        await transport.sendMail({
          from: settings.from,
          to: { name: "", address: message.to.email },
          subject: (message.subject ?? message.words)[language],
          text: message.words[language],
          textEncoding: "base64",
          messageId: messageId(message.key, settings.from),
          date: now,
          headers: { "auto-submitted": "auto-generated" },
        });
        return { sent: true };
      } catch (error) {
        return notSent(failureOf(error, textBegun()));
      } finally {
        transport.close();
      }
    },
  };
}

const startMail = /^354\b/;
const silent = (): void => undefined;

/** A connection for one mail. Its log tells whether the server asked for the text: before that it cannot have the mail. */
function openTransport({ host, port, secure, requireTls, user, password, timeoutMs }: SmtpSettings) {
  let begun = false;
  const watch = (entry: unknown, text?: unknown): void => {
    const { tnx } = entry as { tnx?: string };
    if (tnx === "server" && typeof text === "string" && startMail.test(text)) begun = true;
  };
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
    transactionLog: true,
    logger: { trace: silent, debug: watch, info: silent, warn: silent, error: silent, fatal: silent },
  });
  return { transport, textBegun: () => begun };
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
