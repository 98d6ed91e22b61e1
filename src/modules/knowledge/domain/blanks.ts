/** What a template's blanks are filled with, out of the case it is used on. */
export interface CaseFacts {
  number: string;
  kind: string;
  /** Today. */
  date: string;
  /** When the request was made. */
  reportedOn: string;
  /** The body that answers. */
  body: string;
}

/** The blanks that the system fills itself, each by a name in either language. */
export const knownBlanks = {
  编号: "number",
  类别: "kind",
  日期: "date",
  反映日期: "reportedOn",
  机构: "body",
  number: "number",
  kind: "kind",
  date: "date",
  reported: "reportedOn",
  body: "body",
} as const satisfies Record<string, keyof CaseFacts>;

// Both widths of the brace: whoever writes Chinese gets the wide one from the keyboard.
const blank = /[{｛]([^{}｛｝\n]{1,40})[}｝]/gu;

/** Fills in what the case says; what only its handler knows stays a blank, to be written over. */
export function fillBlanks(words: string, facts: CaseFacts): string {
  return words.replace(blank, (whole, name: string) => {
    const known = name.trim();
    return isKnown(known) ? facts[knownBlanks[known]] : whole;
  });
}

/** The first blank that is still to be written over. */
export function findBlank(words: string): string | undefined {
  return words.match(blank)?.[0];
}

function isKnown(name: string): name is keyof typeof knownBlanks {
  return Object.hasOwn(knownBlanks, name);
}
