import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { checkProcess } from "#engine/checkProcess.ts";
import { engineRefusals } from "#engine/command.ts";
import { diagramOf } from "#engine/diagram.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import { requestRefusals } from "../refusals.ts";
import { requestProcesses } from "./processes.ts";

/** Told by the platform, for every module alike. */
const platformRefusals = ["not-allowed", "input-invalid"];

/** The codes that the rules of requests refuse with, as their source has them. */
function codesInTheSource(): Set<string> {
  const folder = fileURLToPath(new URL(".", import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const sources = files
    .filter((file) => file.endsWith(".ts") && !/(\.test|testing)\.ts$/.test(file))
    .map((file) => readFileSync(`${folder}/${file}`, "utf8"));
  const codes = sources.flatMap((source) =>
    [...source.matchAll(/(?:refuse\(|otherwise: |byAnotherThan\(|notBefore\()\s*"([a-z-]+)"/g)].map(
      ([, code]) => code!,
    ),
  );
  return new Set(codes);
}

const sentences = new Set(Object.keys(requestRefusals));
const named = requestProcesses.map((process) => ({ id: process.id, process: process as ProcessDeclaration }));

describe("refusals", () => {
  it("each have a sentence in every language", () => {
    const codes = [...codesInTheSource(), ...engineRefusals].filter(
      (code) => !platformRefusals.includes(code),
    );
    expect(codes.length).toBeGreaterThan(30);
    expect(codes.filter((code) => !sentences.has(code))).toEqual([]);
    for (const { says } of Object.values(requestRefusals)) {
      expect(says.zh).toMatch(/\p{Script=Han}/u);
      expect(says.en).toMatch(/[a-z]/);
    }
  });
});

describe.each(named)("the process $id", ({ process }) => {
  it("may run: nothing in its declaration is missing, unreachable or without an end", () => {
    expect(checkProcess(process, sentences)).toEqual([]);
  });

  it("gives no two actions the same event", () => {
    const events = Object.values(process.actions).map((action) => action.event);
    expect(new Set(events).size).toBe(events.length);
  });

  it("stands on numbers that its rules read", () => {
    expect(process.numbers).toEqual({
      callbackAttempts: 3,
      callbackGapMinutes: 120,
      urgeGapMinutes: 60,
      returnsMost: 3,
      returnWindowWorkingHours: 8,
      extensionsMost: 1,
      extensionWorkingDaysMost: 10,
      pauseDaysMost: 60,
      carryDaysMost: 365,
      partsMost: 8,
      paperDaysMost: 60,
      disputesMost: 2,
      disputeDays: 30,
      appealWorkingDays: 5,
      callMinutes: 120,
    });
  });
});

/** The moves that a declaration makes, computed from it: from, to and what is done. */
function movesOf(process: ProcessDeclaration): string[] {
  const name = (state: string) => state.replaceAll("-", "_");
  return Object.values(process.actions).flatMap((action) => {
    const branches = typeof action.to === "string" ? [{ to: action.to }] : (action.to ?? []);
    return (action.opens ? ["[*]"] : action.from).flatMap((from) =>
      branches
        .filter(({ to }) => to !== undefined && to !== from)
        .map((branch) => {
          const when = "when" in branch && branch.when ? `（${branch.when.zh}）` : "";
          return `${name(from)} --> ${name(branch.to!)} : ${action.does.zh}${when}`;
        }),
    );
  });
}

describe.each(named)("the diagram of $id", ({ process }) => {
  const lines = diagramOf(process, "zh")
    .split("\n")
    .map((line) => line.trim());

  it("draws every action that moves a case once from each state", () => {
    const drawn = lines.filter((line) => line.includes(" --> ") && line.includes(" : "));
    expect(drawn.toSorted()).toEqual(movesOf(process).toSorted());
    expect(new Set(drawn).size).toBe(drawn.length);
    expect(drawn.length).toBeGreaterThan(25);
  });

  it("uses only names that Mermaid takes, and text that it does not read as syntax", () => {
    expect(lines[0]).toBe("stateDiagram-v2");
    for (const line of lines.slice(1).filter(Boolean)) {
      expect(line).toMatch(/^(\[\*\]|\w+)( --> (\[\*\]|\w+))?( : [^:;#{}%]+)?$/u);
    }
  });

  it("names every state, and ends where a case closes", () => {
    for (const [state, { name, closedBy }] of Object.entries(process.states)) {
      expect(lines).toContain(`${state.replaceAll("-", "_")} : ${name.zh}`);
      expect(lines.includes(`${state.replaceAll("-", "_")} --> [*]`)).toBe(closedBy !== undefined);
    }
  });
});
