import { Button, Textarea } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useWords } from "#web/words/useWords.ts";
import type { FieldValueOf, PartsField } from "./actionFields.ts";
import { ChoiceCards } from "./ChoiceCards.tsx";
import { FieldLabel } from "./FieldLabel.tsx";
import classes from "./ActionForm.module.css";

/** What {@link PartsInput} takes. */
export interface PartsInputProps {
  field: PartsField;
  value: FieldValueOf["parts"];
  onChange: (value: FieldValueOf["parts"]) => void;
  error: string | undefined;
}

const empty = { choice: "", text: "" };

/** Several texts, each of a kind; at least one is there to be filled in. */
export function PartsInput({ field, value, onChange, error }: PartsInputProps) {
  const t = useWords();
  const parts = value.length === 0 ? [empty] : value;
  const last = useRef<HTMLTextAreaElement>(null);
  const [added, setAdded] = useState(0);
  useEffect(() => {
    if (added > 0) last.current?.focus();
  }, [added]);
  const set = (index: number, part: (typeof parts)[number]) =>
    onChange(parts.map((each, at) => (at === index ? part : each)));
  return (
    <div className={classes.parts}>
      {parts.map((part, index) => (
        <fieldset key={index} className={classes.part}>
          <legend>{t("form.part", { number: `${index + 1}` })}</legend>
          <ChoiceCards
            label={<FieldLabel text={field.choiceLabel} required />}
            description={null}
            options={field.options}
            value={part.choice}
            onChange={(choice) => set(index, { ...part, choice })}
            error={undefined}
          />
          <Textarea
            ref={index === parts.length - 1 ? last : null}
            label={<FieldLabel text={field.textLabel} required />}
            description={field.hint ?? null}
            autosize
            maxRows={10}
            value={part.text}
            onChange={(event) => set(index, { ...part, text: event.currentTarget.value })}
          />
          {parts.length > 1 && (
            <Button variant="subtle" onClick={() => onChange(parts.filter((_, at) => at !== index))}>
              {t("form.removePart", { number: `${index + 1}` })}
            </Button>
          )}
        </fieldset>
      ))}
      {error !== undefined && (
        <p role="alert" className={classes.problem}>
          {error}
        </p>
      )}
      {parts.length < field.most && (
        <Button
          variant="default"
          onClick={() => {
            onChange([...parts, empty]);
            setAdded((count) => count + 1);
          }}
        >
          {t("form.addPart")}
        </Button>
      )}
    </div>
  );
}
