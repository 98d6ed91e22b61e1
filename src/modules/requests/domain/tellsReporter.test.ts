import { describe, expect, it } from "vitest";
import type { Case } from "#engine/case.ts";
import { unopenedCase } from "#engine/evolve.ts";
import type { Audience } from "#engine/process.ts";
import { tellsReporter } from "./tellsReporter.ts";

const plain: Case = {
  ...unopenedCase("case", "2026-05-06T02:00:00.000Z"),
  reporter: { reporterId: "somebody", anonymous: false, reachable: true },
  facts: { kind: "complaint", nameHidden: false },
};
const withFacts = (facts: Case["facts"]): Case => ({ ...plain, facts: { ...plain.facts, ...facts } });
const hidden = withFacts({ nameHidden: true });

describe("that two cases are of one person", () => {
  it.each<[Audience, boolean, boolean]>([
    ["desk", true, true],
    ["registrar", true, true],
    ["handling", true, false],
    ["supervisor", false, false],
    ["auditor", false, false],
    ["reporter", false, false],
    ["public", false, false],
  ])("is told to %s: %s, where the name is hidden: %s", (audience, shown, shownHidden) => {
    expect(tellsReporter(plain, [audience])).toBe(shown);
    expect(tellsReporter(hidden, [audience])).toBe(shownHidden);
  });

  it("is told to nobody of a case without a name, a tip-off, or what was one", () => {
    const corrections = [{ what: "kind", from: "tip-off", to: "complaint" }];
    const none = [
      { ...plain, reporter: { reporterId: "case", anonymous: true, reachable: false } },
      { ...plain, reporter: { anonymous: false, reachable: false } },
      withFacts({ kind: "tip-off" }),
      withFacts({ corrections }),
    ];
    for (const state of none) expect(tellsReporter(state, ["desk", "registrar", "handling"])).toBe(false);
  });
});
