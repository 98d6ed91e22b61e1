import { describe, expect, it } from "vitest";
import { dropBody, isPicked, noPick, takeAsLead, toggleCo, undoPick, valuesOf } from "./pick.ts";

describe("picking bodies for a case", () => {
  it("takes one lead, the later in the place of the earlier", () => {
    expect(takeAsLead(takeAsLead(noPick, "a"), "b")).toEqual({ leadId: "b", coIds: [] });
  });

  it("takes a body once: as the lead or as a co-handler", () => {
    const co = toggleCo(toggleCo(noPick, "a"), "b");
    expect(takeAsLead(co, "a")).toEqual({ leadId: "a", coIds: ["b"] });
    expect(toggleCo(takeAsLead(co, "a"), "a")).toEqual({ coIds: ["b", "a"] });
  });

  it("lets a co-handler go by picking it once more", () => {
    expect(toggleCo(toggleCo(noPick, "a"), "a")).toEqual(noPick);
  });

  it("takes no more co-handlers than can be sent", () => {
    const many = Array.from({ length: 25 }, (_, at) => `b${at}`).reduce(toggleCo, noPick);
    expect(many.coIds).toHaveLength(20);
  });

  it("undoes the lead first, then co-handlers from the last", () => {
    let pick = takeAsLead(toggleCo(toggleCo(noPick, "a"), "b"), "c");
    pick = undoPick(pick);
    expect(pick).toEqual({ coIds: ["a", "b"] });
    pick = undoPick(undoPick(pick));
    expect(isPicked(pick)).toBe(false);
    expect(undoPick(pick)).toEqual(noPick);
  });

  it("lets go of a body, whatever it was picked as", () => {
    const pick = takeAsLead(toggleCo(noPick, "a"), "b");
    expect(dropBody(pick, "b")).toEqual({ coIds: ["a"] });
    expect(dropBody(pick, "a")).toEqual({ leadId: "b", coIds: [] });
  });

  it("fills the fields of the act", () => {
    const pick = takeAsLead(toggleCo(noPick, "a"), "b");
    expect(valuesOf("dispatch", pick)).toEqual({ leadId: "b", coHandlerIds: ["a"] });
    expect(valuesOf("assignDown", pick)).toEqual({ bodyId: "b" });
    expect(valuesOf("upholdReturn", noPick)).toEqual({ bodyId: "" });
  });
});
