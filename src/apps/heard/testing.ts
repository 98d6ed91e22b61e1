import { type Case, factText } from "#engine/case.ts";
import { findRunningClock, isPaused } from "#engine/clock.ts";
import type { CaseEvent } from "#engine/event.ts";
import { readEventsOf } from "#platform/journal/readCase.ts";
import type { CaseView } from "#modules/requests/contract.ts";
import { getRequestProcess } from "#modules/requests/index.ts";
import type { Filed } from "../cases/testing.ts";
import { untilFollowed } from "../followed/testing.ts";
import type { TestSystem } from "../testing.ts";

/** Ends that come after an answer: it is there to be read. */
const endedWithAnAnswer = new Set(["closed", "unconfirmed", "closedAfterReview"]);
/** Where whoever asked was answered and has not had the last word. */
const answered = new Set(["callback", "disputed", "reviewing"]);
/** The step that says why a case ended without an answer. */
const endings: Readonly<Record<string, string>> = {
  declined: "decline",
  withdrawn: "withdraw",
  handedOver: "recordReceipt",
  transferred: "acknowledgeTransfer",
  recalled: "superiorWithdraw",
};
/** What befalls a case through another: whoever can be called is sent a message of it. */
const toldByMessage = new Set(["merge", "separate", "shareAnswer", "goOnAlone", "hearOfMain", "split"]);

/** How many cases are read at once. */
const atOnce = 200;

/** Whether a case answers for the matter of whoever asked, or is on its way to; in words where it is not. */
function unansweredIn({ state, answer, related, holder, timeline }: CaseView): string | undefined {
  if (answered.has(state.id) || endedWithAnAnswer.has(state.id))
    return answer ? undefined : `is ${state.id} and shows no answer`;
  if (state.id === "merged") {
    const [main, ...more] = related.filter(({ relation }) => relation === "main");
    if (!main || more.length > 0) return "is merged and shows no main case";
    // One that is disputed goes on to another answer.
    const over = main.state.closed || ["callback", "merged"].includes(main.state.id);
    return over ? `waits for ${main.number}, which is ${main.state.id}` : undefined;
  }
  if (!state.closed) return holder.length > 0 ? undefined : `is ${state.id} and held by nobody`;
  const ending = endings[state.id];
  const isTold = timeline.some(({ action }) => action === ending);
  return isTold ? undefined : `ended as ${state.id}, and why is not told`;
}

/** The steps that its reporter may see and is not shown. */
function untoldIn(view: CaseView, events: readonly CaseEvent[]): string[] {
  const shown = new Set(view.timeline.map(({ version }) => version));
  // Both processes have the same audiences for an action of one name, in each version.
  const process = getRequestProcess(view.process.id, 1);
  return events
    .filter(({ action, version }) => {
      const seen = process.actions[action]?.seenBy.includes("reporter") === true;
      return seen && !shown.has(version);
    })
    .map(({ action }) => `its reporter is not shown ${action}`);
}

/**
 * What is wrong with the cases of those who asked, each as its own receipt shows it: it opens, it was answered or is on
 * its way to an answer, and every step that is theirs to see is told there. To be asked once merged cases have followed.
 */
export async function unheardOf(shiliu: TestSystem, receipts: readonly Filed[]): Promise<string[]> {
  const troubles: string[] = [];
  for (let from = 0; from < receipts.length; from += atOnce)
    troubles.push(...(await unheardAmong(shiliu, receipts.slice(from, from + atOnce))));
  return troubles;
}

