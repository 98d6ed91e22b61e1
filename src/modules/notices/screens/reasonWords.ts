import type { useNoticeWords } from "./words.ts";

const reasons = [
  "no-address",
  "address-invalid",
  "no-carrier",
  "no-template",
  "carrier-unreachable",
  "carrier-busy",
  "carrier-refused",
  "answer-lost",
] as const;

/** Why a message could not be sent, in words. */
export function reasonWords(reason: string, n: ReturnType<typeof useNoticeWords>): string {
  const known = reasons.find((each) => each === reason);
  return known === undefined ? reason : n(`reason.${known}`);
}
