import type { Actor } from "#engine/actor.ts";
import type { CaseId } from "#engine/case.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import { availableActions } from "#engine/availableActions.ts";
import { withTransaction } from "#platform/database/pool.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import { actOnCase } from "#platform/journal/journal.ts";
import { findCase } from "#platform/journal/readCase.ts";
import type { CaseView } from "./contract.ts";
import type { Ground } from "./ground.ts";
import { presentStoredCase } from "./readRequest.ts";
import { senderOf } from "./senderOf.ts";
import { worldOf } from "./world.ts";

/** What the record of looks says of a call: nobody types a reason to do their duty. */
const purpose = "拨打电话，联系诉求人";

/** Somebody who calls the reporter about the task that they lead. */
export interface Call {
  actor: Actor;
  caseId: CaseId;
  taskId: number;
  key: string;
  now: Date;
}

/**
 * Gives the number alone, for dialling: the name stays hidden where it is. That it was seen, and that it is dialled
 * (an act of contact), is recorded in one transaction; how it went is said afterwards. Sent again, it is one contact.
 */
export async function callReporter(
  ground: Ground,
  call: Call,
): Promise<{ phone: string; case: CaseView; replayed: boolean } | Refusal> {
  const { actor, caseId, taskId, now } = call;
  if (actor.kind === "anonymous") return refuse("not-signed-in");
  const world = worldOf(ground, actor, now);
  let phone: string | undefined;
  const reveal = async (tx: Transaction): Promise<Refusal | undefined> => {
    const shown = await revealPhone(ground, tx, call);
    if (typeof shown !== "string") return shown;
    phone = shown;
    return undefined;
  };
  const command = {
    caseId,
    action: "contact",
    taskId,
    input: { way: "phone" },
    key: `${senderOf(actor)} ${call.key}`,
  };
  const outcome = await actOnCase(ground, command, () => world, reveal);
  if (isRefusal(outcome)) return whyNot(ground, caseId, outcome);
  if (outcome.replayed) {
    // A second look is a second line in the record, and takes that one may still call.
    const process = ground.processOf(outcome.case.processId, outcome.case.processVersion);
    const may = availableActions(process, outcome.case, world).some(
      (each) => each.action === "contact" && each.taskId === taskId && each.blockedBy === undefined,
    );
    const refusal = may ? await withTransaction(ground.pool, reveal) : refuse("wrong-state");
    if (refusal) return refusal;
  }
  if (phone === undefined) return refuse("reporter-not-reachable");
  const view = await presentStoredCase(ground, outcome, actor, now);
  return isRefusal(view) ? view : { phone, case: view, replayed: outcome.replayed };
}

async function revealPhone(
  ground: Ground,
  tx: Transaction,
  { actor, caseId, now }: Call,
): Promise<string | Refusal> {
  const stored = await findCase(tx, caseId);
  const reporterId = stored?.case.reporter.reporterId;
  if (actor.kind !== "staff" || reporterId === undefined) return refuse("reporter-not-reachable");
  const look = { actor, reporterId, caseId, fields: ["phone"] as const, reason: purpose, now };
  const shown = await ground.reporters.unmask(tx, look);
  return isRefusal(shown) ? shown : (shown.phone ?? refuse("reporter-not-reachable"));
}

/** Whoever reported without a name has no number either: that is what is said. */
async function whyNot(ground: Ground, caseId: CaseId, refusal: Refusal): Promise<Refusal> {
  if (refusal.refused !== "reporter-not-reachable") return refusal;
  const stored = await findCase(ground.pool, caseId);
  return stored?.case.reporter.anonymous === true ? refuse("reporter-anonymous") : refusal;
}
