import { createPool, type Pool } from "#platform/database/pool.ts";
import { startChild, endChild } from "./load/startChild.ts";
import { type Driver, startDriver } from "./load/startDriver.ts";
import { makePlainSchema } from "./plain/plainSchema.ts";
import { findFreePort } from "./system/findFreePort.ts";
import { signIn, type StaffHeaders } from "./system/signIn.ts";
import { type BenchSystem, startSystem, type SystemStart, type Undo } from "./system/startSystem.ts";

/** What every bench stands on: the system, the bare server, the load drivers. */
export interface BenchGround {
  system: BenchSystem;
  barePort: number;
  /** As the owner of the tables. */
  owner: Pool;
  http: Driver;
  plain: Driver;
  signIn(login: string): Promise<StaffHeaders>;
}

/** Starts all that a bench needs, runs it, and ends it all again, come what may. */
export async function onBenchGround<Result>(
  start: SystemStart,
  work: (ground: BenchGround) => Promise<Result>,
): Promise<Result> {
  const undo: Undo = [];
  const endAll = async (): Promise<void> => {
    for (const end of undo.splice(0).toReversed()) await end();
  };
  const interrupted = (): void => void endAll().finally(() => process.exit(130));
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  try {
    const system = await startSystem(start, undo);
    const owner = createPool(system.database.migrationUrl, { max: 4, name: "shiliu-bench" });
    undo.push(() => owner.end());
    await makePlainSchema(owner);
    const barePort = await findFreePort();
    const bare = await startChild("bareServer.ts", {
      BENCH_DATABASE_URL: system.database.appUrl,
      BENCH_PORT: String(barePort),
    });
    undo.push(() => endChild(bare));
    const [http, plain] = await Promise.all([startDriver(), startDriver()]);
    undo.push(
      () => http.stop(),
      () => plain.stop(),
    );
    return await work({
      system,
      barePort,
      owner,
      http,
      plain,
      signIn: (login) => signIn(system.port, login, system.demoPassword),
    });
  } finally {
    process.off("SIGINT", interrupted).off("SIGTERM", interrupted);
    await endAll();
  }
}
