import { z } from "zod";
import type { ArticleContent } from "./article.ts";
import { mostValidDays } from "./validity.ts";

/** Free words; control characters but line breaks and tabs are refused, since they hide what is said. */
function wordsField(min: number, max: number) {
  return z
    .string()
    .trim()
    .min(min)
    .max(max)
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/);
}

/** A body's id. */
export const bodyIdField = z.string().min(1).max(64);
/** A name out of a table that the assembly hands in: a kind of request, an action. */
export const nameField = z.string().regex(/^[A-Za-z][A-Za-z-]{0,39}$/);
/** Why something is sent back or taken out of use. */
export const reasonField = wordsField(4, 500);
/** What a template is called. */
export const templateTitle = wordsField(2, 60);
/** What a template says. */
export const templateWords = wordsField(4, 4_000);

/** What an article says. */
export const contentFields = z.object({
  ownerId: bodyIdField.describe("The body that answers for it"),
  title: wordsField(4, 120),
  question: wordsField(2, 1_000).optional().describe("Other ways in which callers ask for it"),
  answer: wordsField(10, 10_000).describe("Plain text; a blank line ends a paragraph"),
  kinds: z.array(nameField).max(10).default([]).describe("Kinds of request it is for; none: for all"),
  keywords: z.array(wordsField(1, 30)).max(20).default([]),
  ground: wordsField(2, 500).describe("The law, document or notice it rests on"),
  validUntil: z.iso
    .date()
    .describe(`The last day on which it may be used, in Beijing time; at most ${mostValidDays} days ahead`),
  reviewOn: z.iso.date().optional().describe("When its owner looks at it again"),
  public: z.boolean().default(false).describe("Whether anyone may read it"),
}) satisfies z.ZodType<ArticleContent>;
