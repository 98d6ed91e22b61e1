import { fileURLToPath } from "node:url";
import type { BodyId } from "#engine/actor.ts";
import type { Instant } from "#engine/instant.ts";
import type { MigrationFolder } from "#platform/database/migrationFiles.ts";
import { callNext } from "./calls/callNext.ts";
import type { Found } from "./domain/onDuty.ts";
import type { Ground } from "./ground.ts";
import { measureRosters } from "./measureRosters.ts";
import { makeRoutes } from "./routes.ts";
import { whoIsOnDuty } from "./whoIsOnDuty.ts";

export { rosterRefusals } from "./refusals.ts";
export { type DemoPair, seedDemoRoster } from "./seed/seedDemoRoster.ts";

/** This module's migrations. */
export const rosterMigrations: MigrationFolder = {
  unit: "roster",
  folder: fileURLToPath(new URL("./migrations", import.meta.url)),
};

/** The duty roster (值班表): what is urgent outside office hours finds a person who can answer. */
export interface Roster {
  /** The module's part of the API. */
  routes: ReturnType<typeof makeRoutes>;
  /** Who answers for a body at a moment, and how they were found. */
  whoIsOnDuty(bodyId: BodyId, at: Instant): Promise<Found | undefined>;
  /** Which bodies have a roster, and for how many of the coming hours outside office hours nobody stands on one. */
  measure(now: Date): ReturnType<typeof measureRosters>;
  /** Calls whoever is next for every case that waits. */
  call(now: Date): ReturnType<typeof callNext>;
}

/** Assembles the module. */
export function makeRoster(ground: Ground): Roster {
  return {
    routes: makeRoutes(ground),
    whoIsOnDuty: (bodyId, at) => whoIsOnDuty(ground, ground.pool, bodyId, at),
    measure: (now) => measureRosters(ground, now),
    call: (now) => callNext(ground, now),
  };
}
