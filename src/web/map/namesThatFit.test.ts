import { expect, it } from "vitest";
import { namesThatFit } from "./namesThatFit.ts";

it("writes no name over another or over a figure; the first come first", () => {
  const marks = [
    { id: "a", name: "吉木萨尔县", figure: "12" },
    { id: "b", name: "奇台县", figure: "3" },
    { id: "c", name: "木垒哈萨克自治县" },
  ];
  const far = [0, 200, 400].map((x) => ({ x, y: 0 }));
  expect([...namesThatFit(marks, far)]).toEqual(["a", "b", "c"]);
  const near = [0, 44, 300].map((x) => ({ x, y: 0 }));
  expect([...namesThatFit(marks, near)]).toEqual(["a", "c"]);
  const below = [
    { x: 0, y: 0 },
    { x: 0, y: 30 },
    { x: 300, y: 0 },
  ];
  expect([...namesThatFit(marks, below)]).toEqual(["b", "c"]);
});
