import type { Case } from "#engine/case.ts";
import { findRunningClock, isPaused } from "#engine/clock.ts";
import { refuse } from "#engine/refusal.ts";
import type { KeyedCommand } from "#platform/journal/journal.ts";
import { endsInTimeFor, superiorOf } from "../domain/superior.ts";
import type { Ground } from "../ground.ts";
import { followersOf } from "./followersOf.ts";
import type { TogetherAct } from "./togetherAct.ts";

/**
 * More time for a case is no more time for the orders that were merged into it: granted where each of them still has
 * its answer inside its superior platform's limit.
 */
export function withWaitingOrders(ground: Ground, command: KeyedCommand): TogetherAct {
  return {
    command,
    async withIt({ case: main }, after) {
      if (endOf(main) === endOf(after)) return {};
      const followers = await followersOf(ground, main);
      const late = followers.find(({ case: each }) => !endsInTimeFor(each, after));
      const superior = late && superiorOf(late.case);
      return superior ? refuse("orders-wait", { number: superior.number, dueAt: superior.dueAt }) : {};
    },
  };
}

/** Until when a case is to be answered, as long as that runs. */
function endOf(state: Case): string | undefined {
  const whole = findRunningClock(state.clocks, "whole");
  return whole && !isPaused(whole) ? whole.dueAt : undefined;
}
