const chineseRun = /\p{Script=Han}+/gu;
const wordRun = /[\p{L}\p{N}]+/gu;

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

/** Each pair of neighbouring Chinese characters, and each word of other scripts, once: what a text is found by. */
export function termsOf(text: string): string[] {
  const flat = plain(text);
  const pairs = (flat.match(chineseRun) ?? []).flatMap(pairsOf);
  return [...new Set([...pairs, ...wordsOf(flat)])];
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

/** What is marked of a search in a text that it found: runs whole, and the terms that are in none of them. */
export function marksOf({ terms, runs }: SearchQuery): string[] {
  return [...runs, ...terms.filter((term) => !runs.some((run) => run.includes(term)))];
}

/** A term as a `tsquery` takes it; terms hold letters and digits, so that nothing is lost. */
export function quotedTerm(term: string): string {
  return `'${term.replace(/['\\]/g, "")}'`;
}
