import { defineWords } from "#web/words/defineWords.ts";
import { organisationWordsEn } from "./wordsEn.ts";
import { organisationWordsZh } from "./wordsZh.ts";

/** What the screens of organisations and people say. */
export const useOrganisationWords = defineWords({ zh: organisationWordsZh, en: organisationWordsEn });
