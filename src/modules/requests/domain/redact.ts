const patterns: readonly RegExp[] = [
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, // e-mail
  /\d{6}(?:19|20)\d{2}[01]\d[0-3]\d{4}[\dXx]/g, // identity number
  /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/g, // mobile number
  /(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)/g, // line number
  /\p{Script=Han}[A-Z][- ·]?[A-Z0-9]{5,6}/gu, // number plate
  /\d{7,}/g, // any other long number: cards, accounts, meters
];

/** Takes out what points to a person: numbers, addresses of e-mail, plates, and the names given. */
export function redactWords(text: string, names: readonly string[]): string {
  const withoutNames = names
    .filter((name) => [...name].length >= 2)
    .reduce((rest, name) => rest.replaceAll(name, "○○"), text.normalize("NFKC"));
  return patterns.reduce((rest, pattern) => rest.replace(pattern, "○○"), withoutNames);
}
