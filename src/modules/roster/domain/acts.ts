/** What can happen to a roster. */
export const rosterActs = [
  "shift-added",
  "shift-changed",
  "shift-cancelled",
  "week-copied",
  "pattern-kept",
  "pattern-applied",
  "pattern-ended",
  "substitute-entered",
  "substitute-ended",
] as const;

/** One of {@link rosterActs}. */
export type RosterActName = (typeof rosterActs)[number];
