import type { Actor, StaffActor } from "#engine/actor.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import { boardRoles, boardSteps, findBoardAct } from "../domain/boardActs.ts";
import type { BoardCounts, BoardLine } from "../domain/boardFields.ts";
import { boardPlaceOf, placesCountedAt } from "../domain/boardPlace.ts";
import type { Ground } from "../ground.ts";
import { caseLines } from "../lists/caseLines.ts";
import { readQueueCursor } from "../lists/cursors.ts";
import { ownChainOf } from "../lists/ownChain.ts";
import { cut, type Page } from "../lists/page.ts";
import { queueCursorOf, queueLineOf } from "../lists/queue.ts";
import { countBoard } from "../store/countBoard.ts";
import { type DutyFilters, type QueueRow, selectQueue } from "../store/selectQueue.ts";

interface Narrowing {
  process?: string | undefined;
  urgency?: string | undefined;
  kind?: string | undefined;
  placeId?: string | undefined;
}

function refuseAsker(actor: Actor): StaffActor | Refusal {
  if (actor.kind !== "staff") return refuse("not-signed-in");
  return boardRoles.includes(actor.post.role) ? actor : refuse("not-allowed");
}

function filtersOf({ organisations }: Ground, asked: Narrowing): DutyFilters | Refusal {
  const { placeId, process, urgency, kind } = asked;
  const tree = organisations.tree();
  if (placeId !== undefined && !tree.find(placeId)) return refuse("body-unknown", { bodyId: placeId });
  const places = placeId === undefined ? undefined : placesCountedAt(tree, organisations.bodyIds(), placeId);
  return { process, urgency, kind, places, steps: boardSteps };
}

/** What waits in the actor's own queue for a body to be named, by due time. */
export async function listBoard(
  ground: Ground,
  asked: Narrowing & { actor: Actor; cursor: string | undefined; limit: number },
): Promise<Page<BoardLine> | Refusal> {
  const { limit } = asked;
  const actor = refuseAsker(asked.actor);
  if (isRefusal(actor)) return actor;
  const after = readQueueCursor(asked.cursor, "due");
  if (isRefusal(after)) return after;
  const filters = filtersOf(ground, asked);
  if (isRefusal(filters)) return filters;
  const rows = await selectQueue(ground.pool, {
    ...actor.post,
    ownChain: ownChainOf(ground.organisations.tree(), actor),
    filters,
    order: "due",
    after,
    limit: limit + 1,
  });
  const { rows: shown, ...next } = cut(rows, limit, (row) => queueCursorOf(row, "due"));
  const lines = await caseLines(ground, shown);
  return {
    lines: lines.flatMap((line, at) =>
      shown[at] ? [boardLineOf(ground, queueLineOf(line, shown[at]), shown[at])] : [],
    ),
    ...next,
  };
}

function boardLineOf(ground: Ground, line: ReturnType<typeof queueLineOf>, row: QueueRow): BoardLine {
  const act = findBoardAct(row.process, row.step, row.task_id !== null);
  if (!act) throw new Error(`${row.step} of ${row.process} does not stand on the board`);
  const place = placeNamed(ground, row.places["matter"]);
  return { ...line, act, ...(place ? { place } : {}) };
}

function placeNamed({ organisations }: Ground, matterId: string | null | undefined): BoardLine["place"] {
  if (matterId === null || matterId === undefined) return undefined;
  const id = boardPlaceOf(organisations.tree(), matterId);
  return { id, name: organisations.bodyName(id) ?? { zh: id, en: id } };
}

/** How much waits in the actor's own queue for a body to be named, by place and kind. */
export async function countMyBoard(
  ground: Ground,
  asked: Omit<Narrowing, "kind" | "placeId"> & { actor: Actor },
): Promise<BoardCounts | Refusal> {
  const actor = refuseAsker(asked.actor);
  if (isRefusal(actor)) return actor;
  const filters = filtersOf(ground, asked);
  if (isRefusal(filters)) return filters;
  const ownChain = ownChainOf(ground.organisations.tree(), actor);
  const { cells, more } = await countBoard(ground.pool, { ...actor.post, ownChain, filters });
  const byPlaceAndKind = new Map<string, BoardCounts["cells"][number]>();
  for (const { matterId, kind, count } of cells) {
    const place = placeNamed(ground, matterId);
    const key = `${place?.id ?? ""}/${kind ?? ""}`;
    const counted = byPlaceAndKind.get(key)?.count ?? 0;
    byPlaceAndKind.set(key, { ...(place ? { place } : {}), kind: kind ?? "", count: counted + count });
  }
  return { cells: [...byPlaceAndKind.values()], more };
}
