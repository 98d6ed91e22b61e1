import { Button } from "@mantine/core";
import { type KeyboardEvent, type SubmitEvent, useEffect, useRef, useState } from "react";
import { newId } from "#web/client/newId.ts";
import { browserStorage } from "#web/draft/browserStorage.ts";
import { useDraft } from "#web/draft/useDraft.ts";
import { CommandNotice } from "#web/kit/CommandNotice.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { useWords } from "#web/words/useWords.ts";
import { useBodyTree } from "#modules/organisations/screens/index.ts";
import type { RequestProcessId } from "../../domain/processes.ts";
import type { Receipt } from "../calls/requestCalls.ts";
import { type FormPart, problemWords } from "./formPart.ts";
import { MoreSection } from "./MoreSection.tsx";
import { keepPlace, lastPlace } from "./lastPlace.ts";
import { standingOfPlace } from "./places.ts";
import { emptyReport, problemsOfReport, type ReportDraft, reportOf } from "./reportDraft.ts";
import classes from "./ReportForm.module.css";
import { useReportSending } from "./useReportSending.ts";
import { WhatSection } from "./WhatSection.tsx";
import { WhereSection } from "./WhereSection.tsx";
import { WhoSection } from "./WhoSection.tsx";
import { useReportWords } from "./words.ts";

/** What {@link ReportForm} takes. */
export interface ReportFormProps {
  /** Residents and clerks keep their drafts apart. */
  surface: "public" | "desk";
  process: RequestProcessId | undefined;
  /** Where to begin when nothing was remembered. */
  placeIds?: readonly string[] | undefined;
  signedIn: boolean;
  onReceipt: (receipt: Receipt, draft: ReportDraft) => void;
}

/** The report form: four parts on one page, kept while it is written, sent exactly once. */
export function ReportForm({ surface, process, placeIds, signedIn, onReceipt }: ReportFormProps) {
  const t = useReportWords();
  const shared = useWords();
  const forAnother = surface === "desk";
  const draft = useDraft<ReportDraft>(`report:${surface}`, () =>
    emptyReport({
      process: process ?? "resident-request",
      who: forAnother ? "named" : "unnamed",
      placeIds: placeIds ?? lastPlace(browserStorage()),
      uploadSession: newId(),
    }),
  );
  const value = { ...draft.value, who: whoOf(draft.value, signedIn) };
  const { index } = useBodyTree();
  const [tried, setTried] = useState(false);
  const [generation, setGeneration] = useState(0);
  const form = useRef<HTMLFormElement>(null);

  // Whoever came by the entrance for businesses means it, whatever an older draft says.
  const { setValue } = draft;
  useEffect(() => {
    if (process !== undefined)
      setValue((before) => (before.process === process ? before : { ...before, process }));
  }, [process, setValue]);

  const { command, send } = useReportSending({
    name: `report:${surface}`,
    draft,
    onReceipt(receipt) {
      keepPlace(browserStorage(), value.placeIds);
      draft.clear();
      onReceipt(receipt, value);
    },
  });

  const problems = problemsOfReport(value, standingOfPlace(index, value.placeIds), forAnother);
  const count = tried ? Object.keys(problems).length : 0;
  const isUnanswered = command.state.step === "failed" && command.state.error.kind !== "refused";
  const part: FormPart = {
    draft: value,
    forAnother,
    change: (changed) => draft.setValue((before) => ({ ...before, ...changed })),
    errorOf(field) {
      const problem = tried ? problems[field] : undefined;
      return problem && problemWords(field, problem, t);
    },
  };

  function submit(event: SubmitEvent | KeyboardEvent): void {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problems).length === 0) send(reportOf(value));
    else requestAnimationFrame(() => focusFirstProblem(form.current));
  }

  function discard(): void {
    draft.clear();
    setTried(false);
    setGeneration((before) => before + 1);
  }

  return (
    <form
      ref={form}
      className={classes.form}
      data-surface={surface}
      noValidate
      aria-busy={command.busy}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !command.busy) submit(event);
      }}
    >
      {draft.restored && !draft.value.sent && (
        <Notice
          tone="calm"
          title={shared("form.draftRestored")}
          action={
            <Button variant="subtle" onClick={discard}>
              {shared("form.draftDiscard")}
            </Button>
          }
        />
      )}
      {draft.restored && draft.value.sent && <Notice tone="warn">{t("sentBefore")}</Notice>}
      <fieldset key={generation} className={classes.parts} disabled={command.busy}>
        <div className={classes.column}>
          <WhatSection {...part} />
        </div>
        <div className={classes.column}>
          <WhereSection {...part} />
          <MoreSection {...part} />
          <WhoSection {...part} signedIn={signedIn} />
        </div>
      </fieldset>
      <div className={classes.end}>
        {count > 0 && (
          <p className={classes.problems} role="alert">
            <Icon name="alert" size={18} /> {shared("form.fixFields", { count })}
          </p>
        )}
        <CommandNotice state={command.state} />
        {isUnanswered && <p className={classes.soft}>{t("kept")}</p>}
        <Button type="submit" size="lg" loading={command.busy} className={classes.send ?? ""}>
          {isUnanswered ? shared("form.tryAgain") : forAnother ? t("register") : t("send")}
        </Button>
        {!forAnother && <p className={classes.soft}>{t("sendHint")}</p>}
      </div>
    </form>
  );
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
