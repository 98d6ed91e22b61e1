import { expect, it } from "vitest";
import type { CaseView } from "../../contract.ts";
import { articleOf } from "./articleOf.ts";

const at = "2026-11-28T07:00:00Z";
const article = { id: "00000000-0000-4000-8000-000000000012", version: 3 };

function seen(fields: object, answeredAt = at): CaseView {
  const timeline = [{ action: "solveOnTheSpot", at, fields }];
  return { timeline, answer: { at: answeredAt } } as unknown as CaseView; // only what is looked at
}

it("names the article that the answer was given from", () => {
  expect(articleOf(seen({ article, articleTitle: "水管维修" }))).toEqual({ ...article, title: "水管维修" });
});

it("names none where the answer was a clerk's own, or the viewer may not know", () => {
  expect(articleOf(seen({}))).toBeUndefined();
});

it("names none once another answer stands in its place", () => {
  expect(articleOf(seen({ article, articleTitle: "水管维修" }, "2026-12-01T07:00:00Z"))).toBeUndefined();
});