async function unheardAmong({ system, holder }: TestSystem, receipts: readonly Filed[]): Promise<string[]> {
  const troubles: string[] = [];
  const events = await readEventsOf(
    system.pool,
    receipts.map(({ caseId }) => caseId),
  );
  for (const [index, { caseId, receiptCode, number }] of receipts.entries()) {
    const { status, body } = await holder(receiptCode).get(`/requests/${caseId}`);
    const view = body as CaseView;
    if (status !== 200 || view.number !== number) {
      troubles.push(`${caseId}: its receipt code does not open it (${status})`);
      continue;
    }
    const unanswered = unansweredIn(view);
    const untold = untoldIn(
      view,
      (events[index] ?? []).map(({ event }) => event),
    );
    for (const trouble of [...(unanswered === undefined ? [] : [unanswered]), ...untold])
      troubles.push(`${number}: ${trouble}`);
  }
  return troubles;
}

/** Lets every case follow the one that it was merged into or split from, past all that was done. */
export async function followAll({ system }: TestSystem): Promise<void> {
  for (const reader of ["requests-merged", "requests-parts"])
    await untilFollowed(system.pool, reader, () => system.requests.follow(system.clock()));
}

/** Open cases whose limit passes the one that now runs on the case they were split from, or who never heard of that. */
export async function partsPastTheirParents({ system }: TestSystem): Promise<string[]> {
  const { rows } = await system.pool.query<{ part: Case; parent: Case }>(
    `select c.fold as part, p.fold as parent
     from cases c join cases p on p.id = (c.fold->'facts'->>'splitFrom')::uuid
     where c.closed_at is null and c.fold->'facts' ? 'splitFrom'`,
  );
  return rows.flatMap(({ part, parent }) => {
    const latest = wholeOf(parent)?.dueAt;
    const whole = wholeOf(part);
    if (latest === undefined) return [];
    const heard = factText(part, "limitNotAfter");
    if (heard !== latest) return [`${part.id}: heard of ${heard ?? "none"}, its parent ends ${latest}`];
    const passes = whole && !isPaused(whole) && whole.dueAt > latest && whole.startedAt < latest;
    return passes ? [`${part.id}: ends ${whole.dueAt}, its parent ${latest}`] : [];
  });
}

const wholeOf = ({ clocks }: Case) => findRunningClock(clocks, "whole");

/** Steps that befell cases through others, and of which whoever asked and can be called was sent no message. */
export async function unsentOf({ system }: TestSystem, receipts: readonly Filed[]): Promise<string[]> {
  await untilFollowed(system.pool, "notices", () => system.notices.follow(system.clock()));
  const ids = receipts.map(({ caseId }) => caseId);
  const { rows: sent } = await system.pool.query<{ key: string }>(
    "select key from notices where case_id = any($1::uuid[]) and reporter_id is not null",
    [ids],
  );
  const { rows: reachable } = await system.pool.query<{ id: string }>(
    "select id from cases where id = any($1::uuid[]) and (fold->'reporter'->>'reachable')::boolean",
    [ids],
  );
  const keys = new Set(sent.map(({ key }) => key));
  const called = new Set(reachable.map(({ id }) => id));
  const events = (await readEventsOf(system.pool, ids)).flat().map(({ event }) => event);
  return events
    .filter(({ action, caseId }) => toldByMessage.has(action) && called.has(caseId))
    .filter(({ caseId, version }) => !keys.has(`reporter:${caseId}:${version}`))
    .map(({ action, caseId }) => `${caseId}: no message told of ${action}`);
}

/** The receipts that reporters were shown on their cases for what those were split into. */
export async function partsOf({ holder }: TestSystem, receipts: readonly Filed[]): Promise<Filed[]> {
  const found: Filed[] = [];
  let left = receipts;
  while (left.length > 0) {
    const views = await Promise.all(
      left.map(({ caseId, receiptCode }) => holder(receiptCode).get(`/requests/${caseId}`)),
    );
    left = views.flatMap(({ body }) =>
      ((body as Partial<CaseView>).related ?? []).flatMap(({ relation, caseId, receiptCode, number }) =>
        relation === "part" && caseId !== undefined && receiptCode !== undefined
          ? [{ caseId, receiptCode, number }]
          : [],
      ),
    );
    found.push(...left);
  }
  return found;
}
