import type { Block, Paper } from "#platform/paper/paper.ts";
import type { CaseView } from "../contract.ts";
import { headFacts, inPairs, reporterFacts, requestFacts } from "./caseFacts.ts";
import { type PaperReader, paperOf } from "./reader.ts";
import { saidIn } from "./saidIn.ts";

/** 办理单: the whole case with everything that was done, as its viewer sees it. */
export function caseSheet(view: CaseView, reader: PaperReader): Paper {
  const { say } = reader;
  return paperOf(reader, {
    title: `${say("sheet")} ${view.number}`,
    look: "sheet",
    blocks: [
      { block: "title", text: say("sheet") },
      { block: "line", text: say("caseNumber", { number: view.number }), align: "end" },
      {
        block: "facts",
        rows: [
          ...headFacts(view, reader),
          ...standing(view, reader),
          ...reporterFacts(view, reader),
          ...requestFacts(view, reader),
          ...answerOf(view, reader),
        ],
      },
      ...parties(view, reader),
      ...limits(view, reader),
      { block: "heading", text: say("story") },
      story(view, reader),
      { block: "note", text: say("confidential") },
    ],
  });
}

function standing(view: CaseView, { say, words, minute, names }: PaperReader) {
  const { closedAt } = view;
  const ended = closedAt !== undefined;
  const holder = names(view.holder.map(({ name }) => name));
  return inPairs([
    { label: say("process"), value: words(view.process.name) },
    { label: say("state"), value: words(view.state.name) },
    ended ? { label: say("closedAt"), value: minute(closedAt) } : undefined,
    !ended && holder !== "" ? { label: say("holder"), value: holder } : undefined,
    !ended && view.dueAt !== undefined ? { label: say("dueAt"), value: minute(view.dueAt) } : undefined,
  ]);
}

function answerOf({ answer, decline }: CaseView, { say, words, minute }: PaperReader) {
  if (answer)
    return [
      [{ label: say("answer"), value: answer.words }],
      [
        { label: say("answeredBy"), value: words(answer.bodyName) },
        { label: say("answeredAt"), value: minute(answer.at) },
      ],
    ];
  if (!decline) return [];
  return [
    [{ label: say("ground"), value: [words(decline.ground), decline.explanation ?? ""].join("\n").trim() }],
  ];
}

function parties(view: CaseView, { say, words, minute }: PaperReader): Block[] {
  if (view.tasks.length === 0) return [];
  const roles = { lead: say("roleLead"), co: say("roleCo"), side: say("roleSide") };
  return [
    { block: "heading", text: say("parties") },
    {
      block: "grid",
      columns: [
        { label: say("role"), share: 2 },
        { label: say("body"), share: 6 },
        { label: say("state"), share: 4 },
        { label: say("dueAt"), share: 4 },
      ],
      rows: view.tasks.map((task) => [
        roles[task.role],
        words(task.bodyName),
        words(task.stateName),
        task.dueAt === undefined ? "" : minute(task.dueAt),
      ]),
    },
  ];
}

function limits(view: CaseView, { say, words, minute }: PaperReader): Block[] {
  if (view.clocks.length === 0) return [];
  return [
    { block: "heading", text: say("limits") },
    {
      block: "grid",
      columns: [
        { label: say("limit"), share: 5 },
        { label: say("from"), share: 4 },
        { label: say("until"), share: 4 },
        { label: say("outcome"), share: 2 },
      ],
      rows: view.clocks.map((clock) => [
        words(clock.name),
        minute(clock.startedAt),
        minute(clock.dueAt),
        say(clock.outcome ?? (clock.paused ? "paused" : "running")),
      ]),
    },
  ];
}

function story(view: CaseView, reader: PaperReader): Block {
  const { say, words, minute } = reader;
  return {
    block: "grid",
    columns: [
      { label: say("when"), share: 3 },
      { label: say("what"), share: 3 },
      { label: say("who"), share: 4 },
      { label: say("said"), share: 7 },
    ],
    rows: view.timeline.map((step) => [
      minute(step.at),
      words(step.does),
      byWhom(step.by, reader),
      saidIn(step, reader),
    ]),
  };
}

function byWhom(by: CaseView["timeline"][number]["by"], { say, words }: PaperReader): string {
  if (by.kind === "system") return say("system");
  if (by.kind !== "staff") return say("reporter");
  return [by.body ? words(by.body) : "", by.name ?? ""].filter((part) => part !== "").join(" ");
}
