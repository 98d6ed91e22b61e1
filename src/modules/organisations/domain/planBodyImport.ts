import type { Actor, BodyId } from "#engine/actor.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import type { Tree, TreeBody } from "#engine/tree.ts";
import type { Body } from "./body.ts";
import { bodyOfLine, differingFields, type LineGround } from "./bodyOfLine.ts";
import { bodyChange, type Change } from "./change.ts";
import type { ImportPlan, LineVerdict } from "./importPlan.ts";
import type { BodyColumn, ImportLine } from "./importTable.ts";

/** An {@link ImportPlan} with the bodies to be written. */
export interface BodyImportPlan extends ImportPlan {
  bodies: readonly Body[];
}

type Line = ImportLine<BodyColumn>;

/**
 * Works out what a table of bodies would do, line by line, against the tree as earlier lines left it.
 * A line waits for its parent's, so that their order does not matter.
 */
export function planBodyImport(
  lines: readonly Line[],
  known: readonly Body[],
  actor: Actor,
  now: Date,
): BodyImportPlan {
  const bodies = new Map(known.map((body) => [body.id, body]));
  const ground: LineGround = { actor, now, tree: growingTree(bodies), bodies };
  const firstLines = new Map<BodyId, Line>();
  for (const line of lines.toReversed()) firstLines.set(line.cells.code ?? "", line);
  const verdicts = new Map<Line, LineVerdict>();
  const changes: Change[] = [];

  for (const line of parentsFirst(lines, firstLines)) {
    const { code = "" } = line.cells;
    const first = firstLines.get(code);
    const before = bodies.get(code);
    const after =
      first && first !== line && code !== ""
        ? refuse("row-repeated", { line: first.line })
        : bodyOfLine(line.cells, before, ground);
    verdicts.set(line, verdictOf(line, before, after));
    if (isRefusal(after) || after === before) continue;
    bodies.set(code, after);
    changes.push(...changesBetween(before, after));
  }

  const touched = new Set(changes.map((change) => change.subjectId));
  return {
    verdicts: lines.flatMap((line) => verdicts.get(line) ?? []),
    changes,
    bodies: [...touched].flatMap((id) => bodies.get(id) ?? []),
  };
}

/** Lines in an order in which a parent's comes before its children's; a ring of parents is cut where it is met. */
function parentsFirst(lines: readonly Line[], lineOf: ReadonlyMap<BodyId, Line>): Line[] {
  const placed = new Set<Line>();
  for (const line of lines) {
    const waiting: Line[] = [];
    const seen = new Set<Line>();
    for (let next: Line | undefined = line; next && !placed.has(next) && !seen.has(next); ) {
      waiting.push(next);
      seen.add(next);
      next = next.cells.parent === undefined ? undefined : lineOf.get(next.cells.parent);
    }
    for (const ready of waiting.toReversed()) placed.add(ready);
  }
  return [...placed];
}

/** A tree over a map that still grows; {@link treeOf} would keep chains that the next line may change. */
function growingTree(bodies: ReadonlyMap<BodyId, TreeBody>): Tree {
  const chain = (id: BodyId) => {
    const found = new Set<TreeBody>();
    for (let next = bodies.get(id); next && !found.has(next); ) {
      found.add(next);
      next = next.parentId === undefined ? undefined : bodies.get(next.parentId);
    }
    return [...found];
  };
  return {
    get desks() {
      return [...bodies.values()].filter(({ kind }) => kind === "desk");
    },
    find: (id) => bodies.get(id),
    chain,
    isWithin: (id, ancestorId) => chain(id).some((body) => body.id === ancestorId),
  };
}

function changesBetween(before: Body | undefined, after: Body): Change[] {
  if (!before) return [bodyChange("body-established", undefined, after)];
  const described = { ...after, parentId: before.parentId };
  return [
    ...(differingFields(before, described).length > 0 ? [bodyChange("body-changed", before, described)] : []),
    ...(before.parentId === after.parentId ? [] : [bodyChange("body-moved", described, after)]),
  ];
}

function verdictOf(line: Line, before: Body | undefined, after: Body | Refusal): LineVerdict {
  const about = { line: line.line, subject: line.cells.code ?? "" };
  if (isRefusal(after)) return { ...about, verdict: "rejected", changes: [], refusal: after };
  if (!before) return { ...about, verdict: "add", changes: [] };
  if (after === before) return { ...about, verdict: "unchanged", changes: [] };
  return { ...about, verdict: "change", changes: differingFields(before, after) };
}
