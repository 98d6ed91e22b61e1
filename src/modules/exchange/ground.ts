import type { Pool } from "#platform/database/pool.ts";
import type { Log } from "#platform/log/log.ts";
import type { KeyStore } from "#platform/sealing/keyStore.ts";
import type { Organisations } from "#modules/organisations/index.ts";
import type { Requests } from "#modules/requests/index.ts";

/** What the module is handed by whoever assembles it. */
export interface Ground {
  pool: Pool;
  keyStore: KeyStore;
  organisations: Organisations;
  requests: Requests;
  log: Log;
  clock(): Date;
  randomId(): string;
  production: boolean;
  /** A variable of the environment, where a secret may stand. */
  environment(name: string): string | undefined;
}
