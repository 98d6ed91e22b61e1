import { z } from "zod";
import { caseId, instant, words } from "./caseView.ts";

const namedBody = z.object({ bodyId: z.string(), name: words });

/** A ruling of a consultation on a like request, as somebody may see it who works on another case. */
export const precedentView = z.object({
  number: z.string(),
  caseId: caseId.optional().describe("Where the asker may open that case"),
  ruledAt: instant,
  desk: words.describe("The desk that ruled"),
  lead: namedBody,
  coHandlers: z.array(namedBody),
  kind: z.object({ id: z.string(), name: words }),
  matter: words.optional().describe("Where the matter lay"),
  summary: z
    .string()
    .optional()
    .describe("The first words of that request, without what points to a person; for whoever may open it"),
  shared: z.object({
    count: z.int().describe("How many terms both requests have"),
    words: z.array(z.string()).optional().describe("Which; for whoever may open that case"),
  }),
});

/** A ruling of a consultation on a like request. */
export type PrecedentView = z.output<typeof precedentView>;
