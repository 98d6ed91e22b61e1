import { describe, expect, it } from "vitest";
import { diagramOf } from "./diagram.ts";
import { errand, moves } from "./testing.ts";

describe("the diagram of a process", () => {
  it("draws its states by name, its moves by what is done, its beginning and its ends", () => {
    const name = { zh: "完成", en: "all done" };
    const process = {
      ...errand,
      states: {
        asked: { ...errand.states.asked, name },
        "well-done": { name, closedBy: "reporter" as const },
      },
      actions: { ask: errand.actions.ask, close: moves("asked", "well-done"), stay: moves("asked", "asked") },
    };
    expect(diagramOf(process, "en").split("\n")).toEqual([
      "stateDiagram-v2",
      "  asked : all done",
      "  well_done : all done",
      "  [*] --> asked : thing",
      "  asked --> well_done : thing",
      "  well_done --> [*]",
      "",
    ]);
    expect(diagramOf(process, "zh")).toContain("asked : 完成");
  });

  it("draws each branch with its condition, and none that leaves the case where it is", () => {
    const when = { zh: "好", en: "well" };
    const process = {
      ...errand,
      actions: { close: moves("waiting", "done", { to: [{ to: "done", when, holds: () => true }, {}] }) },
    };
    const moved = diagramOf(process, "en")
      .split("\n")
      .filter((line) => line.includes("waiting -->"));
    expect(moved).toEqual(["  waiting --> done : thing（well）"]);
  });
});
