import type { KeptText } from "#web/draft/browserStorage.ts";

/** The facts that a line may show beside its words. */
export const facts = ["clock", "step", "kind", "place", "lead", "number", "opened", "urgings"] as const;

/** One of {@link facts}. */
export type Fact = (typeof facts)[number];

/** How somebody wants lines to look on a desk's screen. */
export interface LineLook {
  shown: ReadonlySet<Fact>;
  dense: boolean;
}

/** All facts, with room between the lines. */
export const plainLook: LineLook = { shown: new Set(facts), dense: false };

const prefix = "shiliu.lines:";

/** Reads how a person wants their lines; what was kept in another form counts for nothing. */
export function readLook(storage: KeptText, personId: string): LineLook {
  try {
    const kept: unknown = JSON.parse(storage.getItem(prefix + personId) ?? "null");
    if (typeof kept !== "object" || kept === null || !("hidden" in kept) || !Array.isArray(kept.hidden))
      return plainLook;
    const hidden: readonly unknown[] = kept.hidden;
    return {
      shown: new Set(facts.filter((fact) => !hidden.includes(fact))),
      dense: "dense" in kept && kept.dense === true,
    };
  } catch {
    return plainLook;
  }
}

/** Keeps how a person wants their lines, in this browser. */
export function keepLook(storage: KeptText, personId: string, { shown, dense }: LineLook): void {
  const hidden = facts.filter((fact) => !shown.has(fact));
  storage.setItem(prefix + personId, JSON.stringify({ hidden, dense }));
}

/** The columns of a line, as the grid takes them: one that shows nothing takes no room. */
export function gridOf({ shown }: LineLook, choosing: boolean): string {
  return [
    ...(choosing ? ["1.5rem"] : []),
    ...(shown.has("clock") ? ["11.25rem"] : []),
    ...(shown.has("step") ? ["7.5rem"] : []),
    "minmax(0, 1fr)",
    ...(shown.has("place") || shown.has("lead") ? ["8.75rem"] : []),
    ...(shown.has("number") || shown.has("opened") || shown.has("urgings") ? ["7.5rem"] : []),
  ].join(" ");
}
