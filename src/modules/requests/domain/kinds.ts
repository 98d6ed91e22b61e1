import type { Words } from "#engine/words.ts";

/** What a request is. */
export const kinds = {
  consult: { zh: "咨询", en: "Question" },
  help: { zh: "求助", en: "Request for help" },
  complaint: { zh: "投诉", en: "Complaint" },
  "tip-off": { zh: "举报", en: "Tip-off" },
  suggestion: { zh: "建议", en: "Suggestion" },
  praise: { zh: "表扬", en: "Praise" },
} as const satisfies Record<string, Words>;

/** One of {@link kinds}. */
export type Kind = keyof typeof kinds;

/** How soon it must be answered. */
export const urgencies = {
  normal: { zh: "普通", en: "Normal" },
  urgent: { zh: "紧急", en: "Urgent" },
  critical: { zh: "特急", en: "Critical" },
} as const satisfies Record<string, Words>;

/** One of {@link urgencies}. */
export type Urgency = keyof typeof urgencies;

/** The keys of a table of words, as zod wants them. */
export function keysOf<Table extends Record<string, Words>>(
  table: Table,
): [keyof Table & string, ...(keyof Table & string)[]] {
  const [first, ...rest] = Object.keys(table);
  if (first === undefined) throw new Error("An empty table names nothing");
  return [first, ...rest];
}
