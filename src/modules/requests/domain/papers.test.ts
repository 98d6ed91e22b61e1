import { describe, expect, it } from "vitest";
import type { CaseView } from "../contract.ts";
import { mayNameReporter, papersFor } from "./papers.ts";

function viewOf(audiences: string[], actions: string[] = [], mayUnmask = true): CaseView {
  const timeline = actions.map((action, index) => ({ action, version: index + 1 }));
  // Nothing else of a view is looked at here.
  return { audiences, timeline, reporter: { mayUnmask } } as unknown as CaseView;
}

const kindsFor = (...asked: Parameters<typeof viewOf>) =>
  papersFor(viewOf(...asked)).map(({ paper }) => paper);

describe("papers of a case", () => {
  it("are the receipt alone for its reporter and for whoever wrote it down, whatever was done since", () => {
    const all = ["report", "accept", "dispatch", "issueOrder", "handOver"];
    expect(kindsFor(["reporter"], all)).toEqual(["receipt"]);
    expect(kindsFor(["registrar"], all)).toEqual(["receipt"]);
    expect(kindsFor([], all)).toEqual([]);
  });

  it.each(["handling", "supervisor", "auditor"])(
    "are the way inside, without the receipt, for %s",
    (audience) => {
      expect(kindsFor([audience], ["report", "dispatch", "issueOrder"])).toEqual([
        "sheet",
        "dispatchSlip",
        "order",
      ]);
    },
  );

  it("are one for each step that sends the case or orders something, orders numbered as they came", () => {
    const actions = ["report", "dispatch", "issueOrder", "addCoHandler", "issueOrder", "handOver"];
    expect(papersFor(viewOf(["desk"], actions))).toEqual([
      { paper: "receipt" },
      { paper: "sheet" },
      { paper: "dispatchSlip", step: 2 },
      { paper: "dispatchSlip", step: 4 },
      { paper: "order", step: 3, number: 1 },
      { paper: "order", step: 5, number: 2 },
      { paper: "handOverSlip", step: 6 },
    ]);
  });

  it("name the reporter for the desk alone, and only where it may see them", () => {
    expect(mayNameReporter(viewOf(["desk"]))).toBe(true);
    expect(mayNameReporter(viewOf(["desk"], [], false))).toBe(false);
    for (const audience of ["handling", "supervisor", "auditor", "registrar", "reporter"])
      expect(mayNameReporter(viewOf([audience]))).toBe(false);
  });
});
