import { type LapseReport, sweepLapses } from "#platform/journal/sweepLapses.ts";
import type { Ground } from "./ground.ts";
import { followTasks } from "./load/followTasks.ts";
import { followRulings } from "./precedents/followRulings.ts";
import { indexNextRequests } from "./search/indexRequests.ts";
import { followMains } from "./together/followMains.ts";
import { followParents } from "./together/followParents.ts";
import { worldOf } from "./world.ts";

const indexBatch = 500;

/** Makes everything findable that was written since the last time. */
export async function indexRequests(ground: Ground): Promise<void> {
  while ((await indexNextRequests(ground, indexBatch)) === indexBatch);
}

/** Keeps what consultations ruled since the last time where later dispatches find it. */
export async function keepPrecedents(ground: Ground): Promise<void> {
  while ((await followRulings(ground, indexBatch)) === indexBatch);
}

/** Keeps what bodies have in hand of cases where it is counted. */
export async function keepTasks(ground: Ground): Promise<void> {
  while ((await followTasks(ground, indexBatch)) === indexBatch);
}

/** Lets cases that were merged into others, or split from them, go on as those do. */
export async function followRelatedRequests(ground: Ground, now: Date): Promise<void> {
  while ((await followMains(ground, now, indexBatch)) === indexBatch);
  while ((await followParents(ground, now, indexBatch)) === indexBatch);
}

/** Takes the actions of clocks that ran out. */
export async function lapseRequests(ground: Ground, now: Date): Promise<LapseReport> {
  return sweepLapses(ground, worldOf(ground, { kind: "system" }, now));
}
