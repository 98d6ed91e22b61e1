import { Textarea } from "@mantine/core";
import { useId } from "react";
import { useFormats } from "#web/words/formats.ts";
import { useWords } from "#web/words/useWords.ts";
import type { ActionField } from "./actionFields.ts";
import classes from "./ActionForm.module.css";
import { FieldLabel } from "./FieldLabel.tsx";

/** What {@link LongTextInput} takes. */
export interface LongTextInputProps {
  field: Extract<ActionField, { kind: "longText" }>;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

/** Some lines of text, with what the field offers to put into them. */
export function LongTextInput({ field, value, onChange, error }: LongTextInputProps) {
  const id = useId();

  function put(words: string): void {
    const found = document.getElementById(id);
    const element = found instanceof HTMLTextAreaElement ? found : undefined;
    const [from, to] = [element?.selectionStart ?? value.length, element?.selectionEnd ?? value.length];
    onChange(value.slice(0, from) + words + value.slice(to));
    const caret = from + words.length;
    // Once the new text stands in it.
    requestAnimationFrame(() => {
      element?.focus();
      element?.setSelectionRange(caret, caret);
    });
  }

  return (
    <div>
      <Textarea
        id={id}
        label={<FieldLabel text={field.label} required={field.required ?? false} />}
        description={field.hint ?? null}
        error={error}
        value={value}
        placeholder={field.placeholder ?? ""}
        maxRows={14}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <CharacterCount value={value} most={field.mostCharacters} />
      {field.offers?.(value, put)}
    </div>
  );
}

/** Shown from half of the limit on: before that it only disturbs. */
function CharacterCount({ value, most }: { value: string; most: number | undefined }) {
  const t = useWords();
  const formats = useFormats();
  const count = [...value.trim()].length;
  if (most === undefined || count < most / 2) return null;
  return (
    <p className={classes.count} data-over={count > most || undefined}>
      {t("form.characters", { count: formats.number(count), most: formats.number(most) })}
    </p>
  );
}
