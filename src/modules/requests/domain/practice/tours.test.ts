import { describe, expect, it } from "vitest";
import { isRefusal } from "#engine/refusal.ts";
import { exampleInputs } from "../exampleInputs.ts";
import { practiceReport } from "./ordinaryStep.ts";
import { beginPractice, playUntil, stateOf, takeStep } from "./practiceCase.ts";
import { practiceBodies, practiceRoles, practisers } from "./practiceWorld.ts";
import { practiceView } from "./practiceView.ts";
import { type Tour, tours } from "./tours.ts";

const now = "2026-06-01T04:00:00.000Z";

/** What somebody who practises may well write. */
function inputOf(action: string): unknown {
  if (action === "report")
    return practiceReport("resident-request", { registrarId: "you", registrarBodyId: "practice-station" });
  if (action === "dispatch") return { leadId: "practice-housing", coHandlerIds: ["practice-urban"] };
  return exampleInputs(action)[0];
}

describe.each(practiceRoles)("the tour of a %s", (role) => {
  const tour: Tour = tours[role];
  const actor = practisers[role];

  it("has five to seven steps, each of which the real process allows, and ends with the case closed", () => {
    expect(tour.steps.length).toBeGreaterThanOrEqual(5);
    expect(tour.steps.length).toBeLessThanOrEqual(7);
    let kept = beginPractice(tour.process, tour.begins, now);
    for (const step of tour.steps) {
      if (step.step === "watch") kept = playUntil(kept, step.until, now);
      if (step.step !== "do") continue;
      const { action } = step;
      const view = practiceView(kept, { actor, now, language: "zh", action });
      if (kept.entries.length > 0)
        expect(
          view?.actions.map((each) => each.action),
          action,
        ).toEqual([action]);
      const taken = takeStep(
        kept,
        { actor, action, taskId: view?.actions[0]?.taskId, input: inputOf(action) },
        now,
      );
      if (isRefusal(taken)) throw new Error(`${action} is refused: ${taken.refused}`);
      kept = taken;
    }
    expect(stateOf(kept)?.state).toBe("closed");
  });

  it("shows nothing but what is marked as practice", () => {
    const kept = playUntil(beginPractice(tour.process, "reported", now), "closed", now);
    const view = practiceView(kept, { actor, now, language: "zh", action: undefined });
    expect(view?.number).toContain("练习");
    expect(view?.words).toContain("【练习】");
    for (const { name } of practiceBodies) expect(name.zh).toContain("练习");
    for (const { by } of view?.timeline ?? []) if (by.body) expect(by.body.zh).toContain("练习");
  });
});

it("refuses in practice what the real process refuses", () => {
  const kept = beginPractice("resident-request", "reported", now);
  const early = takeStep(kept, { actor: practisers.dispatcher, action: "passCheck", input: {} }, now);
  expect(early).toMatchObject({ refused: "wrong-state" });
  const stranger = takeStep(kept, { actor: practisers.handler, action: "accept", input: {} }, now);
  expect(isRefusal(stranger)).toBe(true);
});

it("keeps what a colleague must not do from whoever did the step before: the checker does not call back", () => {
  const answered = playUntil(beginPractice("resident-request", "reported", now), "answered", now);
  const checked = takeStep(answered, { actor: practisers.dispatcher, action: "passCheck", input: {} }, now);
  if (isRefusal(checked)) throw new Error(checked.refused);
  const input = { result: "answered", solved: true, satisfied: true };
  expect(
    takeStep(checked, { actor: practisers.dispatcher, action: "recordCallback", input }, now),
  ).toMatchObject({ refused: "caller-handled-it" });
});
