import { createHash, createHmac, type KeyObject } from "node:crypto";
import type { CaseId } from "#engine/case.ts";

// Crockford's alphabet: no I, L, O or U, so that a code read out on the phone is not misheard or misread.
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const codeLength = 12;

/** Makes receipt codes and finds the case by one. */
export interface ReceiptCodes {
  /** The code of a case: always the same, kept nowhere. */
  codeOf(caseId: CaseId): string;
  /** What a case is found by; `undefined` for text that is no code. */
  findHash(code: string): Buffer | undefined;
}

/** Puts a typed code into its plain form: no dashes or spaces, and O, I, L read as what they look like. */
function plainReceiptCode(typed: string): string | undefined {
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s-]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  return plain.length === codeLength && [...plain].every((letter) => alphabet.includes(letter))
    ? plain
    : undefined;
}

/** Makes receipt codes from a key: 60 bits, which nobody guesses at the rate the server answers. */
export function makeReceiptCodes(key: KeyObject): ReceiptCodes {
  const mac = (purpose: string, text: string): Buffer =>
    createHmac("sha256", key).update(`${purpose}:${text}`).digest();
  return {
    codeOf(caseId) {
      const letters = [...mac("code", caseId).subarray(0, codeLength)].map((byte) => alphabet[byte % 32]);
      return (letters.join("").match(/.{4}/g) ?? []).join("-");
    },
    findHash(code) {
      const plain = plainReceiptCode(code);
      return plain === undefined ? undefined : mac("hash", plain).subarray(0, 16);
    },
  };
}

/** The id of the case that a sender's key opens: the same key from the same sender is the same case. */
export function caseIdOf(sender: string, key: string): CaseId {
  const bytes = createHash("sha256").update(`${sender}\n${key}`).digest().subarray(0, 16);
  // RFC 9562 version 8: the content is ours, the shape a UUID's.
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
