import type { Actor } from "#engine/actor.ts";
import type { Case, CaseId } from "#engine/case.ts";
import type { Audience } from "#engine/process.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import { audiencesOf } from "#engine/standing.ts";
import { findCase } from "#platform/journal/readCase.ts";
import type { StoredCase } from "#platform/journal/storedCase.ts";
import type { HistoryLine, historySides } from "../domain/besideFields.ts";
import { isEnteredByAnother } from "../domain/hiddenName.ts";
import { tellsReporter } from "../domain/tellsReporter.ts";
import type { Ground } from "../ground.ts";
import { readHistoryCursor } from "../lists/cursors.ts";
import { selectAtPlaces, selectOfReporter } from "../store/selectHistory.ts";
import { historyLines } from "./historyLines.ts";
import { type Walk, walkHistory } from "./walkHistory.ts";

/** A page of the history beside a case that is asked for. */
export interface AskedHistory {
  actor: Actor;
  caseId: CaseId;
  of: (typeof historySides)[number];
  cursor: string | undefined;
  limit: number;
}

/** A page of the history beside a case. */
export interface History {
  lines: HistoryLine[];
  next?: string;
  /** Not for the one who asks: who reported is not theirs to know. */
  withheld: boolean;
  /** The place it is of. */
  placeId?: string;
}

const nothing: History = { lines: [], withheld: true };

/** Other cases of the same person or at the same place that the actor may see, open ones first. */
export async function readHistory(ground: Ground, asked: AskedHistory): Promise<History | Refusal> {
  const { actor, caseId, of, limit } = asked;
  if (actor.kind === "anonymous") return refuse("not-signed-in");
  if (actor.kind !== "staff") return refuse("not-allowed");
  const stored = await findCase(ground.pool, caseId);
  const audiences = stored ? audiencesOf(stored.case, actor, ground.organisations.tree()) : [];
  if (!stored || audiences.length === 0) return refuse("case-not-found");
  const from = readHistoryCursor(asked.cursor);
  if (isRefusal(from)) return from;
  const placeId = stored.case.places["matter"];
  const ofPerson = await ofReporter(ground, asked, stored, audiences);
  // What stands in the one list is not said again in the other; but to whoever may not know, its absence would tell.
  const walk = of === "place" ? atPlace(ground, asked, placeId, ofPerson?.isTheirs) : ofPerson;
  if (!walk) return nothing;
  const { read, shows } = walk;
  const { rows, ...next } = await walkHistory({ from, limit, read, shows });
  const place = of === "place" && placeId !== undefined ? { placeId } : {};
  return { lines: await historyLines(ground, rows), ...next, withheld: false, ...place };
}

type Reading = Pick<Walk, "read" | "shows">;

/** The place with everything below it, as a list narrowed to it has it. */
function atPlace(
  ground: Ground,
  { actor, caseId }: AskedHistory,
  placeId: string | undefined,
  isTheirs: (state: Case) => boolean = () => false,
): Reading | undefined {
  const { organisations, pool } = ground;
  const tree = organisations.tree();
  if (placeId === undefined || !tree.find(placeId)) return undefined;
  const places = organisations.bodyIds().filter((id) => tree.isWithin(id, placeId));
  return {
    read: (place, limit) => selectAtPlaces(pool, { actor, tree, exceptId: caseId, places, ...place, limit }),
    shows: (state) => !isTheirs(state),
  };
}

async function ofReporter(
  ground: Ground,
  { actor, caseId }: AskedHistory,
  { case: state }: StoredCase,
  audiences: readonly Audience[],
): Promise<(Reading & { isTheirs: (other: Case) => boolean }) | undefined> {
  const { reporterId } = state.reporter;
  if (reporterId === undefined || !tellsReporter(state, audiences)) return undefined;
  const reporter = await ground.reporters.readReporter(reporterId);
  if (!reporter || isEnteredByAnother(state, audiences, reporter.createdAt)) return undefined;
  const tree = ground.organisations.tree();
  // Of each case by itself: that a handler works on it does not tell them that it is the same person's.
  const tells = (other: Case) => tellsReporter(other, audiencesOf(other, actor, tree));
  return {
    read: (place, limit) =>
      selectOfReporter(ground.pool, { actor, tree, exceptId: caseId, reporterId, ...place, limit }),
    shows: tells,
    isTheirs: (other) => other.reporter.reporterId === reporterId && tells(other),
  };
}
