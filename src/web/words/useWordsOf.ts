import type { Language, Words } from "#engine/words.ts";
import { useLanguage } from "./language.ts";

// The same function as long as the language is: what is made with it need not be made again.
const picks: Readonly<Record<Language, (words: Words) => string>> = {
  zh: (words) => words.zh,
  en: (words) => words.en || words.zh,
};

/** Picks the reader's language out of {@link Words} that came with data, such as a body's name. */
export function useWordsOf(): (words: Words) => string {
  return picks[useLanguage().language];
}
