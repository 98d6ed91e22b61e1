import type { BodyId } from "#engine/actor.ts";
import type { Words } from "#engine/words.ts";
import type { CaseView } from "../contract.ts";
import { declineGrounds } from "../domain/grounds.ts";
import type { Entry } from "./presented.ts";

const grounds: Readonly<Record<string, { name: Words; route: Words }>> = declineGrounds;

/** Why a case was declined and the lawful route instead, for every client in the same words. */
export function presentDecline(
  shown: readonly Entry[],
  bodyName: (id: BodyId) => Words,
): Pick<CaseView, "decline"> {
  const entry = shown.findLast(({ event }) => event.action === "decline");
  const named = entry?.event.data["ground"];
  const ground = typeof named === "string" ? grounds[named] : undefined;
  if (!entry || !ground) return {};
  const { event, unsealed } = entry;
  const { explanation } = unsealed;
  return {
    decline: {
      ground: ground.name,
      route: ground.route,
      ...(typeof explanation === "string" ? { explanation } : {}),
      at: event.at,
      bodyName: bodyName(event.actor.kind === "staff" ? event.actor.bodyId : ""),
    },
  };
}
