import { describe, expect, it } from "vitest";
import type { CaseView } from "../../contract.ts";
import { requestProcesses } from "../../domain/processes.ts";
import { headlineOf, sentenceOf, type Standing } from "./standingWords.ts";
import { useTrackWords } from "./words.ts";

const says: Standing = {
  t: useTrackWords.inLanguage("zh"),
  wordsOf: (words) => words.zh,
  formats: { instant: () => "3月4日 15:20", day: (day) => String(day) },
};

function view(id: string, parts: object = {}): CaseView {
  return {
    state: { id, name: { zh: id, en: id }, closed: false },
    tasks: [],
    clocks: [],
    holder: [{ bodyId: "d", name: { zh: "12345 派单台", en: "" } }],
    reporter: { reachable: true },
    dueAt: "2026-03-04T07:20:00.000Z",
    ...parts,
  } as unknown as CaseView;
}

const lead = { role: "lead", open: true, bodyName: { zh: "住建局", en: "" } };

describe("where a case stands, to the one who asked", () => {
  it.each<[string, CaseView, string]>([
    ["who accepts it and until when", view("reported"), "12345 派单台最晚 3月4日 15:20 受理。"],
    ["who leads", view("handling", { tasks: [lead] }), "由住建局办理，最晚 3月4日 15:20 给您答复。"],
    [
      "who calls",
      view("callback"),
      "12345 派单台会在 3月4日 15:20 前打电话问您。您也可以现在就在这一页告诉我们。",
    ],
    [
      "that nobody can call",
      view("callback", { reporter: { reachable: false } }),
      "您没有留电话，请在这一页告诉我们解决了没有。3月4日 15:20 前没有听到您的意见，就会办结。",
    ],
    [
      "no time while a clock stands still",
      view("handling", { dueAt: undefined }),
      "现在由12345 派单台办理。",
    ],
    [
      "the promised day, whatever else runs",
      view("carried", {
        tasks: [lead],
        clocks: [
          { kind: "promise", dueAt: "2026-01-01", stoppedAt: "2026-01-01" },
          { kind: "promise", dueAt: "2026-09-01" },
        ],
      }),
      "由住建局负责，承诺 2026-09-01 前解决，到时自动接着办。",
    ],
    [
      "that it is promised, where the day is not shown",
      view("carried", { tasks: [lead] }),
      "由住建局负责，到承诺的日子自动接着办。",
    ],
    [
      "that it waits for the receiver",
      view("handingOver", { dueAt: undefined }),
      "12345 派单台正在移交，等对方确认收到。对方不接收的，转回这里办理。",
    ],
    [
      "that a review ended it",
      view("closedAfterReview", { closedAt: "2026-03-04T07:20:00.000Z" }),
      "3月4日 15:20 经复核办结。复核的答复和您还可以怎么做，请看下面。",
    ],
    [
      "when it ended",
      view("closed", { closedAt: "2026-03-04T07:20:00.000Z" }),
      "3月4日 15:20 办结，您确认已经解决。",
    ],
  ])("says %s", (_what, seen, sentence) => {
    expect(sentenceOf(seen, says)).toBe(sentence);
  });

  it("leaves no hole in the sentence of any state, with a day or without", () => {
    const ids = new Set(requestProcesses.flatMap(({ states }) => Object.keys(states)));
    for (const id of ids)
      for (const dueAt of [undefined, "2026-03-04T07:20:00.000Z"])
        expect(sentenceOf(view(id, { dueAt, closedAt: dueAt }), says)).not.toMatch(/[{}]|^says/);
  });

  it("has a headline of its own for every state of both processes", () => {
    const ids = requestProcesses.flatMap(({ states }) => Object.keys(states));
    expect(ids.filter((id) => headlineOf(view(id).state, says) === id)).toEqual([]);
  });
});
