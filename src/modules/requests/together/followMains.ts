import type { CaseId } from "#engine/case.ts";
import type { CaseEvent } from "#engine/event.ts";
import { isRefusal } from "#engine/refusal.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import { type FollowedEvent, followJournal } from "#platform/journal/followJournal.ts";
import { actOnCase } from "#platform/journal/journal.ts";
import { findCases } from "#platform/journal/readCase.ts";
import type { StoredCase } from "#platform/journal/storedCase.ts";
import { findTask } from "#engine/case.ts";
import { findAnswer } from "../domain/findAnswer.ts";
import { idsIn } from "../domain/otherCase.ts";
import type { Ground } from "../ground.ts";
import { unsealEvent } from "../unsealEvent.ts";
import { worldOf } from "../world.ts";

/** What became of a main case: its reporter was given an answer, or it ended without one. */
type Turn = "answered" | "ended";

/** What an event means to those who wait for the case; most mean nothing. */
function turnOf(event: CaseEvent): Turn | undefined {
  for (const change of event.changes) {
    if (change.change !== "state") continue;
    if (change.state === "callback") return "answered";
    if (change.closed) return "ended";
  }
  return undefined;
}

/**
 * Lets the cases that were merged into others go on as those do: given the answer, or back to the desk where there was
 * none. Each step's key names the event it follows, so that done twice it takes effect once. Gives how many events it
 * went past.
 */
export function followMains(ground: Ground, now: Date, batchSize: number): Promise<number> {
  return followJournal(ground.pool, "requests-merged", batchSize, (tx, events) =>
    followAll(ground, tx, events, now),
  );
}

async function followAll(
  ground: Ground,
  tx: Transaction,
  events: readonly FollowedEvent[],
  now: Date,
): Promise<void> {
  const turns = events.flatMap(({ event }) => {
    const turn = turnOf(event);
    return turn ? [{ event, turn }] : [];
  });
  if (turns.length === 0) return;
  const cases = await findCases(tx, [...new Set(turns.map(({ event }) => event.caseId))]);
  const mains = new Map(cases.map((stored) => [stored.case.id, stored]));
  for (const { event, turn } of turns) {
    const main = mains.get(event.caseId);
    const followers = main ? idsIn(main.case, "merged") : [];
    if (!main || followers.length === 0) continue;
    const step = (turn === "answered" ? await answerOf(ground, main, event.version) : undefined) ?? {
      action: "goOnAlone",
      input: { mainId: main.case.id },
    };
    for (const caseId of followers) await follow(ground, { ...step, caseId }, event, now);
  }
}

/** The answer as the main case's reporter was given it, to be given to the others. */
async function answerOf(ground: Ground, main: StoredCase, version: number) {
  const stored = (await ground.cases.readEvents(main.case.id)).slice(0, version);
  const answer = findAnswer(
    main.case,
    stored.map(({ event }) => event),
  );
  const said = answer && stored.find(({ event }) => event.version === answer.said.version);
  if (!answer || !said) return undefined;
  const key = await ground.keyStore.findSubjectKey(ground.pool, main.subjectId);
  const { words } = unsealEvent(key, said);
  if (typeof words !== "string") return undefined;
  const { taskId, actor, data } = answer.said;
  const bodyId =
    findTask(main.case, taskId)?.bodyId ?? (actor.kind === "staff" ? actor.bodyId : data["bodyId"]);
  return {
    action: "shareAnswer",
    input: {
      mainId: main.case.id,
      words,
      ...(typeof data["outcome"] === "string" ? { outcome: data["outcome"] } : {}),
      ...(typeof bodyId === "string" ? { bodyId } : {}),
    },
  };
}

// The case has gone another way since, or nobody can read it any more: nothing is owed to it here.
const settled: ReadonlySet<string> = new Set(["wrong-state", "merged-elsewhere", "case-forgotten"]);

async function follow(
  ground: Ground,
  step: { caseId: CaseId; action: string; input: object },
  event: CaseEvent,
  now: Date,
): Promise<void> {
  const command = { ...step, key: `main-${event.caseId}-${event.version}` };
  const outcome = await actOnCase(ground, command, () => worldOf(ground, { kind: "system" }, now));
  if (isRefusal(outcome) && !settled.has(outcome.refused))
    throw new Error(`${step.action} on ${step.caseId} was refused: ${outcome.refused}`);
}
