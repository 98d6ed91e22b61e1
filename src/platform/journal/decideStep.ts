import { createHash, type KeyObject } from "node:crypto";
import type { Command } from "#engine/command.ts";
import { decide, type Decision } from "#engine/decide.ts";
import { evolve } from "#engine/evolve.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import type { World } from "#engine/world.ts";
import type { Pool } from "#platform/database/pool.ts";
import type { KeyStore } from "#platform/sealing/keyStore.ts";
import { seal } from "#platform/sealing/seal.ts";
import type { StepWrite } from "./appendEvent.ts";
import { sealedPlace, type StoredCase } from "./storedCase.ts";

/** A command with the key that makes it safe to send twice. */
export interface KeyedCommand extends Command {
  readonly key: string;
  /** What the sender said, hashed, where the input holds more than that (an id made by chance). */
  readonly contentHash?: Buffer;
}

/** What a step is decided with. */
export interface StepGround {
  pool: Pool;
  keyStore: KeyStore;
  /** The process a case was begun with. */
  processOf(processId: string, version: number): ProcessDeclaration;
}

/** What a command says, for telling a command sent twice from another under the same key. */
export function commandHash(command: KeyedCommand): Buffer {
  if (command.contentHash) return command.contentHash;
  const { action, taskId, input } = command;
  return createHash("sha256")
    .update(JSON.stringify([action, taskId ?? null, input]))
    .digest();
}

/** Seals the words of a decision with its subject's key; `undefined` where it has none. */
export function sealWords(key: KeyObject, decision: Decision): Buffer | undefined {
  if (Object.keys(decision.sealed).length === 0) return undefined;
  return seal(key, decision.sealed, sealedPlace(decision.event.caseId, decision.event.version));
}

/** Decides a command on a case as it was read, and makes of it all that is to be written. */
export async function decideStep(
  ground: StepGround,
  command: KeyedCommand,
  found: StoredCase,
  world: World,
): Promise<StepWrite | Refusal> {
  const process = ground.processOf(found.case.processId, found.case.processVersion);
  const decision = decide(process, found.case, command, world);
  if (isRefusal(decision)) return decision;
  const key = await ground.keyStore.findSubjectKey(ground.pool, found.subjectId);
  if (!key) return refuse("case-forgotten");
  return {
    process,
    before: found.case,
    case: evolve(found.case, decision.event),
    event: decision.event,
    sealed: sealWords(key, decision),
    commandKey: command.key,
    commandHash: commandHash(command),
    tree: world.tree,
  };
}
