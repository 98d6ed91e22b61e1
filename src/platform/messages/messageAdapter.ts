import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Language, Words } from "#engine/words.ts";

/** The ways a message may go. */
export const channels = ["sms", "email", "chat"] as const;

/** One of {@link channels}: 短信, 电子邮件, 企业即时通讯 (企业微信, 钉钉). */
export type Channel = (typeof channels)[number];

/** Where a message goes: `chat` is the account at the enterprise's chat. */
export type MessageAddress = { phone: string } | { email: string } | { chat: string };

/** A message to one person. Its text may hold a secret (a code): adapters never log it. */
export interface OutgoingMessage {
  /** Sent twice under one key, a message goes out once where the carrier can tell. */
  key: string;
  to: MessageAddress;
  /** The carrier's template: text-message gateways in China send registered templates only. */
  template: string;
  /** What the template's blanks are filled with. */
  values: Readonly<Record<string, string>>;
  /** The whole text, for carriers that take free text. */
  words: Words;
  /** The subject of a mail. */
  subject?: Words;
  language: Language;
}

/** Why a carrier did not take a message. */
export const failureReasons = [
  "no-carrier",
  "carrier-unreachable",
  "carrier-busy",
  "carrier-refused",
  "address-invalid",
  "answer-lost",
] as const;

/** What is known of a message that was not taken. */
export interface SendFailure {
  readonly reason: (typeof failureReasons)[number];
  /** `doubtful`: the carrier may have taken it, and its answer did not come. */
  readonly retry: "later" | "never" | "doubtful";
  /** How long the carrier asks to be left alone. */
  readonly afterMs?: number;
}

/** The refusal of a message; `failure` is for whoever may send it again, and is told to nobody outside. */
export interface NotSent extends Refusal<"message-not-sent"> {
  readonly failure?: SendFailure;
}

/** Makes the refusal of a message. */
export function notSent(failure: SendFailure): NotSent {
  return { ...refuse("message-not-sent"), failure };
}

/** What a carrier answers. */
export type SendOutcome = { sent: true } | NotSent;

/** Carries messages out: a file in development, a text-message gateway or a mail server in production. */
export interface MessageAdapter {
  /** Hands the message to the carrier; a refusal where the carrier would not take it. */
  send(message: OutgoingMessage, now: Date): Promise<SendOutcome>;
}

/** One way out, and what may be relied on there. */
export interface Carrier extends MessageAdapter {
  readonly name: "file" | "sms-gateway" | "smtp" | "chat-webhook";
  /** It tells a message it has by its key: one whose answer was lost may be sent again. */
  readonly tellsByKey: boolean;
  /** Others than the one it is for may read it: a group. */
  readonly seenByOthers: boolean;
}

/** The ways out of an installation. */
export interface Messages extends MessageAdapter {
  /** What carries a channel's messages, or `undefined` where nothing does. */
  carrierOf(channel: Channel): Carrier | undefined;
}

/** The channel an address belongs to. */
export function channelOf(to: MessageAddress): Channel {
  if ("phone" in to) return "sms";
  return "email" in to ? "email" : "chat";
}
