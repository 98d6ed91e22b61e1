import type { Block, Paper } from "#platform/paper/paper.ts";
import type { CaseView } from "../contract.ts";
import { headFacts, requestFacts } from "./caseFacts.ts";
import { type PaperReader, paperOf } from "./reader.ts";

/** Where a paper leads to, and the code that opens the case there, if whoever prints holds it. */
export interface TrackedBy {
  readonly publicUrl: string;
  readonly receiptCode?: string | undefined;
}

const acceptedBy: ReadonlySet<string> = new Set([
  "accept",
  "collect",
  "solveOnTheSpot",
  "forward",
  "dispatch",
]);

/** 受理回执: what a reporter takes home; 不予受理告知书 where the request was declined. */
export function receiptPaper(view: CaseView, reader: PaperReader, tracked: TrackedBy): Paper {
  const { say } = reader;
  const accepted = view.timeline.some(({ action }) => acceptedBy.has(action));
  const title = say(view.decline ? "declined" : accepted ? "accepted" : "registered");
  const blocks: Block[] = [
    { block: "title", text: title },
    { block: "facts", rows: [...headFacts(view, reader), ...requestFacts(view, reader)] },
    ...outcomeOf(view, reader),
    { block: "together", blocks: wayToFollow(reader, tracked) },
    {
      block: "signatures",
      places: [
        ["", ""],
        [say("seal"), say("issuedOn", { day: reader.day(reader.now) })],
      ],
    },
  ];
  return paperOf(reader, { title: `${title} ${view.number}`, look: "sheet", blocks });
}

function outcomeOf(view: CaseView, reader: PaperReader): Block[] {
  const { say, words, day, minute, names } = reader;
  const { decline, answer } = view;
  if (decline) {
    const rows = [
      [{ label: say("ground"), value: words(decline.ground) }],
      ...(decline.explanation === undefined
        ? []
        : [[{ label: say("explanation"), value: decline.explanation }]]),
      [{ label: say("route"), value: words(decline.route) }],
    ];
    return [{ block: "facts", rows }];
  }
  const holder = names(view.holder.map(({ name }) => name));
  const stands =
    view.closedAt !== undefined
      ? say("ended", { at: day(view.closedAt) })
      : holder === ""
        ? undefined
        : view.dueAt === undefined
          ? say("nextHeld", { holder })
          : say("nextBy", { holder, due: minute(view.dueAt) });
  const steps = view.process.steps.map(({ name }) => words(name)).join(" → ");
  return [
    ...(answer ? [{ block: "facts", rows: [[{ label: say("answer"), value: answer.words }]] } as const] : []),
    { block: "heading", text: say("next") },
    ...(stands === undefined ? [] : [{ block: "paragraph", text: stands, indented: true } as const]),
    { block: "paragraph", text: say("steps", { steps }), indented: true },
    { block: "paragraph", text: say("reminder"), indented: true },
  ];
}

function wayToFollow({ say }: PaperReader, { publicUrl, receiptCode }: TrackedBy): Block[] {
  const address = new URL("/track", publicUrl).href;
  // Behind the #, so that the code is in no server's log.
  const content = receiptCode === undefined ? address : `${address}#code=${receiptCode}`;
  const lines =
    receiptCode === undefined ? [say("withoutCode")] : [say("code", { code: receiptCode }), say("codeKeep")];
  return [{ block: "code", content, lines: [...lines, say("scan", { address })] }];
}
