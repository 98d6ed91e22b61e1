import { describe, expect, it } from "vitest";
import { askedOf } from "../domain/askedOf.ts";
import { requestActions } from "../domain/processes.ts";
import { makeReader } from "./reader.ts";
import { saidIn } from "./saidIn.ts";
import type { Step } from "./steps.ts";

const reader = makeReader({
  language: "zh",
  now: new Date("2026-05-01T02:00:00Z"),
  by: "值班员",
  service: "石榴",
  bodyName: (id) => ({ zh: `${id}局`, en: id }),
});

function stepOf(action: string, fields: Step["fields"]): Step {
  const by = { kind: "staff" } as const;
  return { version: 2, at: "2026-05-01T02:00:00.000Z", action, does: { zh: "办", en: "Do" }, by, fields };
}

// Files are listed apart; what was split off and what it was merged into are cases of their own; whom it was handed
// over to, and the article that answered it, are named in words.
const elsewhere: ReadonlySet<string> = new Set([
  "files",
  "parts",
  "mainId",
  "parentId",
  "receiverId",
  "article",
]);

describe("what a step says on paper", () => {
  const fields = Object.entries(requestActions)
    .filter(([, action]) => !("opens" in action))
    .flatMap(([name, action]) => Object.keys(askedOf(action.input).shape).map((field) => ({ name, field })))
    .filter(({ field }) => !elsewhere.has(field));

  it.each(fields)("has $field of $name, under its name", ({ name, field }) => {
    const said = ["until", "replyBy", "dueAt", "notAfter"].includes(field) ? "2026-05-01" : "x";
    expect(saidIn(stepOf(name, { [field]: said }), reader)).toMatch(/^.+：.+$/u);
  });

  it("names the article that an answer was given from", () => {
    expect(saidIn(stepOf("solveOnTheSpot", { articleTitle: "路灯报修" }), reader)).toBe(
      "依据知识库：路灯报修",
    );
  });

  it("has the words of what was chosen, by the action that chose it", () => {
    const ground = (name: string, value: string) => saidIn(stepOf(name, { ground: value }), reader);
    expect(ground("returnTask", "not-our-duty")).not.toContain("not-our-duty");
    expect(ground("askAppeal", "force-majeure")).toContain("不可抗力");
    expect(saidIn(stepOf("askAppeal", { measure: "timeliness" }), reader)).not.toContain("timeliness");
  });
});
