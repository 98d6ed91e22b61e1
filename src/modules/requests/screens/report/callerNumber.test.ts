import { describe, expect, it } from "vitest";
import { findWholeNumber } from "./callerNumber.ts";

describe("the number of a caller", () => {
  it.each([
    ["13900001234", "13900001234"],
    ["139 0000 1234", "13900001234"],
    ["１３９００００１２３４", "13900001234"],
    ["+86 139-0000-1234", "13900001234"],
    ["0994-2345678", "09942345678"],
    ["010 62345678", "01062345678"],
  ])("%s is a whole one", (typed, number) => expect(findWholeNumber(typed)).toBe(number));

  it.each(["", "1390000123", "139000012345", "12345", "110", "2345678", "王先生"])("%s is not", (typed) =>
    expect(findWholeNumber(typed)).toBeUndefined(),
  );
});
