import { hasInOrder } from "./matchBodies.ts";

/** The first character of each initial of Pinyin, in the order that Chinese is sorted in by sound. */
const firsts = "阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨它穵夕丫帀".split("");
const letters = "abcdefghjklmnopqrstwxyz".split("");
const bySound = new Intl.Collator("zh-u-co-pinyin");
const han = /\p{Script=Han}/u;
const known = new Map<string, string>();

/**
 * The initials of a Chinese text, as people type them to find a name: 市场监督管理局 is scjdglj. Worked out from the order
 * that the browser sorts Chinese in, which knows one sound for each character; what is not Chinese stays as it is.
 */
export function initialsOf(text: string): string {
  return Array.from(text, (character) => (han.test(character) ? initialOf(character) : character)).join("");
}

function initialOf(character: string): string {
  const found = known.get(character);
  if (found !== undefined) return found;
  const at = firsts.findLastIndex((first) => bySound.compare(first, character) <= 0);
  const initial = letters[at] ?? character;
  known.set(character, initial);
  return initial;
}

const latin = /^[a-z0-9]+$/;
/** After all ways in which a name is found by its characters. */
const worst = 6;

/** How well a body's name, or what lies above it and its name, sounds like some letters: small is good. */
export function soundOf(name: string, path: readonly string[]): (letters: string) => number | undefined {
  let sounds: { own: string; above: string } | undefined;
  return (letters) => {
    if (!latin.test(letters)) return undefined;
    sounds ??= { own: initialsOf(name.toLowerCase()), above: initialsOf(path.join("").toLowerCase()) };
    const { own, above } = sounds;
    if (own.startsWith(letters)) return worst;
    if (own.includes(letters)) return worst + 1;
    if (hasInOrder(own, letters)) return worst + 2;
    return hasPlaceAndName(above, own, letters) ? worst + 3 : undefined;
  };
}

/** So few letters stand in nearly every line of names. */
const fewestInitials = 2;

/** 奇台市场 by qtsc: some letters of what lies above, as they stand there, and then those that the name begins with. */
function hasPlaceAndName(above: string, own: string, letters: string): boolean {
  for (let at = fewestInitials; at <= letters.length - fewestInitials; at += 1)
    if (above.includes(letters.slice(0, at)) && own.startsWith(letters.slice(at))) return true;
  return false;
}
