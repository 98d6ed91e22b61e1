import type { Refusal } from "#engine/refusal.ts";
import { refuse } from "#engine/refusal.ts";
import type { Words } from "#engine/words.ts";
import type { Body } from "../domain/body.ts";
import { bodyChange, type Change, installationChange } from "../domain/change.ts";
import { checkAccess } from "../domain/checkAccess.ts";
import type { Service } from "../domain/installation.ts";
import type { Ground } from "../ground.ts";
import { saveBodies } from "../store.ts";
import { saveService } from "../store/installationStore.ts";
import { type Write, type Written, writeOnce } from "../writeOnce.ts";

/** The names of the prefecture and of its service. */
export interface ServiceNames extends Service {
  prefecture: Words;
}

/** Names the prefecture and the service in one act; what is called so already stays as it is. */
export async function nameService(
  ground: Ground,
  write: Omit<Write, "input">,
  input: ServiceNames,
): Promise<Written | Refusal> {
  return writeOnce(ground, { ...write, input: { act: "nameService", input } }, async (tx, snapshot) => {
    const refusal = checkAccess(write.actor, { does: "operate" }, snapshot.tree);
    if (refusal) return refusal;
    const root = snapshot.bodies.find((body) => body.parentId === undefined);
    if (!root) return refuse("parent-not-found", { parent: "" });
    const { prefecture, ...service } = input;
    const changes: Change[] = [];
    if (!sameWords(root.name, prefecture)) {
      const after: Body = { ...root, name: prefecture };
      await saveBodies(tx, [after]);
      changes.push(bodyChange("body-changed", root, after));
    }
    const before = snapshot.installation.service;
    if (!before || !sameService(before, service)) {
      await saveService(tx, service);
      changes.push(installationChange("service-named", root.id, before, service));
    }
    return changes;
  });
}

function sameWords(one: Words, other: Words): boolean {
  return one.zh === other.zh && one.en === other.en;
}

function sameService(one: Service, other: Service): boolean {
  return (
    sameWords(one.name, other.name) &&
    sameWords(one.shortName, other.shortName) &&
    sameWords(one.territory, other.territory) &&
    one.hotline === other.hotline
  );
}
