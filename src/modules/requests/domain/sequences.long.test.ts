import { describe, expect, it } from "vitest";
import type { ProcessDeclaration } from "#engine/process.ts";
import { requestProcesses } from "./processes.ts";
import { playStories } from "./walk/testing.ts";

const named = requestProcesses.map((process) => ({ id: process.id, process: process as ProcessDeclaration }));

describe.each(named)("whatever happens to a $id, at length", ({ process }) => {
  it("every case keeps the rules, and its events make it again", () => {
    const { actions } = playStories(process, { numRuns: 50_000 });
    expect(actions.size).toBe(Object.keys(process.actions).length);
  });
});
