import type { Actor, StaffActor } from "#engine/actor.ts";
import type { Tree } from "#engine/tree.ts";
import { partByTask } from "./caseRows.ts";

/** One way by which cases may be seen, newest first along an index of its own. */
export interface VisibleWay {
  from: string;
  where: string;
  /** The column pair that the way is ordered by. */
  order: readonly [openedAt: string, id: string];
}

/** Rows of one index alone, at least one for each case that is seen; parameters from `$1` on. */
export interface Sight {
  from: readonly string[];
  values: readonly unknown[];
}

/** What an actor may see, as SQL over `cases c`. */
export interface Visibility {
  /** Looks at one case: what to join to it, and the condition; for searches, numbers and counts. */
  join: string;
  where: string;
  /** For newest-first lists. A case may come by more than one way. */
  ways: readonly VisibleWay[];
  /** Tells how much there is to see at all: everything, little, or what can be counted. */
  sight: "all" | "little" | Sight;
  /** Parameters from `$first` on, the same for all of these. */
  values: readonly unknown[];
}

const caseOrder = ["c.opened_at", "c.id"] as const;
const accessOrder = ["a.opened_at", "a.case_id"] as const;
const nothing: Visibility = { join: "", where: "false", ways: [], sight: "little", values: [] };

const byTaskAlone = new Set(["handler", "head"]);
const byPlaceOrTask = new Set(["townshipDesk", "dispatcher", "supervisor", "auditor"]);

/** All bodies that an actor belongs to, upwards: a case about any of these is hidden from them. */
function ownChain(actor: StaffActor, tree: Tree): string[] {
  const chain = new Set<string>();
  for (const bodyId of [actor.post.bodyId, ...actor.bodies])
    for (const body of tree.chain(bodyId)) chain.add(body.id);
  return [...chain];
}

/** That a case is about none of the bodies an actor belongs to, as SQL over `cases c`. */
export function aboutNoneOf(
  actor: StaffActor,
  tree: Tree,
  first: number,
): { where: string; values: readonly unknown[] } {
  return { where: `not (c.about_ids && $${first}::text[])`, values: [ownChain(actor, tree)] };
}

/**
 * The one condition that an actor's sight becomes, in every list, search, count and export. It says in SQL what
 * `audiencesOf` says of one case: none of those shows more than that would, and none shows less.
 */
export function visibleCases(actor: Actor, tree: Tree, first: number): Visibility {
  if (actor.kind === "reporter") {
    const only = actor.onlyCaseId === undefined ? [] : [actor.onlyCaseId];
    const where = [`c.reporter_id = $${first}`, ...only.map(() => `c.id = $${first + 1}`)].join(" and ");
    return oneWay(where, [actor.reporterId, ...only], "little");
  }
  return actor.kind === "staff" ? visibleToStaff(actor, tree, first) : nothing;
}

function oneWay(where: string, values: readonly unknown[], sight: Visibility["sight"]): Visibility {
  return { join: "", where, ways: [{ from: "cases c", where, order: caseOrder }], sight, values };
}

function visibleToStaff(actor: StaffActor, tree: Tree, first: number): Visibility {
  const { role, bodyId } = actor.post;
  const {
    where: notAbout,
    values: [chain],
  } = aboutNoneOf(actor, tree, first);
  const registered = `c.registrar_id = $${first + 1}`;
  const byTask = byTaskAlone.has(role);
  if (!byTask && !byPlaceOrTask.has(role)) {
    const sight = { from: ["cases where registrar_id = $1"], values: [actor.personId] };
    return oneWay(`${notAbout} and ${registered}`, [chain, actor.personId], sight);
  }
  const body = tree.find(bodyId);
  if (body && body.parentId === undefined) {
    // Nothing lies outside the root, and no row of access is kept for it.
    if (!byTask) return oneWay(notAbout, [chain], "all");
    const handled = `(c.fold->'tasks' <> '[]' or ${registered})`;
    return oneWay(`${notAbout} and ${handled}`, [chain, actor.personId], "all");
  }
  const hasPart = `a.body_id = $${first + 2}${byTask ? ` and a.part & ${partByTask} <> 0` : ""}`;
  return {
    join: `left join case_access a on a.case_id = c.id and ${hasPart}`,
    where: `${notAbout} and (a.case_id is not null or ${registered})`,
    ways: [
      {
        from: "case_access a join cases c on c.id = a.case_id",
        where: `${notAbout} and ${hasPart}`,
        order: accessOrder,
      },
      { from: "cases c", where: `${notAbout} and ${registered}`, order: caseOrder },
    ],
    sight: {
      from: ["case_access where body_id = $1", "cases where registrar_id = $2"],
      values: [bodyId, actor.personId],
    },
    values: [chain, actor.personId, bodyId],
  };
}
