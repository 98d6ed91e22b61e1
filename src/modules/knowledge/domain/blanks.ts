import type { Words } from "#engine/words.ts";

/** What a template's blanks are filled with, out of the case it is used on. */
export interface CaseFacts {
  number: string;
  kind: Words;
  /** Today, YYYY-MM-DD in Beijing time. */
  date: string;
  /** When the request was made, YYYY-MM-DD in Beijing time. */
  reportedOn: string;
  /** Where the matter lies. */
  place: Words;
  /** The body that answers. */
  body: Words;
}

/** A blank's name in either language says in which it is filled. */
const fillers: Readonly<Record<string, (facts: CaseFacts) => string>> = {
  编号: ({ number }) => number,
  类别: ({ kind }) => kind.zh,
  日期: ({ date }) => chineseDate(date),
  反映日期: ({ reportedOn }) => chineseDate(reportedOn),
  地点: ({ place }) => place.zh,
  机构: ({ body }) => body.zh,
  number: ({ number }) => number,
  kind: ({ kind }) => kind.en,
  date: ({ date }) => date,
  reported: ({ reportedOn }) => reportedOn,
  place: ({ place }) => place.en,
  body: ({ body }) => body.en,
};

// Both widths of the brace, once or twice: whoever writes Chinese gets the wide one from the keyboard.
const blank = /[{｛]{1,2}([^{}｛｝\n]{1,40})[}｝]{1,2}/gu;

/** Fills in what the case says; what only its handler knows stays a blank, to be written over. */
export function fillBlanks(words: string, facts: CaseFacts): string {
  return words.replace(blank, (whole, name: string) => {
    const known = name.trim();
    const filled = Object.hasOwn(fillers, known) ? fillers[known]?.(facts) : undefined;
    // A fact that the case does not have is as good as a blank.
    return filled || whole;
  });
}

/** The blanks that are still to be written over, each once, as they stand in the text. */
export function listBlanks(words: string): string[] {
  return [...new Set(words.match(blank))];
}

/** The first blank that is still to be written over. */
export function findBlank(words: string): string | undefined {
  return listBlanks(words)[0];
}

function chineseDate(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}
