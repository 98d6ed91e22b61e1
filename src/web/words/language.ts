import { createContext, use } from "react";
import type { Language } from "#engine/words.ts";

/** The languages that ship, as each calls itself. */
export const languageNames: Readonly<Record<Language, string>> = { zh: "中文", en: "English" };

/** What goes into `<html lang>` and `Accept-Language`. */
export const languageTags: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en" };

// Uyghur and Kazakh as written in China will join Language; both run from right to left.
const rightToLeft: ReadonlySet<string> = new Set(["ug", "kk"]);

/** The direction a language is written in. */
export function directionOf(language: string): "ltr" | "rtl" {
  return rightToLeft.has(language) ? "rtl" : "ltr";
}

/** Whether a stored or received value names a language that ships. */
export function isLanguage(value: unknown): value is Language {
  return typeof value === "string" && Object.hasOwn(languageNames, value);
}

/** The reader's language and how to change it. */
export interface LanguageChoice {
  language: Language;
  setLanguage(language: Language): void;
}

/** Provided by `LanguageProvider`. */
export const LanguageContext = createContext<LanguageChoice | undefined>(undefined);

/** The reader's language, anywhere below `LanguageProvider`. */
export function useLanguage(): LanguageChoice {
  const choice = use(LanguageContext);
  if (!choice) throw new Error("useLanguage needs a LanguageProvider above it.");
  return choice;
}
