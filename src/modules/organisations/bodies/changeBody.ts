import type { BodyId } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { treeOf } from "#engine/tree.ts";
import type { Words } from "#engine/words.ts";
import type { Body } from "../domain/body.ts";
import { bodyChange, type Change } from "../domain/change.ts";
import { type Centre, roundedCentre, sameCentre } from "../domain/centre.ts";
import { checkBodyChange } from "../domain/checkBodyChange.ts";
import type { Ground } from "../ground.ts";
import { saveBodies } from "../store.ts";
import { type Write, type Written, writeOnce } from "../writeOnce.ts";

/** What is to change; undefined leaves a field, a null phone or centre removes it. */
export interface BodyChanges {
  id: BodyId;
  name: Words | undefined;
  phone: string | null | undefined;
  parentId: BodyId | undefined;
  serves?: readonly string[] | undefined;
  centre?: Centre | null | undefined;
  reason: string | undefined;
}

/** Renames or moves a body, or changes its public line. */
export async function changeBody(
  ground: Ground,
  write: Omit<Write, "input">,
  input: BodyChanges,
): Promise<Written | Refusal> {
  return writeOnce(
    ground,
    { ...write, input: { act: "changeBody", input } },
    async (tx, { tree, bodies, findBody }) => {
      const before = findBody(input.id);
      if (!before) return refuse("body-not-found", { id: input.id });
      const refusal = checkBodyChange(write.actor, tree, before, input.parentId);
      if (refusal) return refusal;
      const { centre: placed, ...unplaced } = before;
      const centre = input.centre === undefined ? placed : input.centre && roundedCentre(input.centre);
      const described: Body = {
        ...unplaced,
        ...(centre ? { centre } : {}),
        name: input.name ?? before.name,
        phone: input.phone === undefined ? before.phone : (input.phone ?? undefined),
        ...(input.serves === undefined ? {} : { serves: input.serves }),
      };
      const after: Body = { ...described, parentId: input.parentId ?? before.parentId };
      const changes: Change[] = [];
      if (!sameDescription(before, described)) {
        changes.push(bodyChange("body-changed", before, described, input.reason));
      }
      if (after.parentId !== before.parentId) {
        changes.push(bodyChange("body-moved", described, after, input.reason));
      }
      if (changes.length > 0) await saveBodies(tx, [after]);
      if (after.parentId !== before.parentId) {
        const moved = treeOf(bodies.map((body) => (body.id === after.id ? after : body)));
        await ground.bodyMoved?.(tx, after.id, moved);
      }
      return changes;
    },
  );
}

function sameDescription(one: Body, other: Body): boolean {
  const serves = (body: Body): string => (body.serves ?? []).join();
  const sameName = one.name.zh === other.name.zh && one.name.en === other.name.en;
  const samePlace = sameCentre(one.centre, other.centre);
  return sameName && samePlace && one.phone === other.phone && serves(one) === serves(other);
}
