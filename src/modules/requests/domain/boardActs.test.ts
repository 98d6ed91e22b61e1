import { describe, expect, it } from "vitest";
import { boardSteps, findBoardAct } from "./boardActs.ts";

describe("what waits on the dispatch board", () => {
  it("is what a desk dispatches, what a body has in hand, and a return to be reviewed", () => {
    expect(boardSteps.toSorted()).toEqual(["accepted", "forwarded", "return-asked", "working"]);
  });

  it("goes on by the act that its step is open for", () => {
    expect(findBoardAct("resident-request", "accepted", false)).toBe("dispatch");
    expect(findBoardAct("business-difficulty", "forwarded", false)).toBe("dispatch");
    expect(findBoardAct("resident-request", "working", true)).toBe("assignDown");
    expect(findBoardAct("business-difficulty", "return-asked", true)).toBe("upholdReturn");
  });

  it("is nothing that waits for anything else", () => {
    expect(findBoardAct("resident-request", "forwarded", false)).toBeUndefined();
    expect(findBoardAct("resident-request", "reported", false)).toBeUndefined();
    expect(findBoardAct("resident-request", "sent", true)).toBeUndefined();
    expect(findBoardAct("resident-request", "working", false)).toBeUndefined();
  });
});
