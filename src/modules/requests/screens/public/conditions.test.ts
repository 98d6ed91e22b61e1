import { describe, expect, it } from "vitest";
import { requestProcessIds } from "../../domain/processes.ts";
import { conditionsOf, feedPath, placesQueryOf, processNames, queryOf } from "./conditions.ts";

describe("the conditions of the public list", () => {
  it("are read out of an address, and what is no condition is left out", () => {
    expect(
      conditionsOf({ number: 1234, standing: "ended", place: "652301", kind: "help", days: "30" }),
    ).toEqual({
      number: "1234",
      standing: "ended",
      place: "652301",
      kind: "help",
      days: 30,
    });
    expect(
      conditionsOf({
        number: " ",
        standing: "x",
        place: 1.5e300,
        kind: "toString",
        process: "__proto__",
        days: 31,
      }),
    ).toEqual({ place: "1.5e+300" });
  });

  it("know every process there is", () => {
    expect(Object.keys(processNames).toSorted()).toEqual(requestProcessIds.toSorted());
  });

  it("count the days of a period from today in Beijing", () => {
    const lateEvening = Date.parse("2025-11-20T17:00:00Z"); // the 21st there
    expect(queryOf({ days: 7 }, lateEvening).get("from")).toBe("2025-11-15");
  });

  it("give way to a number", () => {
    expect(queryOf({ number: "SL1", kind: "help" }, 0).toString()).toBe("number=SL1");
  });

  it("narrow the feed too, but for the period", () => {
    expect(feedPath({ days: 7 })).toBe("/api/v1/public/requests.atom");
    expect(feedPath({ standing: "ended", place: "652301", days: 7 })).toBe(
      "/api/v1/public/requests.atom?open=false&matterId=652301",
    );
  });
});

describe("the map's view of the same conditions", () => {
  it("stands in the address, and narrows neither list nor feed", () => {
    const conditions = conditionsOf({ view: "map", standing: "open", place: "652301", days: 7 });
    expect(conditions).toEqual({ view: "map", standing: "open", place: "652301", days: 7 });
    expect(conditionsOf({ view: "globe" })).toEqual({});
    expect(queryOf(conditions, 0).has("view")).toBe(false);
    expect(feedPath(conditions)).not.toContain("map");
  });

  it("asks for the counts of all places by what is left", () => {
    const conditions = conditionsOf({
      view: "map",
      standing: "ended",
      place: "652301",
      kind: "help",
      days: 30,
    });
    expect(placesQueryOf(conditions).toString()).toBe("open=false&kind=help&days=30");
  });
});
