import type { Actor } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { InferContractRouterOutputs } from "@orpc/contract";
import type { knowledgeContract } from "./contract.ts";
import { checkKeeping, mayKeep, placeOf } from "./domain/mayKeep.ts";
import type { Ground } from "./ground.ts";
import { bodyView } from "./present.ts";

type Options = InferContractRouterOutputs<typeof knowledgeContract>["options"];

/** What somebody chooses among when they write articles and templates. */
export function readOptions(ground: Ground, actor: Actor): Options | Refusal {
  const tree = ground.organisations.tree();
  const refusal = checkKeeping(actor, { does: "read", public: false }, tree);
  if (refusal) return refusal;
  if (actor.kind !== "staff") return refuse("not-allowed");
  const bodyId = placeOf(actor.post, tree);
  return {
    kinds: [...ground.kinds],
    actions: [...ground.actions],
    ownBody: bodyView(ground, bodyId),
    mayPropose: mayKeep(actor, { does: "propose", ownerId: bodyId }, tree),
    mayKeepTemplates: mayKeep(actor, { does: "keepTemplates", bodyId }, tree),
  };
}
