const chineseRun = /\p{Script=Han}+/gu;
const wordRun = /[\p{L}\p{N}]+/gu;

const dayMs = 86_400_000;
/** Lengths of the stretches of time that requests are found by, in days. */
export const stretchDays = [8, 64] as const;

/** The stretch of so many days that an instant falls into, counted from 1970. */
export function stretchOf(days: number, instant: Date): number {
  return Math.floor(instant.getTime() / (days * dayMs));
}

/** When a stretch begins. */
export function stretchStart(days: number, stretch: number): Date {
  return new Date(stretch * days * dayMs);
}

/** What all requests of a stretch are found by, beside their words; nothing that somebody types becomes such a term. */
export function stretchTerm(days: number, stretch: number): string {
  return `@${days}:${stretch}`;
}

function pairsOf(run: string): string[] {
  const letters = [...run];
  if (letters.length === 1) return letters;
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** Words of other scripts, Chinese characters taken as word breaks. */
function wordsOf(text: string): string[] {
  return text.replace(chineseRun, " ").match(wordRun) ?? [];
}

/** Each pair of neighbouring Chinese characters, and each word of other scripts, once. */
function termsOf(text: string): string[] {
  const flat = plain(text);
  const pairs = (flat.match(chineseRun) ?? []).flatMap(pairsOf);
  return [...new Set([...pairs, ...wordsOf(flat)])];
}

/** All that a request is found by: its words, and when it was made. */
export function searchTermsOf(words: string, openedAt: Date): string[] {
  return [...termsOf(words), ...stretchDays.map((days) => stretchTerm(days, stretchOf(days, openedAt)))];
}

/** A search: terms that must all occur, and runs of text that must occur as they were typed. */
export interface SearchQuery {
  terms: readonly string[];
  runs: readonly string[];
}

/** What somebody typed, as a search; `undefined` where nothing in it can be searched for. */
export function findSearchQuery(typed: string): SearchQuery | undefined {
  const flat = plain(typed);
  // One character alone is in no pair: it narrows a search, but cannot be one.
  const runs = (flat.match(chineseRun) ?? []).filter((run) => [...run].length > 1);
  const terms = [...new Set([...runs.flatMap(pairsOf), ...wordsOf(flat)])];
  // Pairs may occur apart; a run of three or more is looked at again in the text.
  return terms.length === 0 ? undefined : { terms, runs: runs.filter((run) => [...run].length > 2) };
}
