import { createHash } from "node:crypto";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import { audiencesOf } from "#engine/standing.ts";
import type { World } from "#engine/world.ts";
import type { KeyedCommand } from "#platform/journal/journal.ts";
import { findCaseByNumber } from "#platform/journal/readCase.ts";
import type { StoredCase } from "#platform/journal/storedCase.ts";
import { findCaseNumber, formatCaseNumber } from "../domain/caseNumber.ts";
import { refuseMerger } from "../domain/trunk/merging.ts";
import type { Ground } from "../ground.ts";
import type { TogetherAct } from "./togetherAct.ts";
import { withParts } from "./withParts.ts";

/** What an action does to other cases, where it does; `undefined` for one that is a single case's. */
export async function withOthers(
  ground: Ground,
  command: KeyedCommand,
  world: World,
): Promise<TogetherAct | Refusal | undefined> {
  switch (command.action) {
    case "split":
      return withParts(ground, sameWhenSentAgain(command));
    case "merge":
    case "link":
    case "unlink":
      return withOther(ground, sameWhenSentAgain(command), world);
    default:
      return undefined;
  }
}

/** What the server fills in is no part of what was said. */
function sameWhenSentAgain(command: KeyedCommand): KeyedCommand {
  const said = JSON.stringify([command.action, command.input]);
  return { ...command, contentHash: createHash("sha256").update(said).digest() };
}

async function withOther(
  ground: Ground,
  command: KeyedCommand,
  world: World,
): Promise<TogetherAct | Refusal> {
  const { number: typed } = command.input as { number?: unknown }; // the contract's schema
  const number = typeof typed === "string" ? findCaseNumber(typed) : undefined;
  const other = number === undefined ? undefined : await findCaseByNumber(ground.pool, number);
  // A case that one may not see is as good as none.
  if (!other || audiencesOf(other.case, world.actor, world.tree).length === 0)
    return refuse("other-case-unknown");
  const input = {
    ...(command.input as object),
    number: formatCaseNumber(other.number),
    otherId: other.case.id,
  };
  return {
    command: { ...command, input },
    withIt: async (stored) => {
      const refusal =
        stored.case.id === other.case.id
          ? refuse("other-case-same")
          : refuseFor(command.action, stored, other);
      if (isRefusal(refusal)) return refusal;
      return { steps: [ofTheOther(command, stored, other)] };
    },
  };
}

function refuseFor(action: string, stored: StoredCase, other: StoredCase): Refusal | undefined {
  return action === "merge" ? refuseMerger(stored.case, other.case) : undefined;
}

/** The same step as seen from the other case. */
function ofTheOther(command: KeyedCommand, stored: StoredCase, other: StoredCase): KeyedCommand {
  return {
    caseId: other.case.id,
    action: command.action === "merge" ? "join" : command.action,
    input: { number: formatCaseNumber(stored.number), otherId: stored.case.id },
    key: command.key,
  };
}
