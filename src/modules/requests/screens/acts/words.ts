import { defineWords } from "#web/words/defineWords.ts";
import { actWordsEn } from "./wordsEn.ts";
import { actWordsZh } from "./wordsZh.ts";

/** What the forms of the actions say. */
export const useActWords = defineWords({ zh: actWordsZh, en: actWordsEn });

/** What {@link useActWords} gives. */
export type SayAct = ReturnType<typeof useActWords>;
