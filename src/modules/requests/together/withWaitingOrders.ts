import { factText } from "#engine/case.ts";
import { refuse } from "#engine/refusal.ts";
import type { KeyedCommand } from "#platform/journal/journal.ts";
import { findCases } from "#platform/journal/readCase.ts";
import { idsIn } from "../domain/otherCase.ts";
import { endsInTimeFor, superiorOf } from "../domain/superior.ts";
import type { Ground } from "../ground.ts";
import type { TogetherAct } from "./togetherAct.ts";

/**
 * More time for a case is no more time for the orders that were merged into it: granted where each of them still has
 * its answer inside its superior platform's limit.
 */
export function withWaitingOrders(ground: Ground, command: KeyedCommand): TogetherAct {
  return {
    command,
    async withIt({ case: main }, after) {
      const ids = idsIn(main, "merged");
      const followers = ids.length === 0 ? [] : await findCases(ground.pool, ids);
      const late = followers.find(
        ({ case: each }) => factText(each, "mergedInto") === main.id && !endsInTimeFor(each, after),
      );
      const superior = late && superiorOf(late.case);
      return superior ? refuse("orders-wait", { number: superior.number, dueAt: superior.dueAt }) : {};
    },
  };
}
