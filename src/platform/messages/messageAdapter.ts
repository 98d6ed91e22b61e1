import type { Language, Words } from "#engine/words.ts";
import type { Refusal } from "#engine/refusal.ts";

/** A message to one person. Its text may hold a secret (a code): adapters never log it. */
export interface OutgoingMessage {
  /** Sent twice under one key, a message goes out once where the carrier can tell. */
  key: string;
  to: { phone: string } | { email: string };
  /** The carrier's template: text-message gateways in China send registered templates only. */
  template: string;
  /** What the template's blanks are filled with. */
  values: Readonly<Record<string, string>>;
  /** The whole text, for carriers that take free text. */
  words: Words;
  language: Language;
}

/** Carries messages out: a file in development, a text-message gateway or a mail server in production. */
export interface MessageAdapter {
  /** Hands the message to the carrier; a refusal where the carrier would not take it. */
  send(message: OutgoingMessage, now: Date): Promise<{ sent: true } | Refusal<"message-not-sent">>;
}
