import type { Language } from "#engine/words.ts";
import { browserStorage } from "#web/draft/browserStorage.ts";
import { isLanguage } from "./language.ts";

const storageKey = "shiliu.language";
let current: Language | undefined;

/** The language now in use, also outside React (the API client sends it). Chinese until somebody chooses. */
export function getLanguage(): Language {
  if (current === undefined) {
    const stored = browserStorage().getItem(storageKey);
    current = isLanguage(stored) ? stored : "zh";
  }
  return current;
}

/** Keeps the reader's choice for this browser. */
export function keepLanguage(language: Language): void {
  current = language;
  browserStorage().setItem(storageKey, language);
}
