import type { Actor } from "#engine/actor.ts";
import type { CaseId } from "#engine/case.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import { audiencesOf } from "#engine/standing.ts";
import { withTransaction } from "#platform/database/pool.ts";
import { findCase, readFirstEvents } from "#platform/journal/readCase.ts";
import type { StoredCase } from "#platform/journal/storedCase.ts";
import type { ReporterDetails } from "#modules/reporters/index.ts";
import { type Business, businessIn } from "./domain/business.ts";
import { isEnteredByAnother, isNameHidden } from "./domain/hiddenName.ts";
import { mayUnmask } from "./domain/mayUnmask.ts";
import type { Ground } from "./ground.ts";
import { unsealEvent } from "./unsealEvent.ts";

/** Who reported, in the clear. */
export type ShownReporter = ReporterDetails & { business?: Business };

async function readBusiness(ground: Ground, stored: StoredCase): Promise<Business | undefined> {
  const [[opening], key] = await Promise.all([
    readFirstEvents(ground.pool, [stored.case.id]),
    ground.keyStore.findSubjectKey(ground.pool, stored.subjectId),
  ]);
  return opening && businessIn(unsealEvent(key, opening));
}

/** Gives the reporter's data in the clear to those who may, and records who looked and why in the same transaction. */
export async function unmaskReporterOf(
  ground: Ground,
  look: { actor: Actor; caseId: CaseId; reason: string; now: Date },
): Promise<ShownReporter | Refusal> {
  const { actor, caseId, reason, now } = look;
  if (actor.kind === "anonymous") return refuse("not-signed-in");
  const stored = await findCase(ground.pool, caseId);
  const audiences = stored ? audiencesOf(stored.case, actor, ground.organisations.tree()) : [];
  if (!stored || audiences.length === 0) return refuse("case-not-found");
  if (actor.kind !== "staff" || !mayUnmask(audiences, isNameHidden(stored.case)))
    return refuse("not-allowed");
  const { reporterId, anonymous } = stored.case.reporter;
  if (reporterId === undefined || anonymous) return refuse("reporter-anonymous");
  const reporter = await ground.reporters.readReporter(ground.pool, reporterId);
  if (isEnteredByAnother(stored.case, audiences, reporter?.createdAt)) return refuse("not-allowed");
  const business = await readBusiness(ground, stored);
  const besides = business ? ["business"] : [];
  const details = await withTransaction(ground.pool, (tx) =>
    ground.reporters.unmask(tx, { actor, reporterId, caseId, besides, reason, now }),
  );
  return isRefusal(details) || !business ? details : { ...details, business };
}
