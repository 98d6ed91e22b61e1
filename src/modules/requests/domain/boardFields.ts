import { z } from "zod";
import { boardActs } from "./boardActs.ts";
import { words } from "./caseView.ts";
import { bodyIdField, kindField, urgencyField } from "./fields.ts";
import { cursorField, limitField, page, queueLine } from "./listLines.ts";
import { requestProcessIds } from "./processes.ts";

const narrowing = {
  process: z.enum(requestProcessIds).optional(),
  urgency: urgencyField.optional(),
};

const place = z.object({ id: z.string(), name: words });

/** What the board is narrowed by. */
export const boardAsked = z.object({
  ...narrowing,
  kind: kindField.optional(),
  placeId: bodyIdField.optional().describe("A place as the board counts: a township, street or park, mostly"),
  cursor: cursorField,
  limit: limitField,
});

/** What the counts of the board are narrowed by: they are by place and kind already. */
export const boardCountsAsked = z.object(narrowing);

/** A case that waits for a body to be named. */
export const boardLine = queueLine.extend({
  act: z.enum(boardActs).describe("By which act it goes on"),
  place: place.optional().describe("Where the board counts it"),
});

/** A case that waits for a body to be named. */
export type BoardLine = z.output<typeof boardLine>;

/** A page of what waits. */
export const boardPage = page(boardLine);

/** What waits, by place and kind. */
export const boardCounts = z.object({
  cells: z.array(
    z.object({ place: place.optional(), kind: z.string(), count: z.int().min(1) }).describe("Some wait here"),
  ),
  more: z.boolean().describe("More wait than were counted: the first of them by due time were"),
});

/** What waits, by place and kind. */
export type BoardCounts = z.output<typeof boardCounts>;
