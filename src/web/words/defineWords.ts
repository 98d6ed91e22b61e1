import type { Language } from "#engine/words.ts";
import { type Say, sayIn, type Translation, type WordTree } from "./catalogue.ts";
import { useLanguage } from "./language.ts";

/** A catalogue and the hook that says its texts in the reader's language. */
export interface DefinedWords<Tree> {
  /** For components. */
  (): Say<Tree>;
  /** Outside components, and for tests of completeness. */
  inLanguage(language: Language): Say<Tree>;
  readonly catalogues: { readonly zh: Tree; readonly en: Translation<Tree> };
}

/**
 * Declares a screen's texts: Chinese gives the keys and `{parameters}`, English must have every key.
 * An English text that counts is `{ one, other }`, chosen by `{count}`.
 */
export function defineWords<const Tree extends WordTree>(catalogues: {
  zh: Tree;
  en: Translation<NoInfer<Tree>>;
}): DefinedWords<Tree> {
  const says: Record<Language, Say<Tree>> = {
    zh: sayIn<Tree>(catalogues.zh as Translation<Tree>, "zh"),
    en: sayIn<Tree>(catalogues.en, "en"),
  };
  function useDefinedWords(): Say<Tree> {
    return says[useLanguage().language];
  }
  return Object.assign(useDefinedWords, {
    inLanguage: (language: Language) => says[language],
    catalogues,
  });
}
