import { type Refusal, refuse } from "#engine/refusal.ts";
import { installationChange } from "../domain/change.ts";
import { checkAccess } from "../domain/checkAccess.ts";
import type { Ground } from "../ground.ts";
import { type Write, type Written, writeOnce } from "../writeOnce.ts";

/** What is not done as the service goes live: what must be done first, and what may stay open. */
export interface StillOpen {
  must: readonly string[];
  should: readonly string[];
}

/** Records that the service is live, once, with what was still open then. */
export async function goLive(
  ground: Ground,
  write: Omit<Write, "input">,
  { must, should }: StillOpen,
): Promise<Written | Refusal> {
  // What is open changes from minute to minute: the same key stands for going live, whatever was open.
  return writeOnce(ground, { ...write, input: { act: "goLive" } }, (_tx, snapshot) => {
    const refusal = checkAccess(write.actor, { does: "operate" }, snapshot.tree);
    if (refusal) return Promise.resolve(refusal);
    if (snapshot.installation.live) return Promise.resolve([]);
    if (must.length > 0) return Promise.resolve(refuse("live-too-early", { count: must.length }));
    const root = snapshot.bodies.find((body) => body.parentId === undefined);
    return Promise.resolve([installationChange("went-live", root?.id ?? "", undefined, { open: should })]);
  });
}
