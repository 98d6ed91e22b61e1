import type { CaseId } from "#engine/case.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import type { Paper } from "#platform/paper/paper.ts";
import { renderPaper } from "#platform/paper/renderPaper.ts";
import type { CaseView } from "../contract.ts";
import { mayNameReporter, type PaperKind, papersFor } from "../domain/papers.ts";
import type { Ground } from "../ground.ts";
import { readRequest } from "../readRequest.ts";
import { unmaskReporterOf } from "../unmaskReporter.ts";
import type { NamedReporter } from "./caseFacts.ts";
import { caseSheet } from "./caseSheet.ts";
import { letters } from "./letters.ts";
import { orderPaper } from "./orderPaper.ts";
import { type PrintedFile, printingOf, type PrintWish } from "./printing.ts";
import { makeReader, type PaperReader } from "./reader.ts";
import { receiptPaper } from "./receiptPaper.ts";
import { dispatchSlip, handOverSlip } from "./slipPapers.ts";

/** A wish for a paper of a case. */
export interface PaperWish extends PrintWish {
  readonly caseId: CaseId;
  readonly paper: string;
  /** The step it is made from, where the case has several of its kind; the last where none is named. */
  readonly step?: number | undefined;
  /** Why the reporter's contact must stand on it, where it must. */
  readonly reason?: string | undefined;
  readonly publicUrl: string;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Prints a paper from what whoever asks may see of the case; one that does not fit the case is no paper. */
export async function printPaper(ground: Ground, wish: PaperWish): Promise<PrintedFile | Refusal> {
  if (!uuid.test(wish.caseId)) return refuse("case-not-found");
  const view = await readRequest(ground, wish.actor, wish.caseId, wish.now);
  if (isRefusal(view)) return view;
  const named = wish.reason === undefined ? undefined : await nameReporter(ground, view, wish, wish.reason);
  if (isRefusal(named)) return named;
  const reader = makeReader(printingOf(ground, wish));
  const paper = paperIn(view, reader, { ...wish, receiptCode: heldCode(ground, wish), named });
  if (!paper) return refuse("paper-not-found");
  const content = await renderPaper(letters, paper, wish.now);
  return { name: paper.title, mediaType: "pdf", content };
}

/** Whoever came by the code holds it, and may take it home on paper; nobody else is told it. */
function heldCode({ receipts }: Ground, { actor, caseId }: PaperWish): string | undefined {
  return actor.kind === "reporter" && actor.onlyCaseId === caseId ? receipts.codeOf(caseId) : undefined;
}

async function nameReporter(
  ground: Ground,
  view: CaseView,
  { actor, caseId, paper, step, now }: PaperWish,
  reason: string,
): Promise<NamedReporter | Refusal> {
  // Nobody is looked at for a paper that is not there.
  if (!findFitting(view, paper, step)) return refuse("paper-not-found");
  if (paper !== "handOverSlip" || !mayNameReporter(view)) return refuse("not-allowed");
  return unmaskReporterOf(ground, { actor, caseId, reason, now });
}

function findFitting(view: CaseView, paper: string, step: number | undefined) {
  return papersFor(view).findLast(
    (each) => each.paper === paper && (step === undefined || each.step === step),
  );
}

function paperIn(
  view: CaseView,
  reader: PaperReader,
  wish: Pick<PaperWish, "paper" | "step" | "publicUrl"> & {
    receiptCode: string | undefined;
    named: NamedReporter | undefined;
  },
): Paper | undefined {
  const fitting = findFitting(view, wish.paper, wish.step);
  const step = view.timeline.find(({ version }) => version === fitting?.step);
  const kind: PaperKind | undefined = fitting?.paper;
  switch (kind) {
    case "receipt":
      return receiptPaper(view, reader, wish);
    case "sheet":
      return caseSheet(view, reader);
    case "order":
      return step && orderPaper(view, step, fitting?.number ?? 1, reader);
    case "dispatchSlip":
      return step && dispatchSlip(view, step, reader);
    case "handOverSlip":
      return step && handOverSlip(view, step, reader, wish.named);
    case undefined:
      return undefined;
  }
}
