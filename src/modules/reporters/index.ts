import type { ReporterId } from "#engine/actor.ts";
import type { Refusal } from "#engine/refusal.ts";
import { gather } from "#platform/database/gather.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import type { RateRule } from "#platform/http/rateLimit.ts";
import { changeDetails, type DetailsChange } from "./changeDetails.ts";
import { forgetReporter } from "./forgetReporter.ts";
import { makeGround, type ReportersNeeds, together } from "./ground.ts";
import { type CallerLookUp, lookUpCaller } from "./lookUpCaller.ts";
import {
  type PreparedReporter,
  prepareReporter,
  type NewReporter,
  type ReporterInput,
  storeReporter,
} from "./prepareReporter.ts";
import { pseudonymOf } from "./pseudonymOf.ts";
import { findReporters, type Reporter } from "./readReporter.ts";
import { deleteExpiredSessions, endSession, findReporterSession } from "./reporterSession.ts";
import { makeRoutes } from "./routes.ts";
import { type UnmaskedDetails, type UnmaskRequest, unmaskReporter } from "./unmaskReporter.ts";

export { maskName } from "./domain/mask.ts";
export { reportersRefusals } from "./refusals.ts";
export { maskBusiness } from "./domain/mask.ts";
export { maskReporter } from "./readReporter.ts";
export { reporterCompanion } from "./reporterCompanion.ts";
export type {
  NewReporter,
  PreparedReporter,
  Reporter,
  ReporterInput,
  ReportersNeeds,
  UnmaskedDetails,
  UnmaskRequest,
};

/** How many codes one address may ask for: 20 an hour. */
export const codeRate: RateRule = { capacity: 20, refillMs: 3_600_000 };

/** How many codes one address may try: 60 an hour. */
export const attemptRate: RateRule = { capacity: 60, refillMs: 3_600_000 };

/** How many callers one person may look up: 60 an hour, more than anybody answers. */
export const lookUpRate: RateRule = { capacity: 60, refillMs: 3_600_000 };

/** Those who asked (反映人): their sealed data and their sign-in. */
export interface Reporters {
  /** The module's part of the API. */
  routes: ReturnType<typeof makeRoutes>;
  /** The reporter of a new case: known by session or phone, or a row and key to insert with it. */
  prepareReporter(
    db: Queryable,
    input: ReporterInput,
    now: Date,
  ): Promise<PreparedReporter | Refusal<"reporter-forgotten">>;
  /** The id of somebody known only by the number of a user in another system: for the same one, always the same. */
  pseudonymOf(register: string, user: string): ReporterId;
  /** Stores a prepared reporter and its key; gives the id that counts. */
  storeReporter(tx: Transaction, row: NewReporter): Promise<ReporterId>;
  /** Adds what a desk learnt and was not known yet. */
  fillDetails(
    tx: Transaction,
    id: ReporterId,
    details: DetailsChange,
  ): Promise<Reporter | Refusal<"reporter-forgotten">>;
  /** One reporter in the clear, for the server's own use. */
  readReporter(id: ReporterId): Promise<Reporter | undefined>;
  /** Many reporters in the clear, by id. */
  findReporters(db: Queryable, ids: readonly ReporterId[]): Promise<Map<ReporterId, Reporter>>;
  /** Records a look and gives the data; the caller decides first who may. */
  unmask(
    tx: Transaction,
    request: UnmaskRequest,
  ): Promise<UnmaskedDetails | Refusal<"reason-too-short" | "reporter-forgotten">>;
  /** Records that a caller is looked up by their number, and finds them; the caller decides first who may. */
  lookUpCaller(
    look: CallerLookUp,
  ): Promise<{ reporterId: ReporterId | undefined } | Refusal<"number-not-whole" | "look-ups-too-many">>;
  /** Destroys a reporter's data for ever. */
  forgetReporter(tx: Transaction, id: ReporterId, now: Date): Promise<void>;
  /** The reporter whose session a `Cookie` header carries. */
  findReporterSession(
    cookieHeader: string | undefined,
    now: Date,
  ): Promise<{ reporterId: ReporterId } | undefined>;
  /** Ends the session of a `Cookie` header, if it carries one; gives the cookie that removes it. */
  endSession(cookieHeader: string | undefined): Promise<string>;
  /** Deletes sessions and codes that are over. */
  deleteExpiredSessions(tx: Transaction, now: Date): Promise<void>;
}

/** Assembles the module. */
export function makeReporters(needs: ReportersNeeds): Reporters {
  const ground = makeGround(needs);
  return {
    routes: makeRoutes(ground),
    prepareReporter: (db, input, now) => prepareReporter(ground, db, input, now),
    pseudonymOf: (register, user) => pseudonymOf(ground.indexKey, register, user),
    storeReporter: (tx, row) => storeReporter(ground, tx, row),
    fillDetails: (tx, id, details) => changeDetails(ground, tx, id, details, "fill"),
    readReporter: gather(
      { ...together, nameOf: (id: ReporterId) => id },
      async (ids) => {
        const found = await findReporters(ground, needs.pool, ids);
        return ids.map((id) => found.get(id));
      },
      () => true, // one that does not open spoils no other
    ),
    findReporters: (db, ids) => findReporters(ground, db, ids),
    unmask: (tx, request) => unmaskReporter(ground, tx, request),
    lookUpCaller: (look) => lookUpCaller(ground, look),
    forgetReporter: (tx, id, now) => forgetReporter(ground, tx, id, now),
    findReporterSession: (cookieHeader, now) => findReporterSession(ground, ground.pool, cookieHeader, now),
    endSession: (cookieHeader) => endSession(ground, cookieHeader),
    deleteExpiredSessions,
  };
}
