import { describe, expect, it } from "vitest";
import type { CaseView } from "../../../contract.ts";
import { planBulk } from "./planBulk.ts";

const name = { zh: "已派单", en: "Dispatched" };
const blocked = { code: "urged-just-now", says: { zh: "刚催过。", en: "Urged just now." } };

/** As much of a case as a plan looks at. */
function caseWith(
  actions: Partial<CaseView["actions"][number]>[],
  version = 3,
  audiences = ["desk", "registrar"],
): CaseView {
  const state = { id: "dispatched", name, closed: false };
  return { version, state, actions, audiences } as unknown as CaseView;
}

const line = (caseId: string, taskId?: number) => ({ caseId, number: `N-${caseId}`, taskId });

describe("a step on several cases", () => {
  it("is planned where the case says that it may be taken, for the version that was looked at", () => {
    const views = new Map([["a", caseWith([{ action: "signIn", taskId: 1 }], 7)]]);
    expect(planBulk("signIn", [line("a", 1)], views)).toEqual({
      steps: [{ ...line("a"), taskId: 1, action: "signIn", version: 7 }],
      leftOut: [],
    });
  });

  it("is not planned on another task than the line's own", () => {
    const views = new Map([["a", caseWith([{ action: "signIn", taskId: 2 }])]]);
    expect(planBulk("signIn", [line("a", 1)], views).leftOut).toMatchObject([
      { why: "no-such-step", state: name },
    ]);
  });

  it("leaves a case out with the server's own reason where a rule bars it, and says so where it could not be read", () => {
    const views = new Map([["a", caseWith([{ action: "urge", blocked }])]]);
    const { steps, leftOut } = planBulk("urge", [line("a"), line("b")], views);
    expect(steps).toEqual([]);
    expect(leftOut.map(({ caseId, why }) => [caseId, why])).toEqual([
      ["a", blocked.says],
      ["b", "unread"],
    ]);
  });

  it("takes each process's own name for taking a request in", () => {
    const views = new Map([
      ["a", caseWith([{ action: "accept" }])],
      ["b", caseWith([{ action: "collect" }])],
    ]);
    expect(planBulk("accept", [line("a"), line("b")], views).steps.map(({ action }) => action)).toEqual([
      "accept",
      "collect",
    ]);
  });

  it("is taken once, however many duties of the case were chosen", () => {
    const views = new Map([["a", caseWith([{ action: "urge" }])]]);
    expect(planBulk("urge", [line("a", 1), line("a", 2)], views).steps).toHaveLength(1);
  });

  it("is no urging of what others wrote down: a desk records that somebody rang, one call at a time", () => {
    const views = new Map([["a", caseWith([{ action: "urge" }], 3, ["desk"])]]);
    expect(planBulk("urge", [line("a")], views).leftOut).toMatchObject([{ why: "no-such-step" }]);
  });
});
