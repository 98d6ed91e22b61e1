import type { Actor } from "#engine/actor.ts";
import type { CaseId } from "#engine/case.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { audiencesOf } from "#engine/standing.ts";
import { listAttachments } from "#platform/files/attachments.ts";
import { findCase, findCaseByReceipt } from "#platform/journal/readCase.ts";
import type { StoredCase, StoredEvent } from "#platform/journal/storedCase.ts";
import type { CaseView } from "./contract.ts";
import { businessIn } from "./domain/business.ts";
import { findGivenName, namesOf } from "./domain/givenName.ts";
import { seesName, withoutName } from "./domain/hiddenName.ts";
import { getRequestProcess } from "./domain/processes.ts";
import type { Ground } from "./ground.ts";
import { isStaff, presentCase } from "./present/presentCase.ts";
import type { Entry } from "./present/presented.ts";
import { readRelated } from "./together/readRelated.ts";
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
  const [events, related, reporter] = await Promise.all([
    ground.cases.readEvents(stored.case.id),
    readRelated(ground, { stored, actor, staff: isStaff(audiences) }),
    reporterId === undefined || anonymous ? undefined : ground.reporters.readReporter(reporterId),
  ]);
  const files = events.some(broughtFiles)
    ? await listAttachments(ground.pool, ground.files.keyFor, [stored.case.id])
    : [];
  const entries = events.map((each) => ({ event: each.event, unsealed: unsealEvent(key, each) }));
  const said = entries[0]?.unsealed ?? {};
  const names = namesOf(reporter?.details.name, said);
  const hides = !seesName(stored.case, audiences);
  const shown = ({ event, unsealed }: Entry): Entry =>
    hides ? { event, unsealed: withoutName(stored.case, event, unsealed, names) } : { event, unsealed };
  return presentCase({
    process: getRequestProcess(stored.case.processId, stored.case.processVersion),
    stored,
    audiences,
    world,
    entries: entries.map(shown),
    forgotten: key === undefined,
    files,
    reporter,
    givenName: findGivenName(said),
    business: businessIn(said),
    related,
    organisations: ground.organisations,
  });
}

/** Most cases have no files, and need not be asked for them. */
function broughtFiles({ event }: StoredEvent): boolean {
  const { files } = event.data;
  return Array.isArray(files) && files.length > 0;
}
