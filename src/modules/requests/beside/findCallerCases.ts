import type { Actor } from "#engine/actor.ts";
import { availableActions } from "#engine/availableActions.ts";
import { type Case, countOf } from "#engine/case.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import { audiencesOf } from "#engine/standing.ts";
import type { World } from "#engine/world.ts";
import type { CallerLine } from "../domain/besideFields.ts";
import { callTakers } from "../domain/callTakers.ts";
import { tellsReporter } from "../domain/tellsReporter.ts";
import type { Ground } from "../ground.ts";
import { requestRefusals } from "../refusals.ts";
import { selectOfReporter } from "../store/selectHistory.ts";
import { worldOf } from "../world.ts";
import { historyLines } from "./historyLines.ts";
import { walkHistory } from "./walkHistory.ts";

const most = 6;

/**
 * What the caller of a number reported before, as far as the one on the phone may see it: without a name, and none of
 * it a tip-off, for a number is no proof of who calls. Each look is recorded before anything is given.
 */
export async function findCallerCases(
  ground: Ground,
  asked: { actor: Actor; byKey: boolean; phone: string; now: Date },
): Promise<{ lines: CallerLine[]; more: boolean } | Refusal> {
  const { actor, byKey, phone, now } = asked;
  if (actor.kind === "anonymous") return refuse("not-signed-in");
  if (actor.kind !== "staff" || byKey || !callTakers.includes(actor.post.role)) return refuse("not-allowed");
  const caller = await ground.reporters.lookUpCaller({ actor, phone, now });
  if (isRefusal(caller)) return caller;
  const { reporterId } = caller;
  if (reporterId === undefined) return { lines: [], more: false };
  const world = worldOf(ground, actor, now);
  const { rows, next } = await walkHistory({
    from: { open: true, after: undefined },
    limit: most,
    read: (place, limit) =>
      selectOfReporter(ground.pool, { actor, tree: world.tree, reporterId, ...place, limit }),
    shows: (state) => tellsReporter(state, audiencesOf(state, actor, world.tree)),
  });
  // As of one whose name is hidden: the words are read out to whoever says that they call from this number.
  const lines = await historyLines(
    ground,
    rows.map((row) => ({ ...row, name_hidden: true })),
  );
  return {
    lines: lines.map((line, index) => ({ ...line, ...urgingOf(ground, rows[index]?.fold, world) })),
    more: next !== undefined,
  };
}

function urgingOf(
  ground: Ground,
  state: Case | undefined,
  world: World,
): Pick<CallerLine, "urge" | "urgings"> {
  if (!state) return { urgings: 0 };
  const process = ground.processOf(state.processId, state.processVersion);
  const urge = availableActions(process, state, world).find(({ action }) => action === "urge");
  const blocked = urge?.blockedBy === undefined ? undefined : requestRefusals[urge.blockedBy]?.says;
  return {
    urgings: countOf(state, "urgings"),
    ...(urge ? { urge: blocked ? { blocked } : {} } : {}),
  };
}
