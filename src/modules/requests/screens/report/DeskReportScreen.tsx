import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useSession } from "#web/session/session.ts";
import { useFormats } from "#web/words/formats.ts";
import { useBodyTree } from "#modules/organisations/screens/index.ts";
import type { Receipt } from "../calls/requestCalls.ts";
import { ReceiptCode } from "../receipts/ReceiptCode.tsx";
import { useReceiptWords } from "../receipts/words.ts";
import { AnswerAid, AnswerHint, isAnswerWrong } from "./AnswerAid.tsx";
import { CallerCases, type CallerCasesProps } from "./CallerCases.tsx";
import { KeptAnswerList } from "./KeptAnswers.tsx";
import { useKeptAnswers } from "./useKeptAnswers.ts";
import { placesAbove } from "./places.ts";
import classes from "./DeskReport.module.css";
import type { ReportDraft } from "./reportDraft.ts";
import { ReportForm } from "./ReportForm.tsx";
import type { FormAid } from "./useReportForm.ts";
import { useReportWords } from "./words.ts";

const aid = {
  hint: (part: FormAid) => <AnswerHint {...part} />,
  panel: (part: FormAid) => <AnswerAid {...part} />,
  caller: (part: CallerCasesProps) => <CallerCases {...part} />,
  isWrong: isAnswerWrong,
};

/** A clerk writes down what somebody says on the phone or at the counter. */
export function DeskReportScreen() {
  const t = useReportWords();
  const { post } = useSession();
  const { index, error } = useBodyTree();
  const [taken, setTaken] = useState<{ receipt: Receipt; changedSince: boolean }>();
  const kept = useKeptAnswers();
  const [answers, setAnswers] = useState(kept.list);

  function onReceipt(receipt: Receipt, { answer }: ReportDraft, changedSince: boolean): void {
    setTaken({ receipt, changedSince });
    if (!answer) return;
    const { caseId, number } = receipt;
    const { id, version, title, answer: words } = answer;
    const given = { caseId, number, article: { id, version }, title, words: words.trim() };
    // Before anything is sent: a page that is closed now takes it up again.
    kept.keep(given);
    setAnswers((before) => [...before, given]);
  }

  return (
    <Page title={t("deskTitle")} lead={t("deskLead")} width="wide">
      <KeptAnswerList
        answers={answers}
        hereId={taken?.receipt.caseId}
        onOver={(caseId) => setAnswers((before) => before.filter((each) => each.caseId !== caseId))}
      />
      {taken ? (
        <Registered
          {...taken}
          onNext={() => {
            setTaken(undefined);
            // Those that are recorded have been seen.
            setAnswers(kept.list());
          }}
        />
      ) : index || error ? (
        <ReportForm
          surface="desk"
          process={undefined}
          placeIds={index && post ? placesAbove(index, post.bodyId) : []}
          signedIn={false}
          aid={aid}
          onReceipt={onReceipt}
        />
      ) : (
        <LoadingState shape="page" />
      )}
    </Page>
  );
}

interface RegisteredProps {
  receipt: Receipt;
  changedSince: boolean;
  onNext: () => void;
}

function Registered({ receipt, changedSince, onNext }: RegisteredProps) {
  const t = useReportWords();
  const say = useReceiptWords();
  const formats = useFormats();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className={classes.done}>
      <h2 ref={heading} tabIndex={-1}>
        {t("deskDone")} · {say("forCaller")}
      </h2>
      <p>{say("lead", { number: receipt.number, at: formats.instant(receipt.reportedAt) })}</p>
      {changedSince && <Notice tone="warn">{t("changedSince")}</Notice>}
      <ReceiptCode receipt={receipt} />
      <p className={classes.soft}>{say("forCallerHint")}</p>
      <div className={classes.buttons}>
        <Button size="lg" onClick={onNext}>
          {t("next")}
        </Button>
        <Button component={Link} to={`/desk/cases/${receipt.caseId}`} size="lg" variant="default">
          {t("openCase")}
        </Button>
      </div>
    </section>
  );
}
