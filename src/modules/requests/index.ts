import { fileURLToPath } from "node:url";
import type { Actor } from "#engine/actor.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import type { MigrationFolder } from "#platform/database/migrationFiles.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import type { JournalGround } from "#platform/journal/journal.ts";
import { getRequestProcess, requestProcesses } from "./domain/processes.ts";
import { openRequestFile } from "./files.ts";
import type { Ground } from "./ground.ts";
import { type HistoryImport, importRequests } from "./import/importRequests.ts";
import { followRelatedRequests, indexRequests, keepPrecedents, keepTasks, lapseRequests } from "./jobs.ts";
import { findCaseByReceipt } from "#platform/journal/readCase.ts";
import { hearSuperior, type Order, receiveOrder, type SuperiorMessage } from "./receiveOrder.ts";
import { tellSuperior } from "./tellSuperior.ts";
import { exportLedger } from "./papers/ledger/exportLedger.ts";
import { printPaper } from "./papers/printPaper.ts";
import { publicFeed } from "./public/publicFeed.ts";
import { readCaseFacts } from "./readCaseFacts.ts";
import { makeReceiptCodes } from "./receiptCode.ts";
import { makeRoutes } from "./routes.ts";
import { deleteEndedLeases } from "./store/presence.ts";
import { type Binding, countBound } from "./store.ts";

export { reportForm } from "./contract.ts";
export { kindField, urgencyField } from "./domain/fields.ts";
export { superiorField, superiorOf } from "./domain/superior.ts";
export { concernsTheOrder, superiorStepOf } from "./domain/superiorSteps.ts";
export type { Order, SuperiorMessage } from "./receiveOrder.ts";
export { formatCaseNumber } from "./domain/caseNumber.ts";
export { requestRefusals } from "./refusals.ts";
export { getRequestProcess, requestProcesses };
export { makeReceiptCodes };
export { kinds as requestKinds } from "./domain/kinds.ts";
export { listWrittenActions } from "./domain/writtenActions.ts";
export { publicFilters } from "./domain/publicFields.ts";
export { ledgerForm } from "./papers/ledger/filters.ts";
export type { PrintedFile } from "./papers/printing.ts";
export { readImportMap } from "./import/importMap.ts";
export type { ImportProgress, ImportReport } from "./import/importRequests.ts";

/** What the module is handed by whoever assembles it. */
export type RequestsNeeds = Omit<Ground, keyof Pick<JournalGround, "processOf">>;

/** This module's migrations. */
export const requestsMigrations: MigrationFolder = {
  unit: "requests",
  folder: fileURLToPath(new URL("./migrations", import.meta.url)),
};

/** Requests (诉求): the closed loop from a report to "solved, says the reporter". */
export interface Requests {
  routes: ReturnType<typeof makeRoutes>;
  /** The case and reporter that a receipt code stands for. */
  findByReceipt(code: string): Promise<{ caseId: string; reporterId: string } | undefined>;
  /** The facts of a case, for whoever may see it. */
  readFacts(actor: Actor, caseId: string, now: Date): ReturnType<typeof readCaseFacts>;
  openFile(asked: Parameters<typeof openRequestFile>[1]): ReturnType<typeof openRequestFile>;
  /** Takes in the order of a superior platform. */
  receiveOrder(order: Order): ReturnType<typeof receiveOrder>;
  /** Takes down what a superior platform says of its order. */
  hearSuperior(message: SuperiorMessage): ReturnType<typeof hearSuperior>;
  /** What its superior platform is told of one version of a case. */
  tellSuperior(caseId: string, version: number): ReturnType<typeof tellSuperior>;
  /** Prints a paper of a case. */
  printPaper(wish: Parameters<typeof printPaper>[1]): ReturnType<typeof printPaper>;
  /** The public list as a feed. */
  publicFeed(asked: Parameters<typeof publicFeed>[1]): ReturnType<typeof publicFeed>;
  /** Takes out the ledger of what somebody sees. */
  exportLedger(wish: Parameters<typeof exportLedger>[1]): ReturnType<typeof exportLedger>;
  /** Makes new requests findable by their words. */
  index(): Promise<void>;
  /** Keeps what consultations ruled where later dispatches find it. */
  keepPrecedents(): Promise<void>;
  /** Keeps what bodies have in hand of cases where it is counted. */
  keepTasks(): Promise<void>;
  /** Lets cases that were merged into others, or split from them, go on as those do. */
  follow(now: Date): Promise<void>;
  /** Brings in the history of another system. */
  importHistory(job: HistoryImport): ReturnType<typeof importRequests>;
  /** Forgets who had which case open. */
  tidy(now: Date): Promise<void>;
  /** Takes the actions of clocks that ran out. */
  lapse(now: Date): ReturnType<typeof lapseRequests>;
}

/** Assembles the module. */
export function makeRequests(needs: RequestsNeeds): Requests {
  const ground: Ground = { ...needs, processOf: getRequestProcess };
  return {
    routes: makeRoutes(ground),
    async findByReceipt(code) {
      const hash = ground.receipts.findHash(code);
      const stored = hash && (await findCaseByReceipt(ground.pool, hash));
      const reporterId = stored?.case.reporter.reporterId;
      return stored && reporterId !== undefined ? { caseId: stored.case.id, reporterId } : undefined;
    },
    readFacts: (actor, caseId, now) => readCaseFacts(ground, actor, caseId, now),
    openFile: (asked) => openRequestFile(ground, asked),
    receiveOrder: (order) => receiveOrder(ground, order),
    hearSuperior: (message) => hearSuperior(ground, message),
    tellSuperior: (caseId, version) => tellSuperior(ground, caseId, version),
    printPaper: (wish) => printPaper(ground, wish),
    publicFeed: (asked) => publicFeed(ground, asked),
    exportLedger: (wish) => exportLedger(ground, wish),
    index: () => indexRequests(ground),
    keepPrecedents: () => keepPrecedents(ground),
    keepTasks: () => keepTasks(ground),
    follow: (now) => followRelatedRequests(ground, now),
    importHistory: (job) => importRequests(ground, job),
    tidy: (now) => deleteEndedLeases(ground.pool, now),
    lapse: (now) => lapseRequests(ground, now),
  };
}

const processes: readonly ProcessDeclaration[] = requestProcesses;

const binding: Binding = {
  relieved: processes.flatMap(({ taskStates }) =>
    Object.keys(taskStates).filter((state) => taskStates[state]?.relieved === true),
  ),
  holding: processes.flatMap(({ id, states }) =>
    Object.values(states).flatMap(({ holder }) =>
      holder && "place" in holder ? [{ process: id, place: holder.place }] : [],
    ),
  ),
};

/** In how many open cases a body has a part that may call for it again, or is what they are about. */
export async function countOpenCases(db: Queryable, bodyId: string): Promise<number> {
  return countBound(db, bodyId, binding);
}
