import type { InferContractRouterOutputs } from "@orpc/contract";
import type { Actor } from "#engine/actor.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import { describeRefusal, platformRefusals } from "#platform/http/refusals.ts";
import type { organisationsContract } from "../contract.ts";
import type { Change } from "../domain/change.ts";
import type { ImportPlan, LineVerdict } from "../domain/importPlan.ts";
import { type ImportTable, readImportTable } from "../domain/importTable.ts";
import { planBodyImport } from "../domain/planBodyImport.ts";
import { planPeopleImport } from "../domain/planPeopleImport.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import type { Ground } from "../ground.ts";
import { organisationRefusals } from "../refusals.ts";
import { loadSnapshot } from "../snapshotKeeper.ts";
import { saveBodies, savePeople, savePosts } from "../store.ts";
import { type Write, writeOnce } from "../writeOnce.ts";
import { readTable } from "./readTable.ts";

/** What an import did, or on a dry run would do, line by line. */
export type ImportReport = InferContractRouterOutputs<typeof organisationsContract>["importPeopleAndBodies"];

/** A file to import. */
export interface ImportFile {
  fileName: string;
  bytes: Uint8Array;
}

interface WorkedOut extends ImportPlan {
  write(tx: Transaction): Promise<void>;
}

const sentences = { ...platformRefusals, ...organisationRefusals };

/** Works out what a file of bodies or people would do, and writes nothing. */
export async function previewImport(
  ground: Ground,
  write: { actor: Actor; now: Date },
  file: ImportFile,
): Promise<ImportReport | Refusal> {
  if (write.actor.kind !== "staff" && write.actor.kind !== "system") return refuse("not-signed-in");
  const table = await readFile(file);
  if (isRefusal(table)) return table;
  const plan = planImport(ground, write, table, await loadSnapshot(ground.pool));
  return reportOf(table, plan, true);
}

/**
 * Imports a file of bodies or people: every line that stands is written, in one transaction with its history;
 * the others come back with their reasons.
 */
export async function importPeopleAndBodies(
  ground: Ground,
  write: Omit<Write, "input">,
  file: ImportFile,
): Promise<ImportReport | Refusal> {
  const table = await readFile(file);
  if (isRefusal(table)) return table;
  let report: ImportReport | undefined;
  const written = await writeOnce(
    ground,
    { ...write, input: { act: "import", table } },
    async (tx, snapshot) => {
      const plan = planImport(ground, write, table, snapshot);
      report = reportOf(table, plan, false);
      if (plan.changes.length === 0) return [];
      await plan.write(tx);
      return [importChange(file.fileName, report), ...plan.changes];
    },
  );
  if (isRefusal(written)) return written;
  // Sent again with its key, an import answers with the report of the first time.
  return report ?? (written.first?.newValue as ImportReport);
}

async function readFile({ bytes }: ImportFile): Promise<ImportTable | Refusal> {
  const table = await readTable(bytes);
  return isRefusal(table) ? table : readImportTable(table);
}

function planImport(
  ground: Ground,
  { actor, now }: { actor: Actor; now: Date },
  table: ImportTable,
  snapshot: Snapshot,
): WorkedOut {
  if (table.table === "bodies") {
    const plan = planBodyImport(table.lines, snapshot.bodies, actor, now);
    return { ...plan, write: (tx) => saveBodies(tx, plan.bodies) };
  }
  const plan = planPeopleImport(table.lines, snapshot, actor, { now, randomId: ground.randomId });
  return {
    ...plan,
    async write(tx) {
      await savePeople(tx, plan.people);
      await savePosts(tx, plan.posts);
      for (const { id: personId, login, name: displayName } of plan.added) {
        await ground.createAccount?.(tx, { personId, login, displayName, now });
      }
    },
  };
}

function reportOf({ table }: ImportTable, { verdicts }: ImportPlan, dryRun: boolean): ImportReport {
  const count = (verdict: LineVerdict["verdict"]) =>
    verdicts.filter((line) => line.verdict === verdict).length;
  return {
    dryRun,
    table,
    counts: {
      add: count("add"),
      change: count("change"),
      unchanged: count("unchanged"),
      rejected: count("rejected"),
    },
    rows: verdicts.map(({ refusal, changes, ...line }) => ({
      ...line,
      changes: [...changes],
      ...(refusal && { reason: reasonOf(refusal) }),
    })),
  };
}

function reasonOf(refusal: Refusal): { code: string; zh: string; en: string } {
  const says = (language: "zh" | "en") => describeRefusal(sentences, refusal, language).body.message;
  return { code: refusal.refused, zh: says("zh"), en: says("en") };
}

function importChange(fileName: string, report: ImportReport): Change {
  return {
    act: "imported",
    subjectKind: "import",
    subjectId: fileName,
    oldValue: undefined,
    newValue: report,
    reason: undefined,
  };
}
