import type { Actor } from "#engine/actor.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import type { CaseLine, QueueLine } from "../contract.ts";
import type { ListOrder } from "../domain/listTerms.ts";
import { getRequestProcess } from "../domain/processes.ts";
import type { Ground } from "../ground.ts";
import { type Count, countQueue } from "../store/countMost.ts";
import { type QueueRow, selectQueue } from "../store/selectQueue.ts";
import { caseLines } from "./caseLines.ts";
import { encodeCursor, readQueueCursor } from "./cursors.ts";
import { type AskedConditions, filtersOf } from "./filtersOf.ts";
import { ownChainOf } from "./ownChain.ts";
import { cut, type Page } from "./page.ts";

/** A page of a queue that is asked for. */
export interface AskedQueue extends AskedConditions {
  actor: Actor;
  step?: string | undefined;
  sort?: ListOrder | undefined;
  cursor: string | undefined;
  limit: number;
  now: Date;
}

/** What the actor's post must do next, by due time unless another order is asked for. */
export async function listQueue(ground: Ground, asked: AskedQueue): Promise<Page<QueueLine> | Refusal> {
  const { actor, limit, step, sort: order = "due" } = asked;
  if (actor.kind !== "staff") return refuse("not-signed-in");
  const after = readQueueCursor(asked.cursor, order);
  if (isRefusal(after)) return after;
  const filters = filtersOf(ground, asked, asked.now);
  if (isRefusal(filters)) return filters;
  const rows = await selectQueue(ground.pool, {
    ...actor.post,
    ownChain: ownChainOf(ground.organisations.tree(), actor),
    filters: { ...filters, steps: stepsOf(step) },
    order,
    after,
    limit: limit + 1,
  });
  const { rows: shown, ...next } = cut(rows, limit, (row) => queueCursorOf(row, order));
  const lines = await caseLines(ground, shown);
  return {
    lines: lines.flatMap((line, index) => (shown[index] ? [queueLineOf(line, shown[index])] : [])),
    ...next,
  };
}

/** How much there is to do in the queue of the actor's post. */
export async function countMyQueue(
  ground: Ground,
  asked: Pick<AskedQueue, "actor" | "step" | "now"> & AskedConditions,
): Promise<Count | Refusal> {
  const { actor, step } = asked;
  if (actor.kind !== "staff") return refuse("not-signed-in");
  const filters = filtersOf(ground, asked, asked.now);
  if (isRefusal(filters)) return filters;
  const ownChain = ownChainOf(ground.organisations.tree(), actor);
  return countQueue(ground.pool, { ...actor.post, ownChain, filters: { ...filters, steps: stepsOf(step) } });
}

const stepsOf = (step: string | undefined) => (step === undefined ? undefined : [step]);

/** Where a queue in an order goes on after a row. */
export function queueCursorOf(row: QueueRow, order: ListOrder): string {
  const at = order === "due" ? (row.duty_due_at?.toISOString() ?? "infinity") : row.opened_at.toISOString();
  return encodeCursor(order, at, row.id, row.ord);
}

/** A line of a case as the line of a duty on it. */
export function queueLineOf(line: CaseLine, row: QueueRow): QueueLine {
  const process = getRequestProcess(row.process, row.process_version);
  const name = (row.task_id === null ? process.states : process.taskStates)[row.step]?.name;
  const { dueAt: _ofTheCase, ...rest } = line;
  const clock = row.clock_kind === null ? undefined : process.clocks[row.clock_kind]?.name;
  return {
    ...rest,
    ...(row.duty_due_at ? { dueAt: row.duty_due_at.toISOString() } : {}),
    step: { id: row.step, name: name ?? { zh: row.step, en: row.step } },
    ...(row.task_id === null ? {} : { taskId: row.task_id }),
    ...(clock ? { clock } : {}),
    urgings: row.urgings,
  };
}
