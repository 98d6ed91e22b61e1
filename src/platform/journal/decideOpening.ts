import type { KeyObject } from "node:crypto";
import { decide } from "#engine/decide.ts";
import { evolve } from "#engine/evolve.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import { isRefusal, type Refusal } from "#engine/refusal.ts";
import type { World } from "#engine/world.ts";
import type { NewSubjectKey } from "#platform/sealing/keyStore.ts";
import type { CaseNumbers } from "./caseNumbers.ts";
import { commandHash, type KeyedCommand, sealWords } from "./decideStep.ts";
import type { CompanionRow, OpeningWrite } from "./openCase.ts";

/** What opens a case, beside the command. */
export interface Opening {
  process: ProcessDeclaration;
  subjectId: string;
  /** The subject's key: one that is there, or a new one to store with the case. */
  subjectKey: KeyObject;
  newSubjectKey: NewSubjectKey | undefined;
  receiptHash?: Buffer;
  origin?: string;
  companion?: CompanionRow;
}

/** Decides the command that begins a case, and makes of it all that is to be written. */
export async function decideOpening(
  ground: { numbers: CaseNumbers },
  command: KeyedCommand,
  world: World,
  opening: Opening,
): Promise<OpeningWrite | Refusal> {
  const decision = decide(opening.process, undefined, command, world);
  if (isRefusal(decision)) return decision;
  return {
    process: opening.process,
    case: evolve(undefined, decision.event),
    event: decision.event,
    sealed: sealWords(opening.subjectKey, decision),
    number: await ground.numbers.next(),
    subjectId: opening.subjectId,
    subjectKey: opening.newSubjectKey,
    receiptHash: opening.receiptHash,
    origin: opening.origin,
    commandKey: command.key,
    commandHash: commandHash(command),
    tree: world.tree,
    companion: opening.companion,
  };
}
