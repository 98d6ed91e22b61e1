import type { Actor } from "#engine/actor.ts";
import type { CaseId } from "#engine/case.ts";
import type { Audience, ProcessDeclaration } from "#engine/process.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { audiencesOf } from "#engine/standing.ts";
import { findCase } from "#platform/journal/readCase.ts";
import type { PresentPerson } from "../domain/besideFields.ts";
import type { Ground } from "../ground.ts";
import { isStaff } from "../present/presentCase.ts";
import { endLease, type PresenceRow, renewLease } from "../store/presence.ts";

/** A screen on which somebody has a case open. */
export interface Screen {
  actor: Actor;
  /** Another system asks: it looks at no screen. */
  byKey: boolean;
  caseId: CaseId;
  screenId: string;
}

/** How long a screen that says no more is counted as open. */
const leaseMs = 45_000;
/** When a screen says so again: others are there and may begin to write, or nobody is. */
const renewSeconds = { together: 8, alone: 20 } as const;

/** Notes that somebody has a case open, and gives who else has; blocks nobody. */
export async function keepPresence(
  ground: Ground,
  { actor, byKey, caseId, screenId, writing, now }: Screen & { writing: string | undefined; now: Date },
): Promise<{ others: PresentPerson[]; renewInSeconds: number } | Refusal> {
  if (actor.kind === "anonymous") return refuse("not-signed-in");
  if (actor.kind !== "staff" || byKey) return refuse("not-allowed");
  const stored = await findCase(ground.pool, caseId);
  const audiences = stored ? audiencesOf(stored.case, actor, ground.organisations.tree()) : [];
  if (!stored || audiences.length === 0) return refuse("case-not-found");
  const rows = await renewLease(ground.pool, {
    caseId,
    screenId,
    personId: actor.personId,
    bodyId: actor.post.bodyId,
    writing,
    now,
    expiresAt: new Date(now.getTime() + leaseMs),
  });
  const process = ground.processOf(stored.case.processId, stored.case.processVersion);
  const others = presentPeople(ground, { rows, process, audiences });
  return { others, renewInSeconds: others.length > 0 ? renewSeconds.together : renewSeconds.alone };
}

/** Notes that a screen was closed; one that says so no more is forgotten by itself. */
export async function leaveCase(
  ground: Ground,
  { actor, caseId, screenId }: Screen,
): Promise<{ left: true } | Refusal> {
  if (actor.kind === "anonymous") return refuse("not-signed-in");
  if (actor.kind !== "staff") return refuse("not-allowed");
  await endLease(ground.pool, { caseId, screenId, personId: actor.personId });
  return { left: true };
}

interface Present {
  rows: readonly PresenceRow[];
  process: ProcessDeclaration;
  audiences: readonly Audience[];
}

/** Each person once, whoever writes first; as much of them as the timeline would tell. */
function presentPeople(ground: Ground, { rows, process, audiences }: Present): PresentPerson[] {
  const people = Map.groupBy(rows, (row) => row.person_id);
  const all = [...people].map(([personId, screens]): PresentPerson => {
    const [first] = screens;
    const writes = screens.find(({ writing }) => writing !== null) ?? first;
    const writing = writes?.writing ?? undefined;
    const action = writing === undefined ? undefined : process.actions[writing];
    const tells = action?.seenBy.some((audience) => audiences.includes(audience)) ?? false;
    const name = isStaff(audiences) ? ground.organisations.findPerson(personId)?.name : undefined;
    return {
      ...(name === undefined ? {} : { name }),
      body: (writes && ground.organisations.bodyName(writes.body_id)) ?? unnamed,
      writing: writing !== undefined,
      ...(action && tells ? { act: action.does } : {}),
      since: (first?.since ?? new Date(0)).toISOString(),
    };
  });
  return all.toSorted((one, other) => Number(other.writing) - Number(one.writing));
}

const unnamed = { zh: "（未知机构）", en: "(unknown body)" } as const;
