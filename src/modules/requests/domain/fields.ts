import { z } from "zod";
import { isCreditCode } from "./creditCode.ts";
import { keysOf, kinds, urgencies } from "./kinds.ts";

/** Free words; control characters but line breaks and tabs are refused, since they hide what is said. */
function wordsField(min: number, max: number) {
  return z
    .string()
    .trim()
    .min(min)
    .max(max)
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/);
}

/** What the reporter says happened. */
export const requestWords = wordsField(5, 5_000);
/** A short text: a reason, an address. */
export const shortWords = wordsField(1, 500);
/** A text of some length: what is added to a request, what was said on the phone. */
export const noteWords = wordsField(1, 2_000);
/** A reason that somebody will be asked to account for. */
export const reasonWords = wordsField(4, 2_000);
/** An answer to the reporter. */
export const answerWords = wordsField(10, 10_000);
/** What one reporter was told, as others are told it too: without names and numbers it may be short. */
export const sharedWords = wordsField(1, 10_000);
/** The title of a request in another system's history. */
export const importedSubject = wordsField(1, 500);
/** What a request in another system's history says: histories are longer than any form, and are never cut. */
export const importedWords = wordsField(1, 50_000);
/** The answer in another system's history, be it three letters long. */
export const importedAnswer = wordsField(1, 50_000);
/** The business that is in difficulty. */
export const businessField = z.object({
  name: wordsField(2, 100),
  creditCode: z
    .string()
    .trim()
    .toUpperCase()
    .refine(isCreditCode)
    .optional()
    .describe("Unified social credit code, 18 characters"),
});
/** A body's id. */
export const bodyIdField = z.string().min(1).max(64);
/** Files sent along: ids of uploads. */
export const filesField = z.array(z.uuid()).max(9).optional();
/** The version of an article that an answer is given from. */
export const articleField = z
  .object({ id: z.uuid(), version: z.int().min(1).max(1_000_000) })
  .optional()
  .describe("The article of the knowledge base that the answer is given from, in the version that was read");
/** The kind of a request. */
export const kindField = z.enum(keysOf(kinds));
/** How soon it must be answered. */
export const urgencyField = z.enum(keysOf(urgencies));
