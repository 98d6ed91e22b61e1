import type { Actor } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { audiencesOf } from "#engine/standing.ts";
import { findCases } from "#platform/journal/readCase.ts";
import type { Ground } from "../ground.ts";
import { type AlarmView, alarmView } from "../present.ts";
import { listAlarms } from "../store/dutyAlarms.ts";
import { isAboutThem, watches } from "./watchers.ts";

const shownMost = 50;

/** The cases that nobody has, at the bodies an administrator or a supervisor watches over; none for anybody else. */
export async function readAlarms(ground: Ground, actor: Actor): Promise<AlarmView[] | Refusal> {
  if (actor.kind === "anonymous") return refuse("not-signed-in");
  if (actor.kind !== "staff") return refuse("not-allowed");
  const tree = ground.organisations.tree();
  const bodyIds = ground.organisations.bodyIds().filter((bodyId) => watches(ground, actor, bodyId));
  if (bodyIds.length === 0) return [];
  const alarms = await listAlarms(ground.pool, bodyIds, shownMost);
  const cases = new Map(
    (
      await findCases(
        ground.pool,
        alarms.map(({ caseId }) => caseId),
      )
    ).map((stored) => [stored.case.id, stored]),
  );
  return alarms.flatMap((alarm) => {
    const stored = cases.get(alarm.caseId);
    if (!stored || isAboutThem(ground, actor.personId, stored.case)) return [];
    const mayOpen = audiencesOf(stored.case, actor, tree).length > 0;
    return [alarmView(ground, alarm, stored.number, mayOpen)];
  });
}
