import type { Actor } from "#engine/actor.ts";
import type { CaseId } from "#engine/case.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { audiencesOf } from "#engine/standing.ts";
import { withTransaction } from "#platform/database/pool.ts";
import { findCase, readFirstEvents } from "#platform/journal/readCase.ts";
import type { StoredCase } from "#platform/journal/storedCase.ts";
import type { UnmaskedDetails } from "#modules/reporters/index.ts";
import { findGivenName } from "./domain/givenName.ts";
import { isEnteredByAnother, isNameHidden } from "./domain/hiddenName.ts";
import { mayUnmask } from "./domain/mayUnmask.ts";
import type { Ground } from "./ground.ts";
import { unsealEvent } from "./unsealEvent.ts";

/** Gives the reporter's data in the clear to those who may, and records who looked and why in the same transaction. */
export async function unmaskReporterOf(
  ground: Ground,
  look: { actor: Actor; caseId: CaseId; reason: string; now: Date },
): Promise<UnmaskedDetails | Refusal> {
  const { actor, caseId, reason, now } = look;
  if (actor.kind === "anonymous") return refuse("not-signed-in");
  const stored = await findCase(ground.pool, caseId);
  const audiences = stored ? audiencesOf(stored.case, actor, ground.organisations.tree()) : [];
  if (!stored || audiences.length === 0) return refuse("case-not-found");
  if (actor.kind !== "staff" || !mayUnmask(audiences, isNameHidden(stored.case)))
    return refuse("not-allowed");
  const { reporterId, anonymous } = stored.case.reporter;
  if (reporterId === undefined || anonymous) return refuse("reporter-anonymous");
  const reporter = await ground.reporters.readReporter(reporterId);
  if (isEnteredByAnother(stored.case, audiences, reporter?.createdAt)) return refuse("not-allowed");
  const givenName = await readGivenName(ground, stored);
  return withTransaction(ground.pool, (tx) =>
    ground.reporters.unmask(tx, { actor, reporterId, caseId, givenName, reason, now }),
  );
}

async function readGivenName(ground: Ground, stored: StoredCase): Promise<string | undefined> {
  const [key, [first]] = await Promise.all([
    ground.keyStore.findSubjectKey(ground.pool, stored.subjectId),
    readFirstEvents(ground.pool, [stored.case.id]),
  ]);
  return first && findGivenName(unsealEvent(key, first));
}
