import { describe, expect, it } from "vitest";
import type { BoardLine } from "../../contract.ts";
import { keyOfLine } from "../queue/selection.ts";
import {
  type BoardState,
  closeForm,
  followLines,
  freshBoard,
  noteSent,
  select,
  shownLines,
} from "./boardState.ts";

const line = (id: string) => ({ id, step: { id: "accepted", name: { zh: "", en: "" } } }) as BoardLine;
const [a, b, c] = [line("a"), line("b"), line("c")];
const all = [a, b, c];
const keyOf = keyOfLine;
const at = (each: BoardLine): BoardState => select(followLines(freshBoard, [], all), keyOf(each));

describe("the dispatch board", () => {
  it("keeps its place while others come and go", () => {
    const next = followLines(at(b), all, [line("new"), b]);
    expect(next.selected).toBe(keyOf(b));
    expect(next.gone).toBeUndefined();
  });

  it("goes on to the next case where another has dispatched the one in hand, and says which it was", () => {
    const next = followLines({ ...at(b), pick: { leadId: "x", coIds: [] } }, all, [a, c]);
    expect(next).toMatchObject({ selected: keyOf(c), gone: { id: "b" }, pick: { coIds: [] } });
    expect(next.pick.leadId).toBeUndefined();
  });

  it("leaves an open form alone, and goes on once it is closed", () => {
    const open = followLines({ ...at(b), open: b }, all, [a, c]);
    expect(open).toMatchObject({ selected: keyOf(b), open: { id: "b" } });
    expect(closeForm(open, [a, c])).toMatchObject({ selected: keyOf(c), open: undefined, focus: 1 });
    expect(closeForm({ ...at(b), open: b }, all).selected).toBe(keyOf(b));
  });

  it("shows no case any more that was sent on from here, and has it again where it comes back", () => {
    const sent = noteSent({ ...at(b), open: b }, b, all);
    expect(sent).toMatchObject({ selected: keyOf(c), open: undefined, focus: 1 });
    expect(shownLines(sent, all)).toEqual([a, c]);
    const stale = followLines(sent, all, all);
    expect(shownLines(stale, all)).toEqual([a, c]);
    const read = followLines(stale, all, [a, c]);
    expect(read.gone).toBeUndefined();
    expect(shownLines(followLines(read, [a, c], all), all)).toEqual(all);
  });

  it("ends with none where the last one was sent", () => {
    const only = select(followLines(freshBoard, [], [a]), keyOf(a));
    expect(noteSent(only, a, [a]).selected).toBeUndefined();
  });

  it("forgets what was picked for another case", () => {
    const picked = { ...at(a), pick: { leadId: "x", coIds: ["y"] } };
    expect(select(picked, keyOf(a)).pick).toEqual({ leadId: "x", coIds: ["y"] });
    expect(select(picked, keyOf(b)).pick).toEqual({ coIds: [] });
  });
});
