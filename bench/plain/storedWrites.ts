import { createSecretKey } from "node:crypto";
import { fold } from "#engine/evolve.ts";
import { type Tree, treeOf, type TreeBody } from "#engine/tree.ts";
import type { Pool } from "#platform/database/pool.ts";
import type { StepWrite } from "#platform/journal/appendEvent.ts";
import type { OpeningWrite } from "#platform/journal/openCase.ts";
import { type EventRow, eventOf } from "#platform/journal/storedCase.ts";
import { reporterCompanion } from "#modules/reporters/index.ts";
import { getRequestProcess } from "#modules/requests/index.ts";

/** What the server wrote for one case: how it began, and each step after. */
export interface StoredWrites {
  opening: OpeningWrite;
  steps: readonly StepWrite[];
}

type StoredEvent = EventRow & { command_key: string; command_hash: Buffer };

interface OpenedRow {
  number: number;
  subject_id: string;
  receipt_hash: Buffer | null;
  wrapped: Buffer;
  master_key_id: number;
  reporter_id: string | null;
  reporter_kind: "person" | "business";
  reporter_sealed: Buffer;
  phone_index: Buffer | null;
  id_index: Buffer | null;
  reporter_created_at: Date;
}

/** The tree of bodies as the database has it. */
export async function readTree(pool: Pool): Promise<Tree> {
  const { rows } = await pool.query<{
    id: string;
    parent_id: string | null;
    kind: TreeBody["kind"];
    active: boolean;
  }>("select id, parent_id, kind, active from bodies");
  return treeOf(
    rows.map(({ id, parent_id: parentId, kind, active }) => ({
      id,
      parentId: parentId ?? undefined,
      kind,
      active,
    })),
  );
}

/** Reads cases that the server wrote back as the writes they came from. */
export async function readStoredWrites(pool: Pool, caseIds: readonly string[]): Promise<StoredWrites[]> {
  const tree = await readTree(pool);
  return Promise.all(caseIds.map((caseId) => readWritesOf(pool, tree, caseId)));
}

async function readWritesOf(pool: Pool, tree: Tree, caseId: string): Promise<StoredWrites> {
  const { rows } = await pool.query<StoredEvent>(
    `select case_id, version, action, type, at, body, sealed, command_key, command_hash
     from case_events where case_id = $1 order by version`,
    [caseId],
  );
  const stateAt = (count: number) => fold(rows.slice(0, count).map((each) => eventOf(each).event));
  const writes = rows.map((row, index): StepWrite => {
    const state = stateAt(index + 1);
    if (!state) throw new Error(`Case ${caseId} has no events`);
    const { event, sealed } = eventOf(row);
    const process = getRequestProcess(state.processId, state.processVersion);
    return {
      process,
      before: stateAt(index) ?? state,
      case: state,
      event,
      sealed,
      commandKey: row.command_key,
      commandHash: row.command_hash,
      tree,
    };
  });
  const [first, ...steps] = writes;
  if (!first) throw new Error(`Case ${caseId} has no events`);
  return { opening: { ...first, ...(await readOpening(pool, caseId)) }, steps };
}

async function readOpening(
  pool: Pool,
  caseId: string,
): Promise<
  Pick<OpeningWrite, "number" | "subjectId" | "subjectKey" | "receiptHash" | "origin" | "companion">
> {
  const { rows } = await pool.query<OpenedRow>(
    `select c.number, c.subject_id, c.receipt_hash, k.wrapped, k.master_key_id,
            r.id as reporter_id, r.kind as reporter_kind, r.sealed as reporter_sealed, r.phone_index, r.id_index,
            r.created_at as reporter_created_at
     from cases c join keystore.subject_keys k on k.subject_id = c.subject_id
          left join reporters r on r.id = c.subject_id
     where c.id = $1`,
    [caseId],
  );
  const [row] = rows;
  if (!row) throw new Error(`Case ${caseId} is not there`);
  // Only what is stored is written again; the key itself never leaves the server.
  const subjectKey = {
    key: createSecretKey(Buffer.alloc(1)),
    wrapped: row.wrapped,
    masterKeyId: row.master_key_id,
  };
  const reporter =
    row.reporter_id === null
      ? undefined
      : {
          id: row.reporter_id,
          kind: row.reporter_kind,
          sealed: row.reporter_sealed,
          phoneIndex: row.phone_index ?? undefined,
          idIndex: row.id_index ?? undefined,
          createdAt: row.reporter_created_at,
          subjectKey,
        };
  return {
    number: row.number,
    subjectId: row.subject_id,
    subjectKey,
    receiptHash: row.receipt_hash ?? undefined,
    origin: undefined,
    companion: reporter && reporterCompanion(reporter),
  };
}
