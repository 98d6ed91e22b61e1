/** What a reporter may do with their own case, the likeliest first. */
export const ownActs = ["rate", "supplement", "urge", "confirm", "dispute", "withdraw"] as const;

/** One of {@link ownActs}. */
export type OwnAct = (typeof ownActs)[number];

/** Whether an action is one of the reporter's own. */
export function isOwnAct(action: string): action is OwnAct {
  return (ownActs as readonly string[]).includes(action);
}
