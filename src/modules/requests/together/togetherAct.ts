import type { WithIt } from "#platform/journal/actTogether.ts";
import type { KeyedCommand } from "#platform/journal/journal.ts";

/** An action that more than one case takes part in: the command made whole, and what happens with it. */
export interface TogetherAct {
  command: KeyedCommand;
  withIt: WithIt;
}
