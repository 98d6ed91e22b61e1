import type { LoadResult } from "./jobs.ts";

/** How a closed loop is run. */
export interface ClosedLoop {
  clients: number;
  limitMs: number;
  /** After so many the loop ends; `Infinity` where only the time ends it. */
  most: number;
}

/** Clients that each wait for their answer before they ask again. The first failure ends the loop. */
export async function closedLoop(
  { clients, limitMs, most }: ClosedLoop,
  once: (index: number, client: number) => Promise<void>,
): Promise<Omit<LoadResult, "bodies">> {
  const latencies: number[] = [];
  const startedAt = performance.now();
  let next = 0;
  async function run(client: number): Promise<void> {
    while (next < most) {
      const before = performance.now();
      if (before - startedAt >= limitMs) return;
      await once(next++, client);
      latencies.push(performance.now() - before);
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => run(client)));
  return {
    done: latencies.length,
    elapsedMs: performance.now() - startedAt,
    latenciesMs: Float64Array.from(latencies),
  };
}
