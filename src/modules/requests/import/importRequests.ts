import type { CaseId } from "#engine/case.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import { requestProcesses } from "../domain/processes.ts";
import type { Ground } from "../ground.ts";
import { selectFirstHashes } from "../store.ts";
import { findColumnProblems, type ImportMap, type MapProblems } from "./importMap.ts";
import { type CasePlanner, makeCasePlanner, type PlannedCase } from "./planRecords.ts";
import { makeRecordReader, type RecordReader } from "./readRecord.ts";
import { makeRejectedFile, type RejectedRow } from "./rejectedRows.ts";
import type { SourceRow } from "./sourceRow.ts";
import { openSourceTable, type SourceTable } from "./sourceTable.ts";
import { tryPlans, writePlans, type Written } from "./writePlans.ts";

const batchRows = 240;

/** A history to import. */
export interface HistoryImport {
  path: string;
  map: ImportMap;
  /** Where rows that are not taken go, with the reason. */
  rejectedPath: string;
  /** Try everything, write nothing to the database. */
  dryRun: boolean;
  clock: () => Date;
  /** Told after every batch. */
  onProgress(progress: ImportProgress): void;
  /** Ends the import after the batch in hand; another run goes on. */
  signal?: AbortSignal;
}

/** What became of the rows so far: `imported`, `there` and `rejected` are all of them. */
export interface ImportCounts {
  rows: number;
  imported: number;
  /** Imported by an earlier run. */
  there: number;
  rejected: number;
}

/** How far an import has come. */
export interface ImportProgress extends ImportCounts {
  /** How much of the file was read, from 0 to 1. */
  fraction: number;
}

/** How an import ended. */
export interface ImportReport extends ImportCounts {
  format: SourceTable["format"];
  /** It was told to stop before the end of the file. */
  stopped: boolean;
}

interface Run {
  ground: Ground;
  job: HistoryImport;
  process: ProcessDeclaration;
  read: RecordReader;
  plan: CasePlanner;
  /** On a dry run, what would have been written. */
  tried: Map<CaseId, Buffer>;
}

/** Brings a history in, row by row; what is there already stays as it is, so that it may be run again at any time. */
export async function importRequests(
  ground: Ground,
  job: HistoryImport,
): Promise<ImportReport | MapProblems | Refusal> {
  const table = await openSourceTable(job.path);
  if (isRefusal(table)) return table;
  const problems = findColumnProblems(job.map, table.head);
  if (problems.length > 0) return { problems: [...problems, `the file has: ${table.head.join(", ")}`] };
  const run = prepare(ground, job, table.head);
  if (isRefusal(run)) return run;
  const rejectedFile = await makeRejectedFile(job.rejectedPath, table.head);
  const counts: ImportCounts = { rows: 0, imported: 0, there: 0, rejected: 0 };
  try {
    for await (const rows of batchesOf(table.rows)) {
      const rejected = await importBatch(run, rows, counts);
      await rejectedFile.add(rejected);
      job.onProgress({ ...counts, fraction: table.fractionRead() });
      if (job.signal?.aborted) return { ...counts, format: table.format, stopped: true };
    }
  } finally {
    await rejectedFile.close();
  }
  return { ...counts, format: table.format, stopped: false };
}

function prepare(ground: Ground, job: HistoryImport, head: readonly string[]): Run | Refusal {
  const { organisations, reporters } = ground;
  const rootId = organisations.rootId();
  const process = requestProcesses.find((each) => each.id === job.map.process);
  if (rootId === undefined || !process) return refuse("prefecture-missing");
  const plan = makeCasePlanner({
    map: job.map,
    tree: organisations.tree(),
    desks: organisations.desks(),
    rootId,
    pseudonymOf: (register, user) => reporters.pseudonymOf(register, user),
  });
  return { ground, job, process, read: makeRecordReader(job.map, head), plan, tried: new Map() };
}

async function* batchesOf(rows: AsyncIterable<SourceRow>): AsyncGenerator<SourceRow[]> {
  let batch: SourceRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < batchRows) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** A row with what is known of it so far. */
interface Considered {
  row: SourceRow;
  id: string;
  plan: PlannedCase;
}

/** Imports some rows and counts them; gives those that were not taken, in the order of the file. */
async function importBatch(
  run: Run,
  rows: readonly SourceRow[],
  counts: ImportCounts,
): Promise<RejectedRow[]> {
  const now = run.job.clock();
  const verdicts = new Map<SourceRow, Written>();
  const considered = rows.flatMap((row): Considered[] => {
    const found = consider(run, row, now);
    if (isRefusal(found)) verdicts.set(row, found);
    return isRefusal(found) ? [] : [{ row, ...found }];
  });
  const fresh = await withoutKnown(run, considered, verdicts);
  const plans = fresh.map(({ plan }) => plan);
  const written = run.job.dryRun
    ? tryPlans(run.ground, run.process, plans)
    : await writePlans(run.ground, run.process, plans, now);
  for (const [index, { row, id }] of fresh.entries()) verdicts.set(row, inOurWords(written[index], id));
  return tally(rows, verdicts, counts);
}

function consider({ read, plan }: Run, row: SourceRow, now: Date): Omit<Considered, "row"> | Refusal {
  if (row.broken) return row.broken;
  const instant = now.toISOString();
  const record = read(row.cells, instant);
  if (isRefusal(record)) return record;
  const planned = plan(record, instant);
  return isRefusal(planned) ? planned : { id: record.id, plan: planned };
}

/** Leaves out what an earlier run, or an earlier row, brought in. */
async function withoutKnown(
  { ground, job, tried }: Run,
  considered: readonly Considered[],
  verdicts: Map<SourceRow, Written>,
): Promise<Considered[]> {
  const ids = considered.map(({ plan }) => plan.caseId);
  const known = await selectFirstHashes(ground.pool, ids);
  return considered.filter(({ row, id, plan: { caseId, contentHash } }) => {
    const before = known.get(caseId) ?? tried.get(caseId);
    if (before)
      verdicts.set(row, before.equals(contentHash) ? "there" : refuse("imported-otherwise", { id }));
    else (job.dryRun ? tried : known).set(caseId, contentHash);
    return !before;
  });
}

function inOurWords(written: Written | undefined, id: string): Written {
  if (written === undefined) throw new Error("A row was neither written nor refused");
  const clash = isRefusal(written) && written.refused === "key-used-already";
  return clash ? refuse("imported-otherwise", { id }) : written;
}

function tally(
  rows: readonly SourceRow[],
  verdicts: ReadonlyMap<SourceRow, Written>,
  counts: ImportCounts,
): RejectedRow[] {
  const rejected: RejectedRow[] = [];
  for (const row of rows) {
    const verdict = verdicts.get(row);
    if (verdict === undefined) throw new Error(`Line ${row.line} was passed over`);
    if (isRefusal(verdict)) rejected.push({ row, refusal: verdict });
    else counts[verdict]++;
  }
  counts.rows += rows.length;
  counts.rejected += rejected.length;
  return rejected;
}
