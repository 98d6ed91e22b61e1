import type { CaseId } from "#engine/case.ts";
import type { NoticeTemplate } from "./templates.ts";

const dayMs = 24 * 60 * 60_000;

/** How news is kept and counted. */
export const newsRules = {
  /** After it was read. */
  keepReadMs: 90 * dayMs,
  /** Where nobody reads it: a post that nobody acts in any more. */
  keepUnreadMs: 180 * dayMs,
  /** Nobody needs to know more exactly: counting stops here. */
  countedMost: 99,
} as const;

/** Watchers over a roster are told of a case that they may not open: that nobody has taken it is theirs to see to. */
export const toldWithoutSight: readonly NoticeTemplate[] = ["duty-alarm"];

/** Where one goes on from news. */
export type NewsPlace = "case" | "roster" | "desk";

/** Where news leads: to its case, except for those who look after something else. */
export function placeOf(template: string, caseId: CaseId | undefined): NewsPlace {
  if (toldWithoutSight.some((each) => each === template)) return "roster";
  return caseId === undefined ? "desk" : "case";
}
