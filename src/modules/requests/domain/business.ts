import type { z } from "zod";
import type { Json } from "#engine/case.ts";
import type { businessField } from "./fields.ts";

/** The business that is in difficulty. It belongs to the case: one person may speak for several. */
export type Business = z.output<typeof businessField>;

/** The business that the words of a report name, if any. */
export function businessIn(said: Readonly<Record<string, Json>>): Business | undefined {
  return said["business"] as Business | undefined; // sealed by the schema of the report
}
