import { z } from "zod";
import type { Case } from "#engine/case.ts";
import { findCaseNumber } from "./caseNumber.ts";

/** The number of another case, as people write it. */
export const caseNumberField = z
  .string()
  .trim()
  .max(20)
  .refine((text) => findCaseNumber(text) !== undefined)
  .describe("The number of the other case");

/** The other case's id; whoever takes the action names the number, and the server fills this in. */
export const otherIdField = z.string().min(1).max(64);

/** The ids of cases that a fact of this name holds. */
export function idsIn(state: Pick<Case, "facts">, fact: string): readonly string[] {
  const value = state.facts[fact];
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
