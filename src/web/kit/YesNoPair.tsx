import { type ReactNode, useId } from "react";
import { useWords } from "#web/words/useWords.ts";
import type { FieldValueOf, YesNoQuestion } from "./actionFields.ts";
import classes from "./YesNoPair.module.css";

/** What {@link YesNoPair} takes. */
export interface YesNoPairProps {
  label: ReactNode;
  questions: readonly [YesNoQuestion, YesNoQuestion];
  value: FieldValueOf["yesNoPair"];
  onChange: (value: FieldValueOf["yesNoPair"]) => void;
  error?: string | undefined;
}

/** Two questions asked apart, so that "solved" is never taken for "satisfied". */
export function YesNoPair({ label, questions, value, onChange, error }: YesNoPairProps) {
  const id = useId();
  return (
    <fieldset className={classes.group} aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend className={classes.legend}>{label}</legend>
      {questions.map((question) => (
        <YesNo
          key={question.name}
          label={question.label}
          answer={value[question.name]}
          onAnswer={(answer) => onChange({ ...value, [question.name]: answer })}
        />
      ))}
      {error !== undefined && (
        <p id={`${id}-error`} className={classes.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface YesNoProps {
  label: string;
  answer: boolean | undefined;
  onAnswer: (answer: boolean) => void;
}

function YesNo({ label, answer, onAnswer }: YesNoProps) {
  const t = useWords();
  const id = useId();
  return (
    <div className={classes.question} role="radiogroup" aria-labelledby={`${id}-label`}>
      <span id={`${id}-label`} className={classes.label}>
        {label}
      </span>
      <span className={classes.answers}>
        {[true, false].map((choice) => (
          <label key={String(choice)} className={classes.answer}>
            <input
              type="radio"
              className={classes.input}
              name={id}
              checked={answer === choice}
              onChange={() => onAnswer(choice)}
            />
            {choice ? t("form.yes") : t("form.no")}
          </label>
        ))}
      </span>
    </div>
  );
}
