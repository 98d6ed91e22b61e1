import type { Actor, BodyId } from "#engine/actor.ts";
import type { BodyKind } from "#engine/tree.ts";
import { readCursor, writeCursor } from "../cursor.ts";
import type { Body } from "../domain/body.ts";
import { mayManage } from "../domain/mayManage.ts";
import type { Ground } from "../ground.ts";
import { type BodyLine, bodyLine } from "../present.ts";

/** Which bodies are looked for; undefined leaves a filter out. */
export interface BodySearch {
  q?: string | undefined;
  kind?: BodyKind | undefined;
  parent?: BodyId | undefined;
  within?: BodyId | undefined;
  include: "active" | "all";
  cursor?: string | undefined;
  limit: number;
}

/** A page of bodies in the order of their codes; dissolved ones are shown to staff who ask for all. */
export function searchBodies(
  ground: Ground,
  actor: Actor,
  search: BodySearch,
): { items: BodyLine[]; nextCursor?: string } {
  const { bodies, tree } = ground.keeper.current();
  const withDissolved = search.include === "all" && mayManage(actor, { does: "readAllBodies" }, tree);
  const after = readCursor(search.cursor, 1)?.[0] ?? "";
  const term = search.q?.toLowerCase() ?? "";

  const fits = (body: Body) =>
    body.id > after &&
    (body.active || withDissolved) &&
    (search.kind === undefined || body.kind === search.kind) &&
    (search.parent === undefined || body.parentId === search.parent) &&
    (search.within === undefined || tree.isWithin(body.id, search.within)) &&
    (term === "" || [body.id, body.name.zh, body.name.en].some((text) => text.toLowerCase().includes(term)));

  const found: Body[] = [];
  for (const body of bodies) {
    if (!fits(body)) continue;
    if (found.length === search.limit) {
      return { items: found.map(bodyLine), nextCursor: writeCursor(found.at(-1)?.id ?? "") };
    }
    found.push(body);
  }
  return { items: found.map(bodyLine) };
}
