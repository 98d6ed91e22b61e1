const patterns: readonly RegExp[] = [
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, // e-mail
  /\d{6}(?:19|20)\d{2}[01]\d[0-3]\d{4}[\dXx]/g, // identity number
  /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/g, // mobile number
  /(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)/g, // line number
  /\p{Script=Han}[A-Z][- ·]?[A-Z0-9]{5,6}/gu, // number plate
  /\d{7,}/g, // any other long number: cards, accounts, meters
];

// 阿依古丽·买买提江 signs as 阿依古丽 too.
const nameParts = /[·•・‧\s]+/u;

/** A name as it may stand in a text: whole, or one of its parts; a single letter is no name. */
function formsOf(name: string): string[] {
  const whole = name.normalize("NFKC").trim();
  return [whole, ...whole.split(nameParts)].filter((form) => [...form].length >= 2);
}

function inAnyCase(text: string): RegExp {
  return new RegExp(text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"), "gi");
}

// Full-width digits and letters hide a number as well as any; the punctuation of Chinese is read as it was written.
const widened = /[^，。！？；：（）、“”‘’《》…—]+/gu;

/** Takes out what points to a person: numbers, addresses of e-mail, plates, and the names given. */
export function redactWords(text: string, names: readonly string[]): string {
  const narrowed = text.replace(widened, (run) => run.normalize("NFKC"));
  const withoutNames = names
    .flatMap(formsOf)
    .toSorted((one, other) => other.length - one.length)
    .reduce((rest, form) => rest.replace(inAnyCase(form), "○○"), narrowed);
  return patterns.reduce((rest, pattern) => rest.replace(pattern, "○○"), withoutNames);
}
