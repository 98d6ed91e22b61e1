import type { Case } from "#engine/case.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import type { World } from "#engine/world.ts";
import { withTransaction } from "#platform/database/pool.ts";
import { appendEvents, type StepWrite } from "./appendEvent.ts";
import { decideOpening } from "./decideOpening.ts";
import { commandHash, decideStep, type KeyedCommand } from "./decideStep.ts";
import { isUniqueViolation, type JournalGround, type Outcome, replayOf } from "./journal.ts";
import { insertCases, type OpeningWrite } from "./openCase.ts";
import type { CaseForCommand } from "./readCase.ts";
import type { StoredCase } from "./storedCase.ts";

/** A case that begins as another takes a step: of the same reporter, under the same key. */
export interface OpeningTogether {
  process: ProcessDeclaration;
  command: KeyedCommand;
  receiptHash: Buffer | undefined;
}

/** What else happens with a step: steps of other cases, and cases that begin. */
export interface Together {
  steps?: readonly KeyedCommand[];
  openings?: readonly OpeningTogether[];
}

/** Says what else happens, out of the case as it stands, and as the step would leave it. */
export type WithIt = (stored: StoredCase, after: Case) => Promise<Together | Refusal>;

const mostTries = 8;

/**
 * Takes a step on a case together with steps of others and with cases that begin: all of it in one transaction, or
 * none. Sent twice it takes effect once; where one of the cases has moved since it was read, all is decided again.
 */
export async function actTogether(
  ground: JournalGround,
  command: KeyedCommand,
  world: World,
  withIt: WithIt,
): Promise<Outcome | Refusal> {
  for (let tries = 0; tries < mostTries; tries++) {
    const found = await ground.cases.findForCommand(command);
    if (!found) return refuse("case-not-found");
    const replay = replayOf(found, commandHash(command));
    if (replay) return replay;
    // Whether they may, and now, comes before anything is told of another case.
    const first = await decideStep(ground, command, found, world);
    if (isRefusal(first)) return first;
    const together = await withIt(found, first.case);
    if (isRefusal(together)) return together;
    const outcome = await tryTogether(ground, { write: first, found }, together, world);
    if (outcome) return outcome;
  }
  return refuse("changed-meanwhile");
}

async function tryTogether(
  ground: JournalGround,
  first: { write: StepWrite; found: CaseForCommand },
  { steps = [], openings = [] }: Together,
  world: World,
): Promise<Outcome | Refusal | undefined> {
  const writes = [first.write];
  for (const command of steps) {
    const found = await ground.cases.findForCommand(command);
    if (!found) return refuse("other-case-unknown");
    const write = await decideStep(ground, command, found, world);
    if (isRefusal(write)) return ofTheOther(write);
    writes.push(write);
  }
  const opened = await decideOpenings(ground, first.found, openings, world);
  if (isRefusal(opened)) return opened;
  const written = await writeTogether(ground, writes, opened);
  if (!written) return undefined;
  for (const write of [...writes, ...opened]) ground.written(write.case.id);
  const { case: state, event } = first.write;
  return { ...first.found, case: state, event, replayed: false };
}

/** Whoever may not see the other case learns no more of it than that it is not theirs. */
function ofTheOther(refusal: Refusal): Refusal {
  const { refused } = refusal;
  if (refused === "case-not-found" || refused === "not-allowed") return refuse("other-case-unknown");
  return refused === "wrong-state" ? refuse("other-case-wrong-state") : refusal;
}

async function decideOpenings(
  ground: JournalGround,
  { subjectId }: StoredCase,
  openings: readonly OpeningTogether[],
  world: World,
): Promise<readonly OpeningWrite[] | Refusal> {
  if (openings.length === 0) return [];
  const subjectKey = await ground.keyStore.findSubjectKey(ground.pool, subjectId);
  if (!subjectKey) return refuse("case-forgotten");
  // Who may was asked of the step that they begin with.
  const byItself: World = { ...world, actor: { kind: "system" } };
  const writes: OpeningWrite[] = [];
  for (const { process, command, receiptHash } of openings) {
    const opening = { process, subjectId, subjectKey, newSubjectKey: undefined };
    const receipt = receiptHash === undefined ? {} : { receiptHash };
    const write = await decideOpening(ground, command, byItself, { ...opening, ...receipt });
    if (isRefusal(write)) return write;
    writes.push(write);
  }
  return writes;
}

const moved = new Error("a case has moved since it was read");
// Two who join the same cases from either end wait for each other; one of them is told to begin again.
const deadlocked = "40P01";

async function writeTogether(
  ground: JournalGround,
  steps: readonly StepWrite[],
  openings: readonly OpeningWrite[],
): Promise<boolean> {
  try {
    return await withTransaction(ground.pool, async (tx) => {
      if ((await appendEvents(tx, steps)).size < steps.length) throw moved;
      if (openings.length > 0 && (await insertCases(tx, openings)).size < openings.length) throw moved;
      return true;
    });
  } catch (error) {
    if (error === moved || isUniqueViolation(error) || codeOf(error) === deadlocked) return false;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}
