import { createHmac, type KeyObject } from "node:crypto";

/** What a blind index can find a person by. */
export type BlindIndexKind = "phone" | "idNumber";

const indexBytes = 16;
const normalise = { phone: normalisePhone, idNumber: normaliseIdNumber } as const;

/**
 * The 16 bytes by which a whole phone or id number is found without being stored: HMAC-SHA-256 over its normal form.
 * `key` is `masterKeys.derive("blind-index", masterKeys.firstId)`; another key finds nothing that was indexed before.
 */
export function blindIndex(key: KeyObject, kind: BlindIndexKind, value: string): Buffer {
  return createHmac("sha256", key)
    .update(`${kind}\0${normalise[kind](value)}`)
    .digest()
    .subarray(0, indexBytes);
}

/** A phone number as it is dialled within China: no spaces or hyphens, no +86, full-width digits made plain. */
export function normalisePhone(value: string): string {
  const compact = value.normalize("NFKC").replace(/[\s\p{Pd}().]/gu, "");
  const abroad = /^(?:\+|00)86(\d+)$/.exec(compact) ?? /^86(1\d{10})$/.exec(compact);
  const national = abroad?.[1];
  if (national === undefined) return compact;
  // A landline is dialled from abroad without the 0 of its area code (994 for 昌吉's 0994).
  return /^(?:1\d{10}|0\d+|[48]00\d{7}|\d{5,6})$/.test(national) ? national : `0${national}`;
}

/** An id number in plain digits with its check letter in upper case. */
export function normaliseIdNumber(value: string): string {
  return value
    .normalize("NFKC")
    .replace(/[\s\p{Pd}]/gu, "")
    .toUpperCase();
}
