import type { PersonId } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Person } from "../domain/body.ts";
import { personChange } from "../domain/change.ts";
import { checkAccess } from "../domain/checkAccess.ts";
import type { Ground } from "../ground.ts";
import { savePeople } from "../store.ts";
import { type Write, type Written, writeOnce } from "../writeOnce.ts";
import { placesOf } from "./placesOf.ts";

/** What is to change; undefined leaves a field, a null phone removes it. */
export interface PersonChanges {
  id: PersonId;
  name: string | undefined;
  workPhone: string | null | undefined;
  reason: string | undefined;
}

/** Changes a person's name or work phone. */
export async function changePerson(
  ground: Ground,
  write: Omit<Write, "input">,
  input: PersonChanges,
): Promise<Written | Refusal> {
  return writeOnce(ground, { ...write, input: { act: "changePerson", input } }, async (tx, snapshot) => {
    const before = snapshot.findPerson(input.id);
    if (!before) return refuse("person-not-found");
    const places = await placesOf(tx, snapshot, input.id);
    const refusal = checkAccess(write.actor, { does: "changePerson", places }, snapshot.tree);
    if (refusal) return refusal;
    if (!before.active) return refuse("person-inactive", { name: before.name });
    const after: Person = {
      ...before,
      name: input.name ?? before.name,
      workPhone: input.workPhone === undefined ? before.workPhone : (input.workPhone ?? undefined),
    };
    if (after.name === before.name && after.workPhone === before.workPhone) return [];
    await savePeople(tx, [after]);
    return [personChange("person-changed", before, after, input.reason)];
  });
}
