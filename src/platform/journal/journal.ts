import type { Case, CaseId } from "#engine/case.ts";
import type { CaseEvent } from "#engine/event.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import type { World } from "#engine/world.ts";
import { type Pool, withTransaction } from "#platform/database/pool.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import { appendEvents, type StepWrite } from "./appendEvent.ts";
import type { CaseNumbers } from "./caseNumbers.ts";
import type { CaseStore } from "./caseStore.ts";
import { decideOpening, type Opening } from "./decideOpening.ts";
import { commandHash, decideStep, type KeyedCommand, type StepGround } from "./decideStep.ts";
import { insertCases, type OpeningWrite } from "./openCase.ts";
import type { CaseForCommand } from "./readCase.ts";
import type { StoredCase } from "./storedCase.ts";

/** What the journal stands on. */
export interface JournalGround extends StepGround {
  cases: CaseStore;
  numbers: CaseNumbers;
  /** Told after every commit, so that screens hear of it. */
  written(caseId: CaseId): void;
}

export type { Opening } from "./decideOpening.ts";
export type { KeyedCommand } from "./decideStep.ts";

/** What makes an opening safe to send twice. */
export type OpeningKey = Required<Pick<KeyedCommand, "caseId" | "key" | "contentHash">>;

/** More to do in the command's own transaction; its refusal undoes the command. */
export type Alongside = (tx: Transaction) => Promise<Refusal | undefined>;

/** What came of a command. */
export interface Outcome extends StoredCase {
  event: CaseEvent | undefined;
  /** The same command was done before; nothing was done now. */
  replayed: boolean;
}

// Two at once: one of them moves the case, the others decide again on what it has become.
const mostTries = 8;
const uniqueViolation = "23505";

/** Whether a statement failed because somebody else has just written the same. */
export function isUniqueViolation(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === uniqueViolation;
}

/** What was done before under the same key; a refusal where that said something else. */
export function replayOf(found: CaseForCommand, hash: Buffer): Outcome | Refusal | undefined {
  if (!found.doneBefore) return undefined;
  if (!found.doneBefore.commandHash.equals(hash)) return refuse("key-used-already");
  return { ...found, event: undefined, replayed: true };
}

/** Writes, and does what is to be done alongside, in one transaction; a refusal undoes both. */
async function inOneTransaction(
  pool: Pool,
  alongside: Alongside,
  write: (tx: Transaction) => Promise<boolean>,
): Promise<boolean | Refusal> {
  let refusal: Refusal | undefined;
  const undone = new Error("undone");
  try {
    return await withTransaction(pool, async (tx) => {
      const written = await write(tx);
      refusal = written ? await alongside(tx) : undefined;
      if (refusal) throw undone;
      return written;
    });
  } catch (error) {
    if (error === undone && refusal) return refusal;
    throw error;
  }
}

function writeOpening(
  { pool, cases }: JournalGround,
  write: OpeningWrite,
  alongside: Alongside | undefined,
): Promise<boolean | Refusal> {
  if (!alongside) return cases.open(write);
  return inOneTransaction(pool, alongside, async (tx) => (await insertCases(tx, [write])).size > 0);
}

function writeStep(
  { pool, cases }: JournalGround,
  write: StepWrite,
  alongside: Alongside | undefined,
): Promise<boolean | Refusal> {
  if (!alongside) return cases.append(write);
  return inOneTransaction(pool, alongside, async (tx) => (await appendEvents(tx, [write])).size > 0);
}

/** What came of an opening that was sent before; `undefined` where none was. */
export async function findOpened(
  ground: Pick<JournalGround, "cases">,
  { caseId, key, contentHash }: OpeningKey,
): Promise<Outcome | Refusal | undefined> {
  const found = await ground.cases.findForCommand({ caseId, key });
  return found && (replayOf(found, contentHash) ?? refuse("key-used-already"));
}

/** Opens a case. The command's case id is derived from sender and key, so that the same sent twice is one case. */
export async function openCase(
  ground: JournalGround,
  command: KeyedCommand,
  world: World,
  opening: Opening,
  alongside?: Alongside,
): Promise<Outcome | Refusal> {
  const write = await decideOpening(ground, command, world, opening);
  if (isRefusal(write)) return write;
  const written = await writeOpening(ground, write, alongside);
  if (isRefusal(written)) return written;
  if (written) {
    ground.written(command.caseId);
    const { case: state, event, number, subjectId, origin } = write;
    return { case: state, event, number, subjectId, origin, replayed: false };
  }
  const { caseId, key } = command;
  return (
    (await findOpened(ground, { caseId, key, contentHash: write.commandHash })) ?? refuse("key-used-already")
  );
}

/**
 * Takes one action on a case: one read, one pure decision, one write statement, which is one transaction. Sent twice
 * under the same key it takes effect once; of two at once the second decides on what the first has made.
 */
export async function actOnCase(
  ground: JournalGround,
  command: KeyedCommand,
  world: (state: Case) => World,
  alongside?: Alongside,
): Promise<Outcome | Refusal> {
  const hash = commandHash(command);
  for (let tries = 0; tries < mostTries; tries++) {
    const found = await ground.cases.findForCommand(command);
    if (!found) return refuse("case-not-found");
    const outcome =
      replayOf(found, hash) ?? (await tryOnce(ground, command, world(found.case), found, alongside));
    if (outcome) return outcome;
  }
  return refuse("changed-meanwhile");
}

async function tryOnce(
  ground: JournalGround,
  command: KeyedCommand,
  world: World,
  found: CaseForCommand,
  alongside: Alongside | undefined,
): Promise<Outcome | Refusal | undefined> {
  const step = await decideStep(ground, command, found, world);
  if (isRefusal(step)) return step;
  const written = await writeStep(ground, step, alongside).catch((error: unknown) => {
    if (isUniqueViolation(error)) return false; // the same command, sent twice at once: read what the other did
    throw error;
  });
  if (isRefusal(written)) return written;
  if (!written) return undefined;
  ground.written(command.caseId);
  return { ...found, case: step.case, event: step.event, replayed: false };
}
