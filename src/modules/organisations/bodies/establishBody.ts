import type { BodyId } from "#engine/actor.ts";
import type { Refusal } from "#engine/refusal.ts";
import type { BodyKind } from "#engine/tree.ts";
import type { Words } from "#engine/words.ts";
import type { Body } from "../domain/body.ts";
import { type Centre, roundedCentre } from "../domain/centre.ts";
import { bodyChange } from "../domain/change.ts";
import { checkAccess } from "../domain/checkAccess.ts";
import { checkNewBody } from "../domain/treeRules.ts";
import type { Ground } from "../ground.ts";
import { saveBodies } from "../store.ts";
import { type Write, type Written, writeOnce } from "../writeOnce.ts";

/** What is needed to establish a body; only the system itself may leave the parent out. */
export interface NewBody {
  id: BodyId;
  parentId: BodyId | undefined;
  kind: BodyKind;
  name: Words;
  phone: string | undefined;
  serves?: readonly string[] | undefined;
  centre?: Centre | undefined;
  reason: string | undefined;
}

/** Puts a new body into the tree. */
export async function establishBody(
  ground: Ground,
  write: Omit<Write, "input">,
  input: NewBody,
): Promise<Written | Refusal> {
  return writeOnce(
    ground,
    { ...write, input: { act: "establishBody", input } },
    async (tx, { tree, bodies }) => {
      const refusal =
        checkAccess(write.actor, { does: "placeBody", parentId: input.parentId }, tree) ??
        checkNewBody(tree, bodies, input);
      if (refusal) return refusal;
      const body: Body = {
        id: input.id,
        parentId: input.parentId,
        kind: input.kind,
        name: input.name,
        phone: input.phone,
        active: true,
        establishedAt: write.now,
        dissolvedAt: undefined,
        successorId: undefined,
        ...(input.serves === undefined ? {} : { serves: input.serves }),
        ...(input.centre ? { centre: roundedCentre(input.centre) } : {}),
      };
      await saveBodies(tx, [body]);
      return [bodyChange("body-established", undefined, body, input.reason)];
    },
  );
}
