import { expect, it } from "vitest";
import { centreOfCells, degreesOf } from "./centre.ts";

it("reads degrees with a point, full-width digits too, within their bound", () => {
  expect(degreesOf(" 44.01155 ", 90)).toBe(44.01155);
  expect(degreesOf("８７．３", 180)).toBe(87.3);
  for (const text of ["", "44°", "91", "1e1", "north", "44,01"]) expect(degreesOf(text, 90)).toBeUndefined();
});

it("takes latitude and longitude together, or neither", () => {
  expect(centreOfCells({})).toBeUndefined();
  expect(centreOfCells({ latitude: "44.011556", longitude: "87.3" })).toEqual({
    latitude: 44.01156,
    longitude: 87.3,
  });
  for (const cells of [{ latitude: "44" }, { longitude: "87" }, { latitude: "87.3", longitude: "444" }])
    expect(centreOfCells(cells)).toMatchObject({ refused: "centre-invalid" });
});
