import { expect, it } from "vitest";
import { screenRoutes } from "#web/screens.ts";
import { screenOf } from "./screenOf.ts";

it("has words for every screen that stands in a navigation", () => {
  const silent = screenRoutes.filter(({ nav, path }) => nav && screenOf(path) === undefined);
  expect(silent.map(({ path }) => path)).toEqual([]);
});

it("tells one case from the list of them", () => {
  expect(screenOf("/desk/cases/0199b1f0-0000-7000-8000-000000000001")).toBe("case");
  expect(screenOf("/desk/cases")).toBe("cases");
  expect(screenOf("/desk")).toBe("queue");
  expect(screenOf("/help")).toBeUndefined();
});
