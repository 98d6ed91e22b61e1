import type { Actor, BodyId } from "#engine/actor.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import type { BodyKind, Tree } from "#engine/tree.ts";
import type { Body } from "./body.ts";
import { type Centre, centreOfCells, sameCentre } from "./centre.ts";
import { checkAccess } from "./checkAccess.ts";
import { checkBodyChange } from "./checkBodyChange.ts";
import type { BodyColumn } from "./importTable.ts";
import { findKind } from "./importWords.ts";
import { checkNewBody } from "./treeRules.ts";

/** What a line is judged against. */
export interface LineGround {
  actor: Actor;
  now: Date;
  tree: Tree;
  bodies: ReadonlyMap<BodyId, Body>;
}

type Cells = Readonly<Partial<Record<BodyColumn, string>>>;
type Read = Cells & { centre: Centre | undefined };

/** The body as a line of an import would have it; `before` itself where nothing differs. */
export function bodyOfLine(cells: Cells, before: Body | undefined, ground: LineGround): Body | Refusal {
  const { code = "" } = cells;
  if (!/^[0-9A-Za-z][0-9A-Za-z-]{0,39}$/.test(code)) return refuse("body-code-invalid", { id: code });
  const kind = cells.kind === undefined ? before?.kind : findKind(cells.kind);
  if (!kind) return refuse("body-kind-unknown", { kind: cells.kind ?? "" });
  const centre = centreOfCells(cells);
  if (isRefusal(centre)) return centre;
  if (!before) return newBody(code, kind, { ...cells, centre }, ground);
  if (kind !== before.kind) return refuse("body-kind-fixed", { id: code });
  return knownBody(before, { ...cells, centre }, ground);
}

/** Names of the fields in which two states of a body differ. */
export function differingFields(before: Body, after: Body): string[] {
  return [
    ...(before.name.zh === after.name.zh ? [] : ["name"]),
    ...(before.name.en === after.name.en ? [] : ["nameEn"]),
    ...(before.phone === after.phone ? [] : ["phone"]),
    ...(before.parentId === after.parentId ? [] : ["parent"]),
    ...(sameCentre(before.centre, after.centre) ? [] : ["centre"]),
  ];
}

function newBody(id: BodyId, kind: BodyKind, cells: Read, ground: LineGround): Body | Refusal {
  const { name, nameEn, parent: parentId, phone, centre } = cells;
  if (name === undefined) return refuse("body-name-missing");
  const refusal =
    checkNewBody(ground.tree, ground.bodies.values(), { id, kind, parentId }) ??
    checkAccess(ground.actor, { does: "placeBody", parentId }, ground.tree);
  if (refusal) return refusal;
  return {
    id,
    parentId,
    kind,
    name: { zh: name, en: nameEn ?? name },
    phone,
    active: true,
    establishedAt: ground.now,
    dissolvedAt: undefined,
    successorId: undefined,
    ...(centre ? { centre } : {}),
  };
}

function knownBody(before: Body, cells: Read, { actor, tree }: LineGround): Body | Refusal {
  const after: Body = {
    ...before,
    parentId: cells.parent ?? before.parentId,
    name: { zh: cells.name ?? before.name.zh, en: cells.nameEn ?? before.name.en },
    phone: cells.phone ?? before.phone,
    ...(cells.centre ? { centre: cells.centre } : {}),
  };
  if (differingFields(before, after).length === 0) return before;
  return checkBodyChange(actor, tree, before, after.parentId) ?? after;
}
