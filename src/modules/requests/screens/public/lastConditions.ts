import type { Conditions } from "./conditions.ts";

let last: Conditions = {};

/** Remembers what the public list was narrowed by: where one goes back to from a case. */
export function noteConditions(conditions: Conditions): void {
  last = conditions;
}

/** The list as it was left. */
export function wayBack(): { backTo: string; backSearch: object } {
  return { backTo: "/public", backSearch: last };
}
