import type { Actor } from "#engine/actor.ts";
import type { CaseId, Json } from "#engine/case.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import { audiencesOf } from "#engine/standing.ts";
import { withTransaction } from "#platform/database/pool.ts";
import { findCase, readFirstEvents } from "#platform/journal/readCase.ts";
import type { StoredCase } from "#platform/journal/storedCase.ts";
import type { UnmaskedDetails } from "#modules/reporters/index.ts";
import { type Business, businessIn } from "./domain/business.ts";
import { findGivenName } from "./domain/givenName.ts";
import { isEnteredByAnother, isNameHidden } from "./domain/hiddenName.ts";
import { mayUnmask } from "./domain/mayUnmask.ts";
import type { Ground } from "./ground.ts";
import { unsealEvent } from "./unsealEvent.ts";

/** Who reported, in the clear, and for which business. */
export type ShownReporter = UnmaskedDetails & { readonly business?: Business };

/** Gives the reporter's data in the clear to those who may, and records who looked and why in the same transaction. */
export async function unmaskReporterOf(
  ground: Ground,
  asked: { actor: Actor; caseId: CaseId; reason: string; now: Date },
): Promise<ShownReporter | Refusal> {
  const { actor, caseId, reason, now } = asked;
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
  const said = await readReport(ground, stored);
  const business = businessIn(said);
  const besides = business ? ["business"] : [];
  const look = { actor, reporterId, caseId, givenName: findGivenName(said), besides, reason, now };
  const details = await withTransaction(ground.pool, (tx) => ground.reporters.unmask(tx, look));
  return isRefusal(details) || !business ? details : { ...details, business };
}

/** What the report said, for the names that are this case's alone. */
async function readReport(ground: Ground, stored: StoredCase): Promise<Readonly<Record<string, Json>>> {
  const [key, [first]] = await Promise.all([
    ground.keyStore.findSubjectKey(ground.pool, stored.subjectId),
    readFirstEvents(ground.pool, [stored.case.id]),
  ]);
  return first ? unsealEvent(key, first) : {};
}
