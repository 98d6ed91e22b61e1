import type { Block, Paper } from "#platform/paper/paper.ts";
import type { CaseView } from "../contract.ts";
import { handOverGrounds } from "../domain/grounds.ts";
import { headFacts, inPairs, type NamedReporter, reporterFacts, requestFacts } from "./caseFacts.ts";
import { type PaperReader, paperOf, textOf } from "./reader.ts";
import type { Step } from "./steps.ts";

const receiptWorkingDays = 3;

function idsOf(step: Step, field: string): string[] {
  const value = step.fields[field];
  return Array.isArray(value) ? value.filter((id) => typeof id === "string") : [];
}

/** Whom a step sent the case to. */
function receiversOf(step: Step, { body }: PaperReader) {
  const named = (ids: readonly unknown[]) => ids.map(body).filter((name) => name !== undefined);
  const leads = named([
    step.fields["leadId"] ?? (step.action === "assignDown" ? step.fields["bodyId"] : undefined),
  ]);
  const others = named([
    ...idsOf(step, "coHandlerIds"),
    step.action === "addCoHandler" ? step.fields["bodyId"] : undefined,
  ]);
  return { lead: leads[0], coHandlers: others };
}

/** 交办单: what the desk, or a body above, sends to those who handle it. */
export function dispatchSlip(view: CaseView, step: Step, reader: PaperReader): Paper {
  const { say } = reader;
  const { lead, coHandlers } = receiversOf(step, reader);
  const others = coHandlers.join(say("between"));
  const text =
    lead === undefined
      ? say("coText")
      : coHandlers.length > 0
        ? say("slipTextWith", { names: others })
        : say("slipText");
  const whole = view.clocks.findLast(({ kind, stoppedAt }) => kind === "whole" && stoppedAt === undefined);
  const note = textOf(step, "note") ?? textOf(step, "reason");
  return paperOf(reader, {
    title: `${say("dispatchSlip").replaceAll(" ", "")} ${view.number}-${step.version}`,
    look: "letter",
    blocks: [
      { block: "title", text: say("dispatchSlip") },
      { block: "line", text: say("slipNumber", { number: view.number, step: step.version }), align: "end" },
      { block: "paragraph", text: say("to", { name: lead ?? others }), indented: false },
      { block: "paragraph", text, indented: true },
      {
        block: "facts",
        rows: [
          ...headFacts(view, reader),
          ...reporterFacts(view, reader),
          ...requestFacts(view, reader),
          ...inPairs([
            lead === undefined ? undefined : { label: say("lead"), value: lead },
            others === "" ? undefined : { label: say("coHandlers"), value: others },
          ]),
          ...(whole ? [[{ label: say("dueAt"), value: reader.minute(whole.dueAt) }]] : []),
          ...(note === undefined ? [] : [[{ label: say("note"), value: note }]]),
        ],
      },
      { block: "note", text: say("confidential") },
      signatures(step, reader),
    ],
  });
}

/** 移交单: to another jurisdiction or procedure, with the receipt that it tears off, fills in and sends back. */
export function handOverSlip(view: CaseView, step: Step, reader: PaperReader, named?: NamedReporter): Paper {
  const { say, words } = reader;
  const grounds: Readonly<Record<string, { zh: string; en: string }>> = handOverGrounds;
  const ground = grounds[textOf(step, "ground") ?? ""];
  const receiver = textOf(step, "receiver") ?? reader.body(step.fields["receiverId"]) ?? "";
  const text = say("handOverText", { ground: ground ? words(ground) : "", days: receiptWorkingDays });
  return paperOf(reader, {
    title: `${say("handOverSlip").replaceAll(" ", "")} ${view.number}-${step.version}`,
    look: "letter",
    blocks: [
      { block: "title", text: say("handOverSlip") },
      {
        block: "line",
        text: say("handOverNumber", { number: view.number, step: step.version }),
        align: "end",
      },
      { block: "paragraph", text: say("to", { name: receiver }), indented: false },
      { block: "paragraph", text, indented: true },
      {
        block: "facts",
        rows: [
          ...headFacts(view, reader),
          ...reporterFacts(view, reader, named),
          ...requestFacts(view, reader),
        ],
      },
      { block: "note", text: say(named ? "namedFor" : "confidential") },
      signatures(step, reader),
      { block: "together", blocks: stub(view, step, reader) },
    ],
  });
}

function signatures(step: Step, { say, words, day }: PaperReader): Block {
  const issuer = step.by.body ? words(step.by.body) : "";
  return {
    block: "signatures",
    places: [
      [say("issuer"), ""],
      [issuer, `${say("seal")}　${day(step.at)}`],
    ],
  };
}

function stub(view: CaseView, step: Step, { say, words }: PaperReader): Block[] {
  return [
    { block: "cut", text: say("cut") },
    { block: "heading", text: say("stub") },
    {
      block: "paragraph",
      text: say("to", { name: step.by.body ? words(step.by.body) : "" }),
      indented: false,
    },
    { block: "paragraph", text: say("stubText", { number: view.number }), indented: true },
    { block: "signatures", places: [[say("taker")], [`${say("seal")}${say("date")}`]] },
  ];
}
