import { defineWords } from "#web/words/defineWords.ts";
import { helpEn } from "./wordsEn.ts";
import { helpZh } from "./wordsZh.ts";

/** What help on the desk says. */
export const useHelpWords = defineWords({ zh: helpZh, en: helpEn });
