import type { Actor, StaffActor } from "#engine/actor.ts";
import type { Tree } from "#engine/tree.ts";
import { partByTask } from "./caseRows.ts";

/** A piece of SQL over `cases c` (and, where `joinsAccess`, `case_access a`), with its values. */
export interface VisibilityClause {
  joinsAccess: boolean;
  /** Conditions joined by `and`; parameters from `$first` on. */
  where: string;
  values: readonly unknown[];
  /** The column pair that a newest-first list is ordered by. */
  orderColumns: readonly [string, string];
}

const nothing: VisibilityClause = {
  joinsAccess: false,
  where: "false",
  values: [],
  orderColumns: ["c.opened_at", "c.id"],
};

const byTaskAlone = new Set(["handler", "head"]);
const byPlaceOrTask = new Set(["townshipDesk", "dispatcher", "supervisor", "auditor"]);

/** All bodies that an actor belongs to, upwards: a case about any of these is hidden from them. */
function ownChain(actor: StaffActor, tree: Tree): string[] {
  const chain = new Set<string>();
  for (const bodyId of [actor.post.bodyId, ...actor.bodies])
    for (const body of tree.chain(bodyId)) chain.add(body.id);
  return [...chain];
}

/**
 * The one `WHERE` that an actor's sight becomes, in every list, search, count and export. It says in SQL what
 * `audiencesOf` says of one case: none of those lists may show what that would not.
 */
export function visibleCases(actor: Actor, tree: Tree, first: number): VisibilityClause {
  if (actor.kind === "reporter") {
    const values: unknown[] = [actor.reporterId];
    const only = actor.onlyCaseId === undefined ? "" : ` and c.id = $${first + 1}`;
    if (actor.onlyCaseId !== undefined) values.push(actor.onlyCaseId);
    return { ...nothing, where: `c.reporter_id = $${first}${only}`, values };
  }
  return actor.kind === "staff" ? visibleToStaff(actor, tree, first) : nothing;
}

function visibleToStaff(actor: StaffActor, tree: Tree, first: number): VisibilityClause {
  const { role, bodyId } = actor.post;
  const notAbout = `not (c.about_ids && $${first}::text[])`;
  const chain = ownChain(actor, tree);
  if (role === "clerk") {
    return {
      ...nothing,
      where: `${notAbout} and c.registrar_id = $${first + 1}`,
      values: [chain, actor.personId],
    };
  }
  const all = byPlaceOrTask.has(role);
  if (!all && !byTaskAlone.has(role)) return nothing;
  if (all && tree.find(bodyId)?.parentId === undefined && tree.find(bodyId)) {
    return { ...nothing, where: notAbout, values: [chain] };
  }
  const part = all ? "" : ` and a.part & ${partByTask} <> 0`;
  return {
    joinsAccess: true,
    where: `${notAbout} and a.body_id = $${first + 1}${part}`,
    values: [chain, bodyId],
    orderColumns: ["a.opened_at", "a.case_id"],
  };
}
