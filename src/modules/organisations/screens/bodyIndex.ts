import type { Words } from "#engine/words.ts";
import { type BodyKind, bodyKinds } from "#engine/tree.ts";
import type { BodyOption } from "#web/kit/matchBodies.ts";

/** A body as the tree gives it. */
export interface TreeLine {
  id: string;
  parentId?: string | undefined;
  kind: BodyKind;
  name: Words;
  active: boolean;
  /** Where it lies on a map, if that is known. */
  centre?: { latitude: number; longitude: number } | undefined;
}

/** The tree of bodies, ready to be walked either way. */
export interface BodyIndex {
  bodies: readonly TreeLine[];
  roots: readonly TreeLine[];
  find(id: string): TreeLine | undefined;
  childrenOf(id: string): readonly TreeLine[];
  /** From the top down to the parent. */
  above(id: string): readonly TreeLine[];
}

/** Indexes the tree's bodies; one whose parent is not shown stands at the top. */
export function bodyIndexOf(bodies: readonly TreeLine[]): BodyIndex {
  const byId = new Map(bodies.map((body) => [body.id, body]));
  const children = Map.groupBy(bodies.toSorted(byKind), (body) => body.parentId ?? "");
  const find = (id: string) => byId.get(id);
  return {
    bodies,
    roots: bodies.filter((body) => body.parentId === undefined || !byId.has(body.parentId)),
    find,
    childrenOf: (id) => children.get(id) ?? [],
    above(id) {
      const path: TreeLine[] = [];
      for (let next = byId.get(byId.get(id)?.parentId ?? ""); next && !path.includes(next); ) {
        path.unshift(next);
        next = byId.get(next.parentId ?? "");
      }
      return path;
    },
  };
}

/** Places come before what works for them, as people look for them; each in the order of their codes. */
export function byKind(one: Pick<TreeLine, "id" | "kind">, other: Pick<TreeLine, "id" | "kind">): number {
  return bodyKinds.indexOf(one.kind) - bodyKinds.indexOf(other.kind) || (one.id < other.id ? -1 : 1);
}

/** Bodies as the picker of the kit offers them; `fits` leaves out what cannot be chosen. */
export function bodyOptionsOf(
  index: BodyIndex,
  wordsOf: (words: Words) => string,
  fits: (body: TreeLine) => boolean = () => true,
): BodyOption[] {
  return index.bodies
    .filter((body) => body.active && fits(body))
    .map((body) => ({
      id: body.id,
      name: wordsOf(body.name),
      path: index.above(body.id).map((above) => wordsOf(above.name)),
    }));
}

/** Whether a body is another or lies below it. */
export function isWithin(index: BodyIndex, id: string, ancestorId: string): boolean {
  return id === ancestorId || index.above(id).some((above) => above.id === ancestorId);
}
