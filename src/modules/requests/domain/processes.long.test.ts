import { describe, expect, it } from "vitest";
import { explore } from "#engine/explore.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import { exampleExploration } from "./exampleExploration.ts";
import { requestProcesses } from "./processes.ts";

const named = requestProcesses.map((process) => ({ id: process.id, process: process as ProcessDeclaration }));

describe.each(named)("a deep exploration of $id", ({ process }) => {
  it("breaks no rule in twelve steps", () => {
    const found = explore(process, exampleExploration(12));
    expect(found.broken).toEqual([]);
    expect(found.cases).toBeGreaterThan(50_000);
  });
});
