import type { Case } from "#engine/case.ts";
import type { Audience } from "#engine/process.ts";
import { isNameHidden } from "./hiddenName.ts";
import { mayUnmask } from "./mayUnmask.ts";
import { isOrWasTipOff } from "./tipOff.ts";

/**
 * Whether someone may learn that a case and another are of one person: whoever may know who that person is, of either
 * case by itself. Never of a tip-off, and of no case without a name.
 */
export function tellsReporter(state: Case, audiences: readonly Audience[]): boolean {
  const { reporterId, anonymous } = state.reporter;
  if (reporterId === undefined || anonymous || isOrWasTipOff(state)) return false;
  return mayUnmask(audiences, isNameHidden(state));
}
