import { describe, expect, it } from "vitest";
import type { CaseView } from "../../contract.ts";
import { requestProcesses } from "../../domain/processes.ts";
import { processSteps, reporterSteps } from "./steps.ts";

function view(processId: string, stateId: string, ...actions: string[]): CaseView {
  const timeline = actions.map((action, index) => ({ version: index + 1, action }));
  return { process: { id: processId }, state: { id: stateId }, timeline } as unknown as CaseView;
}

const resident = ["受理", "派单", "办理", "回访", "销单"];
const business = ["及时报单", "收集办单", "统筹派单", "协作销单"];
const plain = ["提交", "受理", "办理", "答复", "确认"];

function statesOf(steps: readonly { state: string }[]): string {
  return steps.map(({ state }) => state).join(" ");
}

describe("how far a case has come", () => {
  it("knows every state that a case stays open in", () => {
    const ids = requestProcesses.flatMap(({ id, states }) =>
      Object.entries(states).flatMap(([state, { closedBy }]) => (closedBy ? [] : [[id, state] as const])),
    );
    const lost = ids.filter(
      ([id, state]) =>
        !statesOf(processSteps(view(id, state), resident)).includes("now") ||
        !statesOf(reporterSteps(view(id, state), plain)).includes("now"),
    );
    expect(lost).toEqual([]);
  });

  it.each([
    ["reported", [], "now ahead ahead ahead ahead"],
    ["accepted", ["accept"], "done now ahead ahead ahead"],
    ["handling", ["accept", "dispatch"], "done done now ahead ahead"],
    ["callback", ["accept", "dispatch"], "done done done now ahead"],
    ["callback", ["solveOnTheSpot"], "done skipped done now ahead"],
    ["closed", ["accept", "dispatch"], "done done done done done"],
    ["declined", ["decline"], "skipped skipped skipped skipped skipped"],
    ["declined", ["accept", "decline"], "done skipped skipped skipped skipped"],
    ["consulting", ["accept"], "done now ahead ahead ahead"],
    ["carried", ["accept", "dispatch"], "done done now ahead ahead"],
    ["transferred", ["transferEmergency"], "skipped skipped skipped skipped skipped"],
    ["handedOver", ["accept", "handOver"], "done skipped skipped skipped skipped"],
  ])("a resident's request that is %s after %j", (state, actions, steps) => {
    expect(statesOf(processSteps(view("resident-request", state, ...actions), resident))).toBe(steps);
  });

  it.each([
    ["reported", [], "done now ahead ahead"],
    ["collected", ["collect"], "done now ahead ahead"],
    ["forwarded", ["collect", "forward"], "done done now ahead"],
    ["handling", ["forward", "dispatch"], "done done done now"],
    ["withdrawn", ["withdraw"], "done skipped skipped skipped"],
  ])("a business in difficulty that is %s after %j", (state, actions, steps) => {
    expect(statesOf(processSteps(view("business-difficulty", state, ...actions), business))).toBe(steps);
  });

  it.each([
    ["reported", [], "done now ahead ahead ahead"],
    ["answered", ["accept", "dispatch"], "done done now ahead ahead"],
    ["callback", ["accept", "dispatch"], "done done done done now"],
    ["disputed", ["accept", "dispatch", "dispute"], "done done now ahead ahead"],
    ["declined", ["decline"], "done skipped skipped skipped skipped"],
    ["paused", ["accept", "dispatch"], "done done now ahead ahead"],
    ["closedAfterReview", ["accept", "dispatch"], "done done done done skipped"],
  ])("for the one who asked, when it is %s after %j", (state, actions, steps) => {
    expect(statesOf(reporterSteps(view("resident-request", state, ...actions), plain))).toBe(steps);
  });
});
