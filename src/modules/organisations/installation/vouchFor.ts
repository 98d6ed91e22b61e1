import type { Refusal } from "#engine/refusal.ts";
import { installationChange } from "../domain/change.ts";
import { checkAccess } from "../domain/checkAccess.ts";
import type { VouchedThing } from "../domain/installation.ts";
import type { Ground } from "../ground.ts";
import { type Write, type Written, writeOnce } from "../writeOnce.ts";

/** Notes who vouches for what only a person can know, or takes it back; what is so already is written down once. */
export async function vouchFor(
  ground: Ground,
  write: Omit<Write, "input">,
  input: { thing: VouchedThing; vouched: boolean },
): Promise<Written | Refusal> {
  const { thing, vouched } = input;
  return writeOnce(ground, { ...write, input: { act: "vouchFor", input } }, (_tx, snapshot) => {
    const refusal = checkAccess(write.actor, { does: "operate" }, snapshot.tree);
    if (refusal) return Promise.resolve(refusal);
    const before = snapshot.installation.vouched.has(thing);
    if (before === vouched) return Promise.resolve([]);
    const act = vouched ? "vouched" : "vouch-taken-back";
    return Promise.resolve([installationChange(act, thing, { vouched: before }, { vouched })]);
  });
}
