import type { Words } from "#engine/words.ts";
import { useLanguage } from "./language.ts";

/** Picks the reader's language out of {@link Words} that came with data, such as a body's name. */
export function useWordsOf(): (words: Words) => string {
  const { language } = useLanguage();
  return (words) => words[language] || words.zh;
}
