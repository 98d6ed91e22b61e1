import { Button, Textarea } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { isUnanswered, useCommand } from "#web/client/useCommand.ts";
import { FieldLabel } from "#web/kit/FieldLabel.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { useLatest } from "#web/kit/useLatest.ts";
import type { CaseView } from "../../contract.ts";
import { actOnCase } from "../calls/requestCalls.ts";
import { useAnswerWords } from "./answerWords.ts";
import classes from "./AnswerAid.module.css";
import type { KeptAnswer } from "./keptAnswers.ts";
import { useKeptAnswers } from "./useKeptAnswers.ts";
import { useSendAgain } from "./useSendAgain.ts";

/** What {@link AnswerStanding} takes. */
export interface AnswerStandingProps {
  answer: KeptAnswer;
  /** It was given up, or another tab recorded it. */
  onOver: () => void;
  /** The case is being looked at: no way leads there. */
  here?: boolean;
}

/** Records an answer on the line, once, however often it is sent; says at every moment where it stands. */
export function AnswerStanding({ answer: kept, onOver, here = false }: AnswerStandingProps) {
  const t = useAnswerWords();
  const [answer, setAnswer] = useState(kept);
  const command = useAnswering(answer, setAnswer, onOver);
  const { number, title, article, refusal } = answer;
  const { step } = command.state;
  const isDone = step === "done";
  return (
    <section className={classes.standing}>
      {isDone ? (
        <Notice tone="good">{t(article ? "standing.done" : "standing.doneOwn", { number, title })}</Notice>
      ) : refusal ? (
        <Refused answer={answer} busy={command.busy} onSend={command.send} onGivenUp={onOver} />
      ) : isUnanswered(command.state) ? (
        <Notice tone="warn" icon="offline" urgent>
          {t("standing.unanswered", { number })}
        </Notice>
      ) : (
        <Notice tone="calm" icon="network">
          {t("standing.sending", { number })}
        </Notice>
      )}
      {!here && (
        <div>
          <Button component={Link} to={`/desk/cases/${answer.caseId}`} variant="subtle">
            {t("standing.open")}
          </Button>
        </div>
      )}
    </section>
  );
}

function useAnswering(answer: KeptAnswer, setAnswer: (answer: KeptAnswer) => void, onOver: () => void) {
  const answers = useKeptAnswers();
  const { caseId } = answer;
  const command = useCommand<KeptAnswer, CaseView>({
    name: `solve:${caseId}`,
    send: ({ words, article }, idempotencyKey) =>
      actOnCase(
        caseId,
        "solveOnTheSpot",
        { input: { words, ...(article ? { article } : {}) } },
        { idempotencyKey },
      ),
    onDone: () => answers.drop(caseId),
    invalidates: [["case", caseId], ["queue"], ["knowledge"]],
  });

  function deliver(sent: KeptAnswer): void {
    void command.run(sent).then((outcome) => {
      if (outcome.done || outcome.error.kind !== "refused") return;
      const { code, message } = outcome.error;
      const refused = { ...sent, refusal: { code, message } };
      answers.keep(refused);
      setAnswer(refused);
    });
  }

  /** Sends in the words as they are now. */
  function send(changed: KeptAnswer): void {
    const { refusal: _settled, ...next } = changed;
    answers.keep(next);
    setAnswer(next);
    deliver(next);
  }

  const latest = useLatest(() => {
    const still = answers.list().find((each) => each.caseId === caseId);
    // Another tab recorded it meanwhile, or gave it up.
    if (!still) onOver();
    else if (!still.refusal) deliver(still);
  });
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    latest.current();
  }, [latest]);
  useSendAgain(isUnanswered(command.state), () => latest.current());
  return { ...command, send };
}

interface RefusedProps {
  answer: KeptAnswer;
  busy: boolean;
  onSend: (answer: KeptAnswer) => void;
  onGivenUp: () => void;
}

/** The case is there, its answer is not: says why, and lets the clerk answer otherwise or leave it to the desk. */
function Refused({ answer, busy, onSend, onGivenUp }: RefusedProps) {
  const t = useAnswerWords();
  const [words, setWords] = useState(answer.words);
  const { article, refusal, number } = answer;
  const ofArticle = article !== undefined && refusal?.code.startsWith("article-");
  return (
    <>
      <Notice tone="bad" title={t("standing.refused", { number })} urgent>
        {refusal?.message}
      </Notice>
      <Textarea
        label={<FieldLabel text={t("answer.label")} required />}
        maxRows={14}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <div className={classes.buttons}>
        {ofArticle && (
          <Button loading={busy} onClick={() => onSend({ ...answer, words, article: undefined })}>
            {t("standing.without")}
          </Button>
        )}
        <Button variant="default" loading={busy} onClick={() => onSend({ ...answer, words })}>
          {t("standing.again")}
        </Button>
        <Button variant="subtle" disabled={busy} onClick={onGivenUp}>
          {t("standing.giveUp")}
        </Button>
      </div>
      <p className={classes.soft}>{t("standing.giveUpHint")}</p>
    </>
  );
}
