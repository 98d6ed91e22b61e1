import type { Actor } from "#engine/actor.ts";

/** Names who sends, for what a key stands for: two people may use the same key, and neither does the other's work. */
export function senderOf(actor: Actor): string {
  switch (actor.kind) {
    case "staff":
      return `staff:${actor.personId}`;
    case "reporter":
      return `reporter:${actor.reporterId}`;
    case "superior":
      return `superior:${actor.platformId}`;
    default:
      return "anonymous";
  }
}
