import { type Case, type CaseId, findTask, type Json } from "#engine/case.ts";
import { type CaseEvent, findMovedClock } from "#engine/event.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import { type FollowedEvent, followJournal } from "#platform/journal/followJournal.ts";
import { findCases } from "#platform/journal/readCase.ts";
import type { StoredCase } from "#platform/journal/storedCase.ts";
import { namesOf } from "../domain/givenName.ts";
import type { mainNews } from "../domain/grounds.ts";
import { findAnswer } from "../domain/findAnswer.ts";
import { idsIn } from "../domain/otherCase.ts";
import { redactWords } from "../domain/redact.ts";
import type { Ground } from "../ground.ts";
import { takeFollowingStep } from "./followingStep.ts";
import { readRequestOf } from "./readRequestOf.ts";
import { unsealEvent } from "../unsealEvent.ts";

/** What a step of a main case means to those who wait for it. */
type Turn = "answered" | "ended" | { news: keyof typeof mainNews; clock?: string };

/** What a main case's reporter is told on the way: the news, and the clock whose end is told with it. */
const newsOf: Readonly<Record<string, Turn>> = {
  "extension-granted": { news: "extended", clock: "whole" },
  paused: { news: "paused", clock: "pause" },
  resumed: { news: "resumed" },
  "pause-ended": { news: "resumed" },
  carried: { news: "carried", clock: "promise" },
  "replied-in-between": { news: "interim" },
  "taken-up-again": { news: "resumed" },
  woken: { news: "resumed" },
};

/** What an event means to those who wait for the case; most mean nothing. */
function turnOf(event: CaseEvent): Turn | undefined {
  for (const change of event.changes) {
    if (change.change !== "state") continue;
    if (change.state === "callback") return "answered";
    if (change.closed) return "ended";
  }
  const news = newsOf[event.type];
  // A co-handler's own time, or a lead's inside an end that was laid down, moves nothing that was promised.
  return news === newsOf["extension-granted"] && !findMovedClock(event, "whole") ? undefined : news;
}

/**
 * Lets the cases that were merged into others go on as those do: told the news, given the answer, or back to the desk
 * where there was none. Each step's key names the event it follows, so that done twice it takes effect once. Gives how many events it
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
  const turns = events.flatMap((followed) => {
    const turn = turnOf(followed.event);
    return turn ? [{ followed, turn }] : [];
  });
  if (turns.length === 0) return;
  const cases = await findCases(tx, [...new Set(turns.map(({ followed }) => followed.event.caseId))]);
  const mains = new Map(cases.map((stored) => [stored.case.id, stored]));
  for (const { followed, turn } of turns) {
    const { event } = followed;
    const main = mains.get(event.caseId);
    const followers = main ? await followersThen(ground, main.case, event.version) : [];
    if (!main || followers.length === 0) continue;
    const step = await stepAfter(ground, main, followed, turn);
    for (const caseId of followers)
      await takeFollowingStep(ground, { ...step, caseId }, { as: "main", event }, now);
  }
}

/** The cases that had been merged into a main case by one of its versions: what it was told before is not owed to others. */
async function followersThen(ground: Ground, main: Case, version: number): Promise<CaseId[]> {
  const ever = idsIn(main, "merged");
  if (ever.length === 0) return [];
  const joined = new Map<Json | undefined, number>();
  for (const { event } of await ground.cases.readEvents(main.id))
    if (event.type === "joined") joined.set(event.data["otherId"], event.version);
  return ever.filter((caseId) => (joined.get(caseId) ?? 0) < version);
}

/** What a main case's step brings about on each of those that wait for it. */
async function stepAfter(ground: Ground, main: StoredCase, followed: FollowedEvent, turn: Turn) {
  const { event } = followed;
  const mainId = main.case.id;
  if (typeof turn === "object") {
    const clock = turn.clock === undefined ? undefined : findMovedClock(event, turn.clock);
    const key = await ground.keyStore.findSubjectKey(ground.pool, main.subjectId);
    const { plan, words } = unsealEvent(key, followed);
    const said = await forOthers(ground, main, plan ?? words);
    return {
      action: "hearOfMain",
      input: {
        mainId,
        news: turn.news,
        ...(clock ? { until: clock.dueAt } : {}),
        ...(said === undefined ? {} : { words: said }),
      },
    };
  }
  const answer = turn === "answered" ? await answerOf(ground, main, event.version) : undefined;
  return answer ?? { action: "goOnAlone", input: { mainId } };
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
  const words = await forOthers(ground, main, unsealEvent(key, said)["words"]);
  if (words === undefined) return undefined;
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

/** What one reporter was told, for the others: nothing in it that points to the one. */
async function forOthers(
  ground: Ground,
  main: StoredCase,
  said: Json | undefined,
): Promise<string | undefined> {
  if (typeof said !== "string") return undefined;
  const { reporterId, anonymous } = main.case.reporter;
  const reporter =
    reporterId === undefined || anonymous ? undefined : await ground.reporters.readReporter(reporterId);
  const asked = await readRequestOf(ground, main);
  return redactWords(said, namesOf(reporter?.details.name, asked));
}
