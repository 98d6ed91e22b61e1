import { type Refusal, refuse } from "#engine/refusal.ts";

/** The fewest and the most characters of a password. Length is what makes one strong; a sentence is fine. */
export const passwordRules = { shortest: 12, longest: 128, fewestDifferent: 5 } as const;

/** Why a password was not taken. */
export type PasswordRefusal = Refusal<"password-too-short" | "password-too-long" | "password-too-common">;

// What people write before or after the digits: a password is common when little else is left of it.
const commonWords = [
  "password",
  "passw0rd",
  "p@ssw0rd",
  "p@ssword",
  "passwort",
  "qwertyuiop",
  "qwerty",
  "asdfghjkl",
  "asdfgh",
  "zxcvbnm",
  "1qaz2wsx3edc",
  "1qaz2wsx",
  "qazwsxedc",
  "qazwsx",
  "1q2w3e4r5t",
  "1q2w3e4r",
  "zaq12wsx",
  "admin",
  "administrator",
  "root",
  "letmein",
  "welcome",
  "iloveyou",
  "woaini",
  "woaiwojia",
  "woaizhongguo",
  "aini",
  "monkey",
  "dragon",
  "superman",
  "football",
  "sunshine",
  "princess",
  "abcdef",
  "abcd",
  "abc",
  "aaa",
  "test",
  "guest",
  "user",
  "login",
  "zhongguo",
  "china",
  "beijing",
  "xinjiang",
  "changji",
  "shiliu",
  "zhengfu",
  "renmin",
  "wangluo",
  "mima",
  "5201314",
  "1314520",
  "520",
  "1314",
  "a1b2c3d4",
  "pass",
  "secret",
  "master",
  "hello",
  "changeme",
  "default",
  "huanying",
].toSorted((one, other) => other.length - one.length);

const digitRuns = "01234567890123456789";
const fewestOwnCharacters = 5;

/** Why a password may not be used, or undefined where it may. `login` must not be most of it. */
export function checkPassword(password: string, login: string): PasswordRefusal | undefined {
  const characters = [...password.normalize("NFKC")];
  if (characters.length < passwordRules.shortest) {
    return refuse("password-too-short", { least: passwordRules.shortest });
  }
  if (characters.length > passwordRules.longest)
    return refuse("password-too-long", { most: passwordRules.longest });
  return isCommon(characters.join("").toLowerCase(), login.toLowerCase())
    ? refuse("password-too-common")
    : undefined;
}

function isCommon(password: string, login: string): boolean {
  if (new Set(password).size < passwordRules.fewestDifferent) return true;
  if (/^(.{1,6})\1+.{0,5}$/u.test(password)) return true;
  const words = login.length >= 3 ? [login, ...commonWords] : commonWords;
  const rest = words.reduce((left, word) => left.replaceAll(word, ""), password);
  const own = withoutRuns(rest);
  return own.length < fewestOwnCharacters || /^\d+$/.test(own);
}

/** What is left without years, runs of digits (1234, 9876, 0000) and the marks people add at the end. */
function withoutRuns(text: string): string {
  return text
    .replace(/(?:19|20)\d\d/g, "")
    .replace(/\d{3,}/g, (digits) => (isRun(digits) ? "" : digits))
    .replace(/[\s!@#$%^&*._\-+=?~]+/g, "");
}

function isRun(digits: string): boolean {
  const backwards = [...digits].toReversed().join("");
  return digitRuns.includes(digits) || digitRuns.includes(backwards) || new Set(digits).size === 1;
}
