import { Button, Textarea } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { findBlank, loadKnowledgeHint, loadKnowledgePanel } from "#modules/knowledge/screens/index.ts";
import { FieldLabel } from "#web/kit/FieldLabel.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { lazyLater } from "#web/kit/lazyLater.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { useAnswerWords } from "./answerWords.ts";
import classes from "./AnswerAid.module.css";
import { answerLimits, findAnswerProblem } from "./lineAnswer.ts";
import type { ReportDraft } from "./reportDraft.ts";
import type { FormAid } from "./useReportForm.ts";
import { wordsId } from "./WhatSection.tsx";

const KnowledgePanel = lazyLater(loadKnowledgePanel, <LoadingState />);
const KnowledgeHint = lazyLater(loadKnowledgeHint, null);

/** Whether the answer that was chosen cannot be recorded as it is. */
export function isAnswerWrong({ answer }: ReportDraft): boolean {
  return answer !== undefined && findAnswerProblem(answer.answer) !== undefined;
}

/** Below the caller's words: that there may be an answer. */
export function AnswerHint({ draft }: FormAid) {
  return draft.answer ? null : <KnowledgeHint words={draft.words} />;
}

/** Beside a clerk's form: the knowledge base, or the answer that was chosen from it. */
export function AnswerAid(part: FormAid) {
  const { draft, change } = part;
  const [chosenHere, setChosenHere] = useState(false);
  KnowledgePanel.useAhead();
  if (draft.answer) {
    return (
      <AnswerSection
        {...part}
        answer={draft.answer}
        takesFocus={chosenHere}
        onDrop={() => change({ answer: undefined })}
      />
    );
  }
  return (
    <KnowledgePanel
      words={draft.words}
      onUse={(answer) => {
        setChosenHere(true);
        change({ answer });
      }}
      onLeave={() => document.getElementById(wordsId)?.focus()}
    />
  );
}

interface AnswerSectionProps extends FormAid {
  answer: NonNullable<FormAid["draft"]["answer"]>;
  takesFocus: boolean;
  onDrop: () => void;
}

function AnswerSection({ answer, change, tried, takesFocus, onDrop }: AnswerSectionProps) {
  const t = useAnswerWords();
  const area = useRef<HTMLTextAreaElement>(null);
  const error = tried ? wordsOfProblem(answer.answer, t) : undefined;
  useEffect(() => {
    if (takesFocus) area.current?.focus();
  }, [takesFocus]);
  return (
    <section className={classes.answer} aria-labelledby="answer-title">
      <h2 id="answer-title" className={classes.title}>
        <Icon name="check" size={22} /> {t("answer.title")}
      </h2>
      <p>{t("answer.from", { title: answer.title, version: `${answer.version}` })}</p>
      <div data-problem={error !== undefined || undefined}>
        <Textarea
          ref={area}
          label={<FieldLabel text={t("answer.label")} required />}
          description={t("answer.hint")}
          minRows={6}
          maxRows={16}
          value={answer.answer}
          error={error}
          onChange={(event) => change({ answer: { ...answer, answer: event.currentTarget.value } })}
        />
      </div>
      <div>
        <Button variant="default" onClick={onDrop}>
          {t("answer.drop")}
        </Button>
      </div>
    </section>
  );
}

function wordsOfProblem(words: string, t: ReturnType<typeof useAnswerWords>): string | undefined {
  switch (findAnswerProblem(words)) {
    case "short":
      return t("answer.short", { limit: answerLimits.fewest });
    case "long":
      return t("answer.long", { limit: answerLimits.most });
    case "blankLeft":
      return t("answer.blankLeft", { blank: findBlank(words) ?? "" });
    case undefined:
      return undefined;
  }
}
