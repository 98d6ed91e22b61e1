import { createHash } from "node:crypto";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { audiencesOf } from "#engine/standing.ts";
import type { World } from "#engine/world.ts";
import type { KeyedCommand } from "#platform/journal/journal.ts";
import { findCaseByNumber, findCases } from "#platform/journal/readCase.ts";
import type { StoredCase } from "#platform/journal/storedCase.ts";
import { findCaseNumber, formatCaseNumber } from "../domain/caseNumber.ts";
import { refuseMerger } from "../domain/trunk/merging.ts";
import type { Ground } from "../ground.ts";
import { followersOf } from "./followersOf.ts";
import type { TogetherAct } from "./togetherAct.ts";
import { withParts } from "./withParts.ts";
import { withWaitingOrders } from "./withWaitingOrders.ts";

/** What an action does to other cases, where it does; `undefined` for one that is a single case's. */
export async function withOthers(
  ground: Ground,
  command: KeyedCommand,
  world: World,
): Promise<TogetherAct | undefined> {
  switch (command.action) {
    case "split":
      return withParts(ground, sameWhenSentAgain(command));
    case "merge":
    case "link":
    case "unlink":
      return withOther(ground, sameWhenSentAgain(command), world);
    case "grantExtension":
    case "grantPause":
    case "approveCarry":
      return withWaitingOrders(ground, command);
    default:
      return undefined;
  }
}

/** What the server fills in is no part of what was said. */
function sameWhenSentAgain(command: KeyedCommand): KeyedCommand {
  const said = JSON.stringify([command.action, command.input]);
  return { ...command, contentHash: createHash("sha256").update(said).digest() };
}

async function withOther(ground: Ground, command: KeyedCommand, world: World): Promise<TogetherAct> {
  const { number: typed } = command.input as { number?: unknown }; // the contract's schema
  const number = typeof typed === "string" ? findCaseNumber(typed) : undefined;
  const found = number === undefined ? undefined : await findCaseByNumber(ground.pool, number);
  // A case that one may not see is as good as none.
  const other = found && audiencesOf(found.case, world.actor, world.tree).length > 0 ? found : undefined;
  const filledIn = other
    ? { number: formatCaseNumber(other.number), otherId: other.case.id }
    : { otherId: "unknown" };
  return {
    command: { ...command, input: { ...(command.input as object), ...filledIn } },
    async withIt(stored) {
      if (!other) return refuse("other-case-unknown");
      if (stored.case.id === other.case.id) return refuse("other-case-same");
      // Tried again after others acted: judged by what stands now, its limit above all.
      const [now = other] = await findCases(ground.pool, [other.case.id]);
      const refusal = await refuseFor(ground, command.action, stored, now);
      return refusal ?? { steps: [ofTheOther(command, stored, now)] };
    },
  };
}

async function refuseFor(
  ground: Ground,
  action: string,
  stored: StoredCase,
  other: StoredCase,
): Promise<Refusal | undefined> {
  if (action !== "merge") return undefined;
  // What others wait for is not merged itself: every follower has its answer one step away.
  if ((await followersOf(ground, stored.case)).length > 0) return refuse("has-followers");
  return refuseMerger(stored.case, other.case);
}

const otherSide: Readonly<Record<string, string>> = { merge: "join", link: "linkBack", unlink: "unlinkBack" };

/** The same step as seen from the other case. */
function ofTheOther(command: KeyedCommand, stored: StoredCase, other: StoredCase): KeyedCommand {
  return {
    caseId: other.case.id,
    action: otherSide[command.action] ?? command.action,
    input: { number: formatCaseNumber(stored.number), otherId: stored.case.id },
    key: command.key,
  };
}
