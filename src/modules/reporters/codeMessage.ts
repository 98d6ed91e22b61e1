import type { Language } from "#engine/words.ts";
import type { OutgoingMessage } from "#platform/messages/messageAdapter.ts";
import { codeRules } from "./domain/codeRules.ts";

/** The text message that carries a code. */
export function codeMessage(phone: string, code: string, key: string, language: Language): OutgoingMessage {
  const minutes = String(codeRules.validMs / 60_000);
  return {
    key,
    to: { phone },
    template: "reporter-code",
    values: { code, minutes },
    words: {
      zh: `【石榴】您的验证码是 ${code}，${minutes} 分钟内有效。请勿告诉任何人，工作人员不会向您索要。`,
      en: `[Shiliu] Your code is ${code}, valid for ${minutes} minutes. Tell nobody; our staff never ask for it.`,
    },
    language,
  };
}
