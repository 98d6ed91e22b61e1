import type { Paper } from "#platform/paper/paper.ts";
import type { CaseView } from "../contract.ts";
import { headFacts, requestFacts } from "./caseFacts.ts";
import { type PaperReader, paperOf, textOf } from "./reader.ts";
import type { Step } from "./steps.ts";

/** 督办单: numbered within its case, with what is ordered and a day for the feedback. */
export function orderPaper(view: CaseView, step: Step, order: number, reader: PaperReader): Paper {
  const { say, words, day, body, formDay } = reader;
  const receiver = body(step.fields["bodyId"]) ?? "";
  const until = formDay(step.fields["replyBy"]);
  const number = say("orderNumber", { number: view.number, order });
  return paperOf(reader, {
    title: `${say("order").replaceAll(" ", "")} ${view.number}-${order}`,
    look: "letter",
    blocks: [
      { block: "title", text: say("order") },
      { block: "line", text: number, align: "end" },
      { block: "paragraph", text: say("to", { name: receiver }), indented: false },
      { block: "paragraph", text: say("orderText", { until }), indented: true },
      {
        block: "facts",
        rows: [
          ...headFacts(view, reader),
          ...requestFacts(view, reader),
          [{ label: say("holder"), value: reader.names(view.holder.map(({ name }) => name)) }],
          [{ label: say("orderWords"), value: textOf(step, "words") ?? "" }],
          [{ label: say("dueAt"), value: until }],
        ],
      },
      { block: "note", text: say("confidential") },
      {
        block: "signatures",
        places: [
          [say("issuer"), ""],
          [step.by.body ? words(step.by.body) : "", `${say("seal")}　${day(step.at)}`],
        ],
      },
      { block: "together", blocks: feedback(reader) },
    ],
  });
}

function feedback({ say }: PaperReader) {
  return [
    { block: "facts", rows: [[{ label: say("feedback"), value: "\n\n\n\n\n" }]] },
    { block: "signatures", places: [[say("handler")], [`${say("seal")}${say("date")}`]] },
  ] as const;
}
