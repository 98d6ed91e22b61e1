import { createHmac } from "node:crypto";
import { type Carrier, notSent, type SendFailure, type SendOutcome } from "./messageAdapter.ts";
import { failureOfStatus, type PostAnswer, postJson } from "./postJson.ts";
import { signedHeaders } from "./smsGateway.ts";

/** `wecom` and `dingtalk` are the group robots of 企业微信 and 钉钉; `json` is an application's own receiver. */
export const chatStyles = ["wecom", "dingtalk", "json"] as const;

/** One of {@link chatStyles}. */
export type ChatStyle = (typeof chatStyles)[number];

/** A webhook of an enterprise's chat. */
export interface ChatWebhookSettings {
  url: string;
  style: ChatStyle;
  /** Signs a post where the style has a signature. */
  secret: string | undefined;
  timeoutMs: number;
}

/** Posts to an enterprise's chat, naming the account a message is for. */
export function makeChatWebhook(settings: ChatWebhookSettings): Carrier {
  const personal = settings.style === "json";
  return {
    name: "chat-webhook",
    tellsByKey: personal,
    seenByOthers: !personal,
    async send(message, now) {
      if (!("chat" in message.to)) return notSent({ reason: "address-invalid", retry: "never" });
      const text = message.words[message.language];
      const body = JSON.stringify(bodyOf(settings.style, message.to.chat, text, message.key));
      const headers =
        personal && settings.secret !== undefined
          ? { ...signedHeaders(settings.secret, body, now), "idempotency-key": message.key }
          : {};
      const answer = await postJson(urlOf(settings, now), body, headers, settings.timeoutMs);
      return "failure" in answer ? notSent(answer.failure) : outcomeOf(settings.style, answer);
    },
  };
}

function bodyOf(style: ChatStyle, account: string, text: string, key: string): object {
  if (style === "wecom") return { msgtype: "text", text: { content: text, mentioned_list: [account] } };
  if (style === "dingtalk")
    return { msgtype: "text", text: { content: text }, at: { atUserIds: [account], isAtAll: false } };
  return { key, to: account, text };
}

/** 钉钉 wants time stamp and signature in the address. */
function urlOf({ style, url, secret }: ChatWebhookSettings, now: Date): string {
  if (style !== "dingtalk" || secret === undefined) return url;
  const timestamp = String(now.getTime());
  const sign = createHmac("sha256", secret).update(`${timestamp}\n${secret}`).digest("base64");
  const signed = new URL(url);
  signed.searchParams.set("timestamp", timestamp);
  signed.searchParams.set("sign", sign);
  return signed.href;
}

// 45009, 45033: too many in a minute; 130101: the same at 钉钉; -1: 企业微信 is busy.
const busyCodes = new Set([-1, 45_009, 45_033, 130_101]);

function outcomeOf(style: ChatStyle, answer: PostAnswer): SendOutcome {
  const { status, body } = answer;
  if (status === 409 && style === "json") return { sent: true };
  if (status < 200 || status >= 300) return notSent(failureOfStatus(answer));
  if (style === "json") return { sent: true };
  const code = typeof body["errcode"] === "number" ? body["errcode"] : undefined;
  return code === 0 ? { sent: true } : notSent(failureOfCode(code));
}

function failureOfCode(code: number | undefined): SendFailure {
  if (code !== undefined && busyCodes.has(code)) return { reason: "carrier-busy", retry: "later" };
  // A webhook that was renewed or a wrong signature can be mended.
  return { reason: "carrier-refused", retry: "later" };
}
