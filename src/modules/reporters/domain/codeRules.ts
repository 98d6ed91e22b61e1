/** How one-time codes are limited. A code of six digits is safe only while guesses and messages are few. */
export const codeRules = {
  digits: 6,
  validMs: 10 * 60_000,
  mostAttempts: 5,
  /** Between two codes to one phone. */
  pauseMs: 60_000,
  /** Codes to one phone in `dayMs`. */
  mostInDay: 10,
  dayMs: 24 * 3_600_000,
} as const;

/** How long a reporter stays signed in: at most, and without being seen. */
export const sessionRules = {
  longestMs: 30 * 24 * 3_600_000,
  idleMs: 14 * 24 * 3_600_000,
  seenEveryMs: 3_600_000,
} as const;

/** Whether a number, in its normal form, is a Chinese mobile number, which alone can receive a code. */
export function isMobile(phone: string): boolean {
  return /^1[3-9]\d{9}$/.test(phone);
}

/** Whether a number, in its normal form, is a whole one: a mobile number, or a landline with its area code. */
export function isWholeNumber(phone: string): boolean {
  return isMobile(phone) || /^0\d{2,3}[2-9]\d{6,7}$/.test(phone);
}

/** Six digits out of six unpredictable bytes; the bias of the remainder is below one in 10^8. */
export function codeOf(bytes: Uint8Array): string {
  const number = bytes.subarray(0, 6).reduce((sum, byte) => sum * 256 + byte, 0);
  return String(number % 10 ** codeRules.digits).padStart(codeRules.digits, "0");
}

/** What was last sent to a phone. */
export interface SentCodes {
  createdAt: Date;
  dayBeganAt: Date;
  sentInDay: number;
}

/** Whole seconds until the phone may be sent another code; never less than one. */
export function secondsUntilNextCode(sent: SentCodes, now: Date): number {
  const afterPause = sent.createdAt.getTime() + codeRules.pauseMs;
  const dayEnds = sent.dayBeganAt.getTime() + codeRules.dayMs;
  const nextAt = sent.sentInDay >= codeRules.mostInDay ? Math.max(afterPause, dayEnds) : afterPause;
  return Math.max(1, Math.ceil((nextAt - now.getTime()) / 1000));
}
