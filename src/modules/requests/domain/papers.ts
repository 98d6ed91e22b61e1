import type { Words } from "#engine/words.ts";
import type { CaseView } from "../contract.ts";

/** Papers that a case can be printed as. */
export const paperNames = {
  receipt: { zh: "受理回执", en: "Receipt" },
  sheet: { zh: "办理单（全程）", en: "Case sheet" },
  order: { zh: "督办单", en: "Supervision order" },
  dispatchSlip: { zh: "交办单", en: "Dispatch slip" },
  handOverSlip: { zh: "移交单（附回执）", en: "Hand-over slip with return receipt" },
} as const satisfies Record<string, Words>;

/** One of {@link paperNames}. */
export type PaperKind = keyof typeof paperNames;

/** A paper that fits a case; of a step, where the case has several of its kind. */
export interface FittingPaper {
  readonly paper: PaperKind;
  /** The step it is made from, by the version of the case that it made. */
  readonly step?: number;
  /** The number of an order within its case. */
  readonly number?: number;
}

const staff = ["desk", "handling", "supervisor", "auditor"];
const slipActions: ReadonlySet<string> = new Set(["dispatch", "assignDown", "reassign", "addCoHandler"]);

function isOneOf(view: CaseView, audiences: readonly string[]): boolean {
  return view.audiences.some((audience) => audiences.includes(audience));
}

/** The papers that whoever sees this view may print, in the order in which they are offered. */
export function papersFor(view: CaseView): FittingPaper[] {
  const steps = (fits: (action: string) => boolean) => view.timeline.filter(({ action }) => fits(action));
  const found: FittingPaper[] = [];
  if (isOneOf(view, ["reporter", "registrar", "desk"])) found.push({ paper: "receipt" });
  // The way a case went inside is for those who work on it and watch over it.
  if (!isOneOf(view, staff)) return found;
  found.push({ paper: "sheet" });
  for (const { version } of steps((action) => slipActions.has(action)))
    found.push({ paper: "dispatchSlip", step: version });
  // Numbered as the case counts its orders; staff see every one of them.
  for (const [index, { version }] of steps((action) => action === "issueOrder").entries())
    found.push({ paper: "order", step: version, number: index + 1 });
  for (const { version } of steps((action) => action === "handOver"))
    found.push({ paper: "handOverSlip", step: version });
  return found;
}

/** Whether the reporter's contact may stand on a hand-over slip: the desk hands over, and may see it. */
export function mayNameReporter(view: CaseView): boolean {
  return view.reporter.mayUnmask && view.audiences.includes("desk");
}

/** The most rows that one ledger may hold, as a workbook and as a printed paper. */
export const ledgerRowsMost = { xlsx: 100_000, pdf: 500 } as const;

/** How a ledger is written. */
export type LedgerFormat = keyof typeof ledgerRowsMost;
