import { expect, it } from "vitest";
import { treeOf } from "#engine/tree.ts";
import { desksInLine } from "../domain/desksInLine.ts";
import { type Candidate, rankPrecedents } from "./rankPrecedents.ts";

const body = (id: string, parentId: string | undefined, kind: string) =>
  ({ id, parentId, kind, active: true }) as Parameters<typeof treeOf>[0] extends Iterable<infer Body>
    ? Body
    : never;
const tree = treeOf([
  body("root", undefined, "prefecture"),
  body("root-desk", "root", "desk"),
  body("one", "root", "county"),
  body("one-desk", "one", "desk"),
  body("street", "one", "street"),
  body("block", "street", "community"),
  body("lane", "street", "community"),
  body("park", "one", "park"),
  body("park-desk", "park", "desk"),
  body("two", "root", "county"),
  body("two-desk", "two", "desk"),
  body("village", "two", "village"),
]);
const asked = { kind: "help", placeId: "block" };
const on = (caseId: string, more: Partial<Candidate>): Candidate => ({
  caseId,
  ruledAt: new Date("2026-03-01T00:00:00.000Z"),
  kind: "complaint",
  placeId: "village",
  likeness: 0.3,
  ...more,
});
const order = (...candidates: Candidate[]) =>
  rankPrecedents(candidates, asked, tree).map(({ caseId }) => caseId);

it("the likest comes first", () => {
  expect(order(on("a", { likeness: 0.2 }), on("b", { likeness: 0.6 }), on("c", {}))).toEqual(["b", "c", "a"]);
});

it("the same kind, the same county and the same township go before others as like", () => {
  expect(
    order(
      on("elsewhere", {}),
      on("kind", { kind: "help", placeId: "park" }),
      on("township", { kind: "help", placeId: "lane" }),
      on("county", { placeId: "park" }),
    ),
  ).toEqual(["township", "kind", "county", "elsewhere"]);
});

it("the newest comes first among equals, whatever the hundredths", () => {
  const newer = new Date("2026-04-01T00:00:00.000Z");
  expect(order(on("older", { likeness: 0.32 }), on("newer", { likeness: 0.29, ruledAt: newer }))).toEqual([
    "newer",
    "older",
  ]);
  expect(order(on("b", {}), on("a", {}))).toEqual(["a", "b"]);
});

it("a place that is not known is near to nothing", () => {
  expect(
    rankPrecedents(
      [on("a", { placeId: undefined }), on("b", {})],
      { kind: undefined, placeId: undefined },
      tree,
    ),
  ).toHaveLength(2);
});

it("a desk's line is itself and those above and below, and none beside it", () => {
  expect(desksInLine(tree, "one-desk").toSorted()).toEqual(["one-desk", "park-desk", "root-desk"]);
  expect(desksInLine(tree, "root-desk")).toHaveLength(4);
  expect(desksInLine(tree, "no-such-desk")).toEqual(["no-such-desk"]);
});
