import type { Actor } from "#engine/actor.ts";
import type { CaseId } from "#engine/case.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { audiencesOf } from "#engine/standing.ts";
import { listAttachments } from "#platform/files/attachments.ts";
import { findCase, findCaseByReceipt, readEvents } from "#platform/journal/readCase.ts";
import type { StoredCase, StoredEvent } from "#platform/journal/storedCase.ts";
import type { CaseView } from "./contract.ts";
import { businessIn, namesOf } from "./domain/business.ts";
import { seesName, withoutName } from "./domain/hiddenName.ts";
import { getRequestProcess } from "./domain/processes.ts";
import type { Ground } from "./ground.ts";
import { presentCase } from "./present/presentCase.ts";
import { unsealEvent } from "./unsealEvent.ts";
import { worldOf } from "./world.ts";

/** A case as somebody may see it; one they may not see is as good as none. */
export async function readRequest(
  ground: Ground,
  actor: Actor,
  caseId: CaseId,
  now: Date,
): Promise<CaseView | Refusal> {
  if (actor.kind === "anonymous") return refuse("not-signed-in");
  const stored = await findCase(ground.pool, caseId);
  return stored ? presentStoredCase(ground, stored, actor, now) : refuse("case-not-found");
}

/** The case that a receipt code opens. */
export async function trackRequest(
  ground: Ground,
  receiptCode: string,
  now: Date,
): Promise<CaseView | Refusal> {
  const hash = ground.receipts.findHash(receiptCode);
  const stored = hash && (await findCaseByReceipt(ground.pool, hash));
  const reporterId = stored?.case.reporter.reporterId;
  if (!stored || reporterId === undefined) return refuse("receipt-unknown");
  const actor: Actor = { kind: "reporter", reporterId, onlyCaseId: stored.case.id };
  return presentStoredCase(ground, stored, actor, now);
}

/** Shows a case that was read already. */
export async function presentStoredCase(
  ground: Ground,
  stored: StoredCase,
  actor: Actor,
  now: Date,
): Promise<CaseView | Refusal> {
  const world = worldOf(ground, actor, now);
  const audiences = audiencesOf(stored.case, actor, world.tree);
  if (audiences.length === 0) return refuse("case-not-found");
  const key = await ground.keyStore.findSubjectKey(ground.pool, stored.subjectId);
  const { reporterId, anonymous } = stored.case.reporter;
  const [events, files, reporter] = await Promise.all([
    readEvents(ground.pool, stored.case.id),
    listAttachments(ground.pool, ground.files.keyFor, stored.case.id),
    reporterId === undefined || anonymous
      ? undefined
      : ground.reporters.readReporter(ground.pool, reporterId),
  ]);
  const [opening] = events;
  const business = opening && businessIn(unsealEvent(key, opening));
  const names = namesOf(reporter?.details.name, business);
  const hides = !seesName(stored.case, audiences);
  const read = (each: StoredEvent) =>
    hides ? withoutName(stored.case, each.event, unsealEvent(key, each), names) : unsealEvent(key, each);
  return presentCase({
    process: getRequestProcess(stored.case.processId, stored.case.processVersion),
    stored,
    audiences,
    world,
    entries: events.map((each) => ({ event: each.event, unsealed: read(each) })),
    forgotten: key === undefined,
    files,
    reporter,
    organisations: ground.organisations,
  });
}
