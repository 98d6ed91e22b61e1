import { findBlank } from "#modules/knowledge/screens/index.ts";

// The limits of ../../domain/fields.ts, which carries zod; a test holds the two together.
/** How long an answer may be. */
export const answerLimits = { fewest: 10, most: 10_000 } as const;

/** Why an answer on the line cannot be recorded as it is. */
export type AnswerProblem = "short" | "long" | "blankLeft";

/** What is wrong with an answer; `undefined` where nothing is. */
export function findAnswerProblem(words: string): AnswerProblem | undefined {
  const { length } = words.trim();
  if (length < answerLimits.fewest) return "short";
  if (length > answerLimits.most) return "long";
  return findBlank(words) === undefined ? undefined : "blankLeft";
}
