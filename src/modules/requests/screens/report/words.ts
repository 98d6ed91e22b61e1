import { defineWords } from "#web/words/defineWords.ts";
import { reportWordsEn } from "./wordsEn.ts";
import { reportWordsZh } from "./wordsZh.ts";

/** What the report form says. */
export const useReportWords = defineWords({ zh: reportWordsZh, en: reportWordsEn });

/** What {@link useReportWords} gives. */
export type SayReport = ReturnType<typeof useReportWords>;
