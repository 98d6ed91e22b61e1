import type { CaseId } from "#engine/case.ts";
import { gather } from "#platform/database/gather.ts";
import type { Pool } from "#platform/database/pool.ts";
import { appendEvents, type StepWrite } from "./appendEvent.ts";
import { insertCases, type OpeningWrite } from "./openCase.ts";
import { type CaseForCommand, findCasesForCommands, readEventsOf } from "./readCase.ts";
import type { StoredEvent } from "./storedCase.ts";
import { mostWritten } from "./writtenRows.ts";

/** The journal's statements on the way of a command. Commands that come together share a statement and its commit. */
export interface CaseStore {
  /** Reads what a command needs; `undefined` where there is no such case. */
  findForCommand(command: { caseId: CaseId; key: string }): Promise<CaseForCommand | undefined>;
  /** Writes a new case; gives whether it is new. */
  open(write: OpeningWrite): Promise<boolean>;
  /** Writes a step; gives whether the case was still as it was read. */
  append(write: StepWrite): Promise<boolean>;
  /** The events of a case, in order. */
  readEvents(caseId: CaseId): Promise<readonly StoredEvent[]>;
}

// While one statement is at the disk others are made ready.
const atOnce = 2;
const mostRead = 32;

/** Whether a statement failed for what it was to write, not for want of a connection: then nothing was written. */
function failedForRow(error: unknown): boolean {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  // SQLSTATE classes: data, integrity, and transactions rolled back (deadlock, serialization).
  return /^(?:22|23|40)/.test(code);
}

/** Makes the {@link CaseStore} of a process. */
export function makeCaseStore(pool: Pool): CaseStore {
  const writing = { most: mostWritten, atOnce, nameOf: (write: OpeningWrite | StepWrite) => write.case.id };
  const reading = { most: mostRead, atOnce };
  const openings = new Map<string, (write: OpeningWrite) => Promise<boolean>>();
  const makeOpening = () =>
    gather<OpeningWrite, boolean>(
      writing,
      (writes) => writeAll(writes, (all) => insertCases(pool, all)),
      failedForRow,
    );
  return {
    findForCommand: gather(
      { ...reading, nameOf: ({ caseId, key }) => `${caseId} ${key}` },
      (commands: readonly { caseId: CaseId; key: string }[]) => findCasesForCommands(pool, commands),
    ),
    open(write) {
      // One statement writes companions of one kind.
      const kind = write.companion?.kind ?? "alone";
      const open = openings.get(kind) ?? makeOpening();
      openings.set(kind, open);
      return open(write);
    },
    append: gather<StepWrite, boolean>(
      writing,
      (writes) => writeAll(writes, (all) => appendEvents(pool, all)),
      failedForRow,
    ),
    readEvents: gather({ ...reading, nameOf: (caseId: CaseId) => caseId }, (caseIds: readonly CaseId[]) =>
      readEventsOf(pool, caseIds),
    ),
  };
}

async function writeAll<Write extends { case: { id: CaseId } }>(
  writes: readonly Write[],
  write: (all: readonly Write[]) => Promise<ReadonlySet<CaseId>>,
): Promise<boolean[]> {
  const written = await write(writes);
  return writes.map((each) => written.has(each.case.id));
}
