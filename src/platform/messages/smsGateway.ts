import { createHmac } from "node:crypto";
import { type Carrier, notSent, type OutgoingMessage, type SendOutcome } from "./messageAdapter.ts";
import { failureOfStatus, type PostAnswer, postJson } from "./postJson.ts";

/** A text-message gateway over HTTP. */
export interface SmsGatewaySettings {
  url: string;
  /** Signs every post. */
  secret: string;
  /** 短信签名: what the text begins with, as registered. */
  signature: string;
  /** Ids that templates were registered under, by our name or `name.en`; others go by our own name. */
  templates: Readonly<Record<string, string>>;
  timeoutMs: number;
}

const badAddress = new Set(["number-invalid", "number-unknown", "number-blocked"]);

/**
 * Sends a registered template's id and values, signed with HMAC-SHA256 over time stamp and body, under the message's key.
 * A gateway answers 2xx, or 409 for a key it has already: both mean that it has the message, once.
 */
export function makeSmsGateway(settings: SmsGatewaySettings): Carrier {
  return {
    name: "sms-gateway",
    tellsByKey: true,
    seenByOthers: false,
    async send(message, now) {
      if (!("phone" in message.to)) return notSent({ reason: "address-invalid", retry: "never" });
      const body = bodyOf(settings, message, message.to.phone);
      const answer = await postJson(
        settings.url,
        body,
        { ...signedHeaders(settings.secret, body, now), "idempotency-key": message.key },
        settings.timeoutMs,
      );
      return "failure" in answer ? notSent(answer.failure) : outcomeOf(answer);
    },
  };
}

/** What proves to the receiver that a body is ours, and when it was made. */
export function signedHeaders(secret: string, body: string, now: Date): Record<string, string> {
  const timestamp = String(now.getTime());
  const signature = createHmac("sha256", secret).update(`${timestamp}\n${body}`).digest("hex");
  return { "x-shiliu-timestamp": timestamp, "x-shiliu-signature": signature };
}

function bodyOf(settings: SmsGatewaySettings, message: OutgoingMessage, phone: string): string {
  const { templates, signature } = settings;
  const { template, language, values, key } = message;
  return JSON.stringify({
    key,
    phone,
    signature,
    templateId: templates[`${template}.${language}`] ?? templates[template] ?? template,
    language,
    values,
    text: message.words[language],
  });
}

function outcomeOf(answer: PostAnswer): SendOutcome {
  const { status, body } = answer;
  if ((status >= 200 && status < 300) || status === 409) return { sent: true };
  if (status === 400 || status === 422) {
    const code = typeof body["code"] === "string" ? body["code"] : "";
    return notSent({ reason: badAddress.has(code) ? "address-invalid" : "carrier-refused", retry: "never" });
  }
  return notSent(failureOfStatus(answer));
}
