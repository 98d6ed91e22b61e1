import { Button } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { asApiError, sentenceFor } from "#web/client/apiError.ts";
import { Dialog } from "#web/kit/Dialog.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { useWords } from "#web/words/useWords.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../../contract.ts";
import { readCase } from "../../calls/requestCalls.ts";
import type { BulkAct } from "./bulkActs.ts";
import classes from "./Bulk.module.css";
import { type Chosen, type LeftOut, planBulk, type PlannedStep } from "./planBulk.ts";
import { useBulkWords } from "./words.ts";

/** What {@link BulkPreview} takes. */
export interface BulkPreviewProps {
  act: BulkAct;
  chosen: readonly Chosen[];
  onBegin: (steps: readonly PlannedStep[]) => void;
  onClose: () => void;
}

/** Says what an act will do to how many, and which cases are left out and why, before anything is sent. */
export function BulkPreview({ act, chosen, onBegin, onClose }: BulkPreviewProps) {
  const t = useBulkWords();
  const read = useViews(chosen.map(({ caseId }) => caseId));
  const plan = planBulk(act, chosen, read.views);
  const count = plan.steps.length;
  return (
    <Dialog title={t(`act.${act}`)} onClose={onClose}>
      {read.reading > 0 ? (
        <>
          <output>{t("reading", { count: read.reading })}</output>
          <LoadingState />
        </>
      ) : (
        <>
          <p className={classes.will}>{t(`will.${act}`, { count })}</p>
          <p className={classes.soft}>{t(`undo.${act}`)}</p>
          {read.failed !== undefined && <Notice tone="warn">{read.failed}</Notice>}
          {count > 0 && (
            <details className={classes.some}>
              <summary>{t("willList", { count })}</summary>
              <ul className={classes.cases}>
                {plan.steps.map((step) => (
                  <li key={`${step.caseId}.${step.taskId ?? ""}`}>
                    <span className={classes.number}>{step.number}</span> {step.summary}
                  </li>
                ))}
              </ul>
            </details>
          )}
          {plan.leftOut.length > 0 && (
            <section aria-labelledby="left-out">
              <h3 id="left-out">{t("leftOut", { count: plan.leftOut.length })}</h3>
              <ul className={classes.cases}>
                {plan.leftOut.map((each) => (
                  <LeftOutLine key={`${each.caseId}.${each.taskId ?? ""}`} left={each} />
                ))}
              </ul>
            </section>
          )}
          <div className={classes.buttons}>
            <Button variant="default" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button disabled={count === 0} onClick={() => onBegin(plan.steps)}>
              {t(`begin.${act}`, { count })}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

function LeftOutLine({ left: { number, why, state } }: { left: LeftOut }) {
  const t = useBulkWords();
  const wordsOf = useWordsOf();
  const said =
    why === "unread"
      ? t("unread")
      : why === "no-such-step"
        ? t("noSuchStep", { state: state ? wordsOf(state) : "" })
        : wordsOf(why);
  return (
    <li>
      <span className={classes.number}>{number}</span> {said}
    </li>
  );
}

/** The cases as they are now: what a list shows of them may be some seconds old. */
function useViews(caseIds: readonly string[]) {
  const shared = useWords();
  return useQueries({
    queries: [...new Set(caseIds)].map((caseId) => ({
      queryKey: ["case", caseId, "session"],
      queryFn: ({ signal }: { signal: AbortSignal }) => readCase(caseId, undefined, signal),
      staleTime: 0,
    })),
    combine: (answers) => ({
      reading: answers.filter(({ isFetching, data }) => isFetching && data === undefined).length,
      views: new Map(answers.flatMap(({ data }): [string, CaseView][] => (data ? [[data.id, data]] : []))),
      failed: answers.flatMap(({ error }) => (error ? [sentenceFor(asApiError(error), shared)] : []))[0],
    }),
  });
}
