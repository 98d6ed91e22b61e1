import { z } from "zod";

const importRow = z.object({
  line: z.number().int().describe("Line of the table, the header being 1"),
  subject: z.string(),
  verdict: z.enum(["add", "change", "unchanged", "rejected"]),
  changes: z.array(z.string()).describe("Names of the fields that differ"),
  reason: z.object({ code: z.string(), zh: z.string(), en: z.string() }).optional(),
});
/** What an import of a table did, or would do, line by line. */
export const importReport = z.object({
  dryRun: z.boolean(),
  table: z.enum(["bodies", "people"]),
  counts: z.object({
    add: z.number().int(),
    change: z.number().int(),
    unchanged: z.number().int(),
    rejected: z.number().int(),
  }),
  rows: z.array(importRow),
});
