import { fileURLToPath } from "node:url";
import type { MigrationFolder } from "#platform/database/migrationFiles.ts";
import type { RefusalTable } from "#platform/http/refusals.ts";
import type { Ground } from "./ground.ts";
import { deliverWriteBacks } from "./outbound/deliver.ts";
import { noteWriteBacks } from "./outbound/noteWriteBacks.ts";
import { makeRoutes } from "./routes.ts";
import { measureWriteBacks, type WriteBackState } from "./store.ts";

export { exchangeRefusals } from "./refusals.ts";
export type { WriteBackState };

/** This module's migrations. */
export const exchangeMigrations: MigrationFolder = {
  unit: "exchange",
  folder: fileURLToPath(new URL("./migrations", import.meta.url)),
};

/** The exchange with superior platforms (上级平台工单对接): orders come in, results are written back. */
export interface Exchange {
  routes: ReturnType<typeof makeRoutes>;
  /** Notes what platforms are to be told of what was written in the journal. */
  note(): Promise<void>;
  /** Sends what is due. */
  deliver(): Promise<void>;
  /** What waits to be acknowledged. */
  measure(): Promise<WriteBackState>;
}

/** Assembles the module; `refusals` are everybody's, read when an order is refused. */
export function makeExchange(needs: Ground & { refusals(): RefusalTable }): Exchange {
  const { refusals, ...ground } = needs;
  return {
    routes: makeRoutes(ground, refusals),
    note: () => noteWriteBacks(ground),
    deliver: () => deliverWriteBacks(ground),
    measure: () => measureWriteBacks(ground.pool),
  };
}
