import { describe, expect, it } from "vitest";
import { requestProcessIds } from "../../domain/processes.ts";
import { conditionsOf, feedPath, processNames, queryOf } from "./conditions.ts";

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
