import { setTimeout as wait } from "node:timers/promises";
import type { Pool } from "#platform/database/pool.ts";
import type { TestSystem } from "../testing.ts";

/**
 * Lets a reader of the journal work until it has gone past everything that was done: what has just been committed is
 * shown only below the oldest transaction still open, other tests' databases too.
 */
export async function untilFollowed(pool: Pool, reader: string, work: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    await work();
    const { rows } = await pool.query(
      `select 1 from case_events e, journal_readers r
       where r.name = $1 and (e.xact, e.position) > (r.xact, r.position) limit 1`,
      [reader],
    );
    if (rows.length === 0) return;
    await wait(50);
  }
  throw new Error(`${reader} never came to the end of the journal`);
}

/** Lets merged cases follow their main ones until a case that is read so is as awaited; gives how it then is. */
export async function followedUntil<View>(
  { system }: TestSystem,
  read: () => Promise<View>,
  isSo: (view: View) => boolean,
): Promise<View> {
  for (let tries = 0; tries < 100; tries++) {
    await system.requests.follow(system.clock());
    const view = await read();
    if (isSo(view)) return view;
    await wait(50);
  }
  throw new Error("The case never came to be as awaited");
}
