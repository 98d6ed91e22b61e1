import { defineWords } from "#web/words/defineWords.ts";
import { firstStepsEn } from "./wordsEn.ts";
import { firstStepsZh } from "./wordsZh.ts";

/** What the operator's path says. */
export const useFirstStepsWords = defineWords({ zh: firstStepsZh, en: firstStepsEn });
