// As reporters/domain tells a whole number, which stays on the server; a test holds the two together.
const whole = /^(?:1[3-9]\d{9}|0\d{2,3}[2-9]\d{6,7})$/;

/** The number that somebody typed, without spaces, hyphens and +86, once it is a whole one. */
export function findWholeNumber(typed: string): string | undefined {
  const compact = typed.normalize("NFKC").replace(/[\s\p{Pd}().]/gu, "");
  const national = compact.replace(/^(?:\+|00)86(?=1\d{10}$)/, "");
  return whole.test(national) ? national : undefined;
}
