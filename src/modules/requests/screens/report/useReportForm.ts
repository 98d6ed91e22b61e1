import { type ReactNode, type RefObject, type SubmitEvent, useEffect, useState } from "react";
import { newId } from "#web/client/newId.ts";
import { browserStorage } from "#web/draft/browserStorage.ts";
import { type Draft, useDraft } from "#web/draft/useDraft.ts";
import { useBodyTree } from "#modules/organisations/screens/index.ts";
import type { RequestProcessId } from "../../domain/processes.ts";
import type { Receipt } from "../calls/requestCalls.ts";
import { type FormPart, problemWords } from "./formPart.ts";
import { keepPlace, lastPlace } from "./lastPlace.ts";
import { standingOfPlace } from "./places.ts";
import { emptyReport, problemsOfReport, type ReportDraft, reportOf } from "./reportDraft.ts";
import type { TakenReport } from "./submitOnce.ts";
import { type ReportSending, useReportSending } from "./useReportSending.ts";
import { useReportWords } from "./words.ts";

// Raised when the draft holds something new.
const draftVersion = 2;

/** What a report form is told. */
export interface ReportFormOptions {
  /** Residents and clerks keep their drafts apart. */
  surface: "public" | "desk";
  process: RequestProcessId | undefined;
  /** Where to begin when nothing was remembered. */
  placeIds?: readonly string[] | undefined;
  signedIn: boolean;
  /** What stands beside a clerk's form: below the caller's words, and at the head of the second column. */
  aid?: {
    hint: (part: FormAid) => ReactNode;
    panel: (part: FormAid) => ReactNode;
    /** Below the number of whoever calls. */
    caller: (part: FormAid & { startOver: () => void }) => ReactNode;
    /** Whether what stands there keeps the form from being sent. */
    isWrong: (draft: ReportDraft) => boolean;
  };
  /** `changedSince`: the draft has other words than those that were taken in. */
  onReceipt: (receipt: Receipt, draft: ReportDraft, changedSince: boolean) => void;
}

/** What stands beside a form knows of it. */
export type FormAid = Pick<FormPart, "draft" | "change" | "tried">;

/** A report form as its parts use it. */
export interface ReportFormState {
  draft: Draft<ReportDraft>;
  part: Omit<FormPart, "number">;
  command: ReportSending["command"];
  /** How many parts want mending; 0 until sending was tried. */
  problemCount: number;
  submit(event: SubmitEvent): void;
  discard(): void;
  /** Changes when everything begins anew, so that parts with a state of their own do too. */
  generation: number;
}

/** The state of the report form: its draft, what is wrong with it, and how it is sent. */
export function useReportForm(
  options: ReportFormOptions,
  form: RefObject<HTMLFormElement | null>,
): ReportFormState {
  const { surface, process, signedIn } = options;
  const t = useReportWords();
  const forAnother = surface === "desk";
  const draft = useDraft<ReportDraft>(`report:${surface}`, () => beginReport(options), {
    version: draftVersion,
  });
  const value = { ...draft.value, who: whoOf(draft.value, signedIn) };
  const { index } = useBodyTree();
  const [tried, setTried] = useState(false);
  const [generation, setGeneration] = useState(0);

  // Whoever came by the entrance for businesses means it, whatever an older draft says.
  const { setValue } = draft;
  useEffect(() => {
    if (process !== undefined)
      setValue((before) => (before.process === process ? before : { ...before, process }));
  }, [process, setValue]);

  const { command, send } = useReportSending({
    name: `report:${surface}`,
    draft,
    onTaken({ receipt, taken }) {
      keepPlace(browserStorage(), value.placeIds);
      draft.clear();
      options.onReceipt(receipt, value, isOtherThan(value, taken));
    },
  });

  const problems = problemsOfReport(value, standingOfPlace(index, value.placeIds), forAnother);
  const count = Object.keys(problems).length + Number(options.aid?.isWrong(value) ?? false);
  const part: ReportFormState["part"] = {
    draft: value,
    tried,
    forAnother,
    change: (changed) => setValue((before) => ({ ...before, ...changed })),
    errorOf(field) {
      const problem = tried ? problems[field] : undefined;
      return problem && problemWords(field, problem, t);
    },
  };

  return {
    draft,
    part,
    command,
    generation,
    problemCount: tried ? count : 0,
    submit(event) {
      event.preventDefault();
      if (command.busy) return;
      setTried(true);
      if (count === 0) send(reportOf(value));
      else requestAnimationFrame(() => focusFirstProblem(form.current));
    },
    discard() {
      draft.clear();
      setTried(false);
      setGeneration((before) => before + 1);
    },
  };
}

/** Whether a draft says something else than what was taken in. */
function isOtherThan({ words, address }: ReportDraft, taken: TakenReport["taken"]): boolean {
  return words.trim() !== taken.words || address.trim() !== (taken.address ?? "");
}

function beginReport({ surface, process, placeIds }: ReportFormOptions): ReportDraft {
  return emptyReport({
    process: process ?? "resident-request",
    who: surface === "desk" ? "named" : "unnamed",
    placeIds: placeIds ?? lastPlace(browserStorage()),
    uploadSession: newId(),
  });
}

/** A reporter who is signed in is known to the server; one who is not cannot report as themselves. */
function whoOf({ who }: ReportDraft, signedIn: boolean): ReportDraft["who"] {
  if (who === "named") return who;
  return signedIn ? "self" : "unnamed";
}

function focusFirstProblem(form: HTMLFormElement | null): void {
  const place = form?.querySelector("[data-problem]");
  place?.querySelector<HTMLElement>("input:not([hidden]), textarea, select, button")?.focus();
}
