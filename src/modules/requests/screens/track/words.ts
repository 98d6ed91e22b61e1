import { defineWords } from "#web/words/defineWords.ts";
import { trackWordsEn } from "./wordsEn.ts";
import { trackWordsZh } from "./wordsZh.ts";

/** What the pages that follow a case say to the one who asked. */
export const useTrackWords = defineWords({ zh: trackWordsZh, en: trackWordsEn });

/** What {@link useTrackWords} gives. */
export type SayTrack = ReturnType<typeof useTrackWords>;
