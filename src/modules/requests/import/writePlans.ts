import { decide } from "#engine/decide.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import { isUniqueViolation, type KeyedCommand, openCase } from "#platform/journal/journal.ts";
import type { Ground } from "../ground.ts";
import { worldOf } from "../world.ts";
import type { PlannedCase } from "./planRecords.ts";

// Each row is one statement and one transaction; several at once share a write to the disk.
const statementsAtOnce = 12;
const commandKey = "import";

/** What became of a planned row. */
export type Written = "imported" | "there" | Refusal;

function commandOf(plan: PlannedCase): KeyedCommand {
  const { caseId, input, contentHash } = plan;
  return { caseId, key: commandKey, action: "importRecord", input, contentHash };
}

/** Decides each plan and writes nothing. */
export function tryPlans(
  ground: Ground,
  process: ProcessDeclaration,
  plans: readonly PlannedCase[],
): Written[] {
  return plans.map((plan) => {
    const decision = decide(process, undefined, commandOf(plan), worldAt(ground, plan));
    return isRefusal(decision) ? decision : "imported";
  });
}

/** Writes each plan as a case of its own, several at once; gives what became of each, in order. */
export async function writePlans(
  ground: Ground,
  process: ProcessDeclaration,
  plans: readonly PlannedCase[],
  now: Date,
): Promise<Written[]> {
  const keys = await getSubjectKeys(ground, plans, now);
  const written: Written[] = [];
  const queue = plans.entries();
  async function work(): Promise<void> {
    for (const [index, plan] of queue) {
      const subjectKey = keys.get(plan.subjectId);
      written[index] = subjectKey
        ? await writePlan(ground, plan, { process, subjectKey })
        : refuse("reporter-forgotten");
    }
  }
  await Promise.all(Array.from({ length: statementsAtOnce }, work));
  return written;
}

async function writePlan(
  ground: Ground,
  plan: PlannedCase,
  needs: Pick<Parameters<typeof openCase>[3], "process" | "subjectKey">,
): Promise<Written> {
  const opening = { ...needs, subjectId: plan.subjectId, newSubjectKey: undefined, origin: plan.origin };
  const open = () => openCase(ground, commandOf(plan), worldAt(ground, plan), opening);
  const outcome = await open().catch((error: unknown) => {
    if (isUniqueViolation(error)) return open(); // another run wrote the very row: now it is seen
    throw error;
  });
  if (isRefusal(outcome)) return outcome;
  return outcome.replayed ? "there" : "imported";
}

function worldAt(ground: Ground, { at }: PlannedCase): ReturnType<typeof worldOf> {
  return worldOf(ground, { kind: "system" }, new Date(at));
}

/** The keys that seal the plans' words; those who have none get one, those who were forgotten stay without. */
async function getSubjectKeys(
  { keyStore, pool }: Ground,
  plans: readonly PlannedCase[],
  now: Date,
): ReturnType<Ground["keyStore"]["findSubjectKeys"]> {
  const ids = plans.map((plan) => plan.subjectId);
  const keys = await keyStore.findSubjectKeys(pool, ids);
  const missing = ids.filter((id) => !keys.has(id));
  if (missing.length === 0) return keys;
  await keyStore.ensureSubjectKeys(pool, missing, now);
  return new Map([...keys, ...(await keyStore.findSubjectKeys(pool, missing))]);
}
