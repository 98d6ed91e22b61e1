import { describe, expect, it } from "vitest";
import type { CaseEvent } from "#engine/event.ts";
import { unopenedCase } from "#engine/evolve.ts";
import { namesOf } from "./givenName.ts";
import { withoutName } from "./hiddenName.ts";

const now = "2026-05-06T02:00:00.000Z";
const state = unopenedCase("case", now);
const said: CaseEvent = {
  caseId: "case",
  version: 1,
  action: "report",
  type: "reported",
  at: now,
  actor: { kind: "anonymous" },
  data: {},
  changes: [],
};

describe("what a handler reads of one whose name is hidden", () => {
  it("has neither the name that is known nor the one given this time", () => {
    const unsealed = { words: "我是买买提、古丽娜孜的丈夫。", givenName: "买买提" };
    const names = namesOf("古丽娜孜", unsealed);
    expect(withoutName(state, said, unsealed, names)).toEqual({ words: "我是○○、○○的丈夫。" });
  });

  it("has it neither of an urging that the desk wrote down; what the desk says for itself stands", () => {
    const actor = { kind: "staff", personId: "p", role: "dispatcher", bodyId: "desk" } as const;
    const unsealed = { words: "买买提来电催办。" };
    const byDesk = (action: string): CaseEvent => ({ ...said, version: 2, action, actor });
    expect(withoutName(state, byDesk("urge"), unsealed, ["买买提"])).toEqual({ words: "○○来电催办。" });
    expect(withoutName(state, byDesk("addNote"), unsealed, ["买买提"])).toEqual(unsealed);
  });

  it("has no given name, be it of one letter", () => {
    const unsealed = { words: "灯不亮", givenName: "买" };
    expect(withoutName(state, said, unsealed, namesOf(undefined, unsealed))).toEqual({ words: "灯不亮" });
  });
});
