import type { Actor } from "#engine/actor.ts";
import type { Refusal } from "#engine/refusal.ts";
import { mayDo } from "./domain/mayDo.ts";
import { dutyAt } from "./domain/onDuty.ts";
import { isOfficeTime } from "./domain/officeTime.ts";
import { type Ground, stillFit } from "./ground.ts";
import { type BoardView, bodyView, onDutyView } from "./present.ts";
import { uncoveredSoon } from "./readRoster.ts";
import { listRosterBodies, readRostersAt } from "./store.ts";
import { refuseRoster } from "./writeOnce.ts";

/** Who is on duty now at every body with a roster, and what is missing where the reader keeps one. */
export async function readBoard(ground: Ground, actor: Actor, now: Date): Promise<BoardView | Refusal> {
  const refusal = refuseRoster(ground, actor, undefined);
  if (refusal) return refusal;
  const { organisations } = ground;
  const at = now.toISOString();
  const bodyIds = (await listRosterBodies(ground.pool)).filter((id) => organisations.findBody(id)?.active);
  const rosters = await readRostersAt(ground.pool, bodyIds, at);
  const fit = stillFit(ground);
  const kept = bodyIds.filter((bodyId) => mayDo(actor, { does: "edit", bodyId }, organisations.tree()));
  const uncovered = await uncoveredSoon(ground, kept, now);
  return {
    at,
    officeTime: isOfficeTime(ground.calendar(), at),
    lines: bodyIds.map((bodyId) => {
      const duty = dutyAt(bodyId, rosters, at, fit);
      return {
        body: bodyView(ground, bodyId),
        people: (duty?.people ?? []).map((each) => onDutyView(ground, each)),
        ...(duty ? { until: duty.shift.endsAt } : {}),
      };
    }),
    uncovered: [...uncovered]
      .filter(([, spans]) => spans.length > 0)
      .map(([bodyId, spans]) => ({ body: bodyView(ground, bodyId), spans })),
  };
}
