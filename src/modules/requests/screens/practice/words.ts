import { defineWords } from "#web/words/defineWords.ts";
import type { PracticeRole } from "../../domain/practice/practiceWorld.ts";
import { practiceEn } from "./wordsEn.ts";
import { practiceZh } from "./wordsZh.ts";

/** What the practice desk and its tours say. */
export const usePracticeWords = defineWords({ zh: practiceZh, en: practiceEn });

/** What {@link usePracticeWords} gives. */
export type SayPractice = ReturnType<typeof usePracticeWords>;

/** The title and the text of a step of a role's tour. */
export function sayStep(p: SayPractice, role: PracticeRole, says: string): { title: string; text: string } {
  const say = p as (key: string) => string;
  return { title: say(`tour.${role}.${says}.title`), text: say(`tour.${role}.${says}.text`) };
}
