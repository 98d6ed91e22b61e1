import { z } from "zod";
import { bodyIdField, kindField, urgencyField } from "./fields.ts";
import { keysOf } from "./kinds.ts";
import { clockSpans, listOrders } from "./listTerms.ts";
import { requestProcessIds } from "./processes.ts";

const stepField = z.string().min(1).max(40);

const narrowing = {
  process: z.enum(requestProcessIds).optional(),
  kind: kindField.optional(),
  urgency: urgencyField.optional(),
  placeId: bodyIdField.optional().describe("Where the matter lies: here or anywhere below"),
  clock: z.enum(keysOf(clockSpans)).optional().describe("When the clock runs out"),
};

/** What a queue is narrowed by. */
export const queueNarrowing = {
  ...narrowing,
  step: stepField.optional().describe("What is to be done"),
};

/** What a list of cases is narrowed by. */
export const casesNarrowing = {
  ...narrowing,
  state: stepField.optional(),
  open: z.stringbool().optional(),
};

/** The order that is asked for; absent, a queue stands by due time and a list of cases newest first. */
export const orderField = z.enum(keysOf(listOrders)).optional();

/** Conditions as an address says them and a saved filter keeps them; `step` is a queue's, `state` and `open` a list's. */
export const keptConditions = z.strictObject({
  ...narrowing,
  step: stepField.optional(),
  state: stepField.optional(),
  open: z.enum(["true", "false"]).optional(),
  sort: orderField,
});

/** Conditions as an address says them. */
export type KeptConditions = z.output<typeof keptConditions>;

/** The name of a saved filter. */
export const filterNameField = z
  .string()
  .trim()
  .min(1)
  .max(30)
  .regex(/^[^\u0000-\u001f\u007f]*$/);
