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
