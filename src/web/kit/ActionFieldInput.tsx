import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "#web/words/useWords.ts";
import {
  type ActionField,
  type FieldValue,
  type FieldValueOf,
  type FieldValues,
  valueOf,
} from "./actionFields.ts";
import { BodyPicker } from "./BodyPicker.tsx";
import { ChoiceCards } from "./ChoiceCards.tsx";
import { FieldLabel } from "./FieldLabel.tsx";
import classes from "./ActionForm.module.css";
import { Icon } from "./Icon.tsx";
import { LongTextInput } from "./LongTextInput.tsx";
import { PartsInput } from "./PartsInput.tsx";
import { PhotoPicker } from "./PhotoPicker.tsx";
import { RatingStars } from "./RatingStars.tsx";
import { YesNoPair } from "./YesNoPair.tsx";

/** What {@link ActionFieldInput} takes. */
export interface ActionFieldInputProps {
  field: ActionField;
  values: FieldValues;
  onChange: (value: FieldValue) => void;
  error: string | undefined;
  uploadSession: string;
}

/** One field of a form, as its kind wants to be filled in. */
export function ActionFieldInput({ field, values, onChange, error, uploadSession }: ActionFieldInputProps) {
  const label = <FieldLabel text={field.label} required={field.required ?? false} />;
  const common = { label, description: field.hint ?? null, error };
  switch (field.kind) {
    case "text":
    case "phone":
      return <TextField field={field} value={valueOf(values, field)} onChange={onChange} error={error} />;
    case "longText":
      return <LongTextInput field={field} value={valueOf(values, field)} onChange={onChange} error={error} />;
    case "date":
      return (
        <TextInput
          {...common}
          type="date"
          className={classes.short ?? ""}
          value={valueOf(values, field)}
          min={field.earliest ?? ""}
          max={field.latest ?? ""}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "choice":
      return <ChoiceField field={field} value={valueOf(values, field)} onChange={onChange} common={common} />;
    case "choices":
      return (
        <ChoicesField field={field} value={valueOf(values, field)} onChange={onChange} common={common} />
      );
    case "choiceWithReason":
      return (
        <ChoiceWithReason field={field} value={valueOf(values, field)} onChange={onChange} error={error} />
      );
    case "body": {
      const chosen = valueOf(values, field);
      return (
        <BodyPicker
          {...common}
          options={field.bodies}
          value={chosen === "" ? [] : [chosen]}
          onChange={(ids) => onChange(ids[0] ?? "")}
        />
      );
    }
    case "bodies":
      return (
        <BodyPicker
          {...common}
          several
          options={field.bodies}
          value={valueOf(values, field)}
          onChange={onChange}
        />
      );
    case "parts":
      return <PartsInput field={field} value={valueOf(values, field)} onChange={onChange} error={error} />;
    case "files":
      return (
        <PhotoPicker
          {...common}
          limits={field.limits}
          uploadSession={uploadSession}
          value={valueOf(values, field)}
          onChange={onChange}
        />
      );
    case "rating":
      return <RatingStars label={label} value={valueOf(values, field)} onChange={onChange} error={error} />;
    case "tick":
      return (
        <Checkbox
          label={field.label}
          description={field.hint}
          error={error}
          checked={valueOf(values, field)}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case "yesNoPair":
      return (
        <YesNoPair
          label={label}
          questions={field.questions}
          value={valueOf(values, field)}
          onChange={onChange}
          error={error}
        />
      );
  }
}

interface TextFieldProps {
  field: Extract<ActionField, { kind: "text" | "phone" }>;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

function TextField({ field, value, onChange, error }: TextFieldProps) {
  const phone = field.kind === "phone" ? { type: "tel", inputMode: "tel" as const, autoComplete: "tel" } : {};
  return (
    <TextInput
      label={<FieldLabel text={field.label} required={field.required ?? false} />}
      description={field.hint ?? null}
      error={error}
      value={value}
      placeholder={field.placeholder ?? ""}
      {...phone}
      {...(field.secret ? { type: "password" } : {})}
      {...(field.autoComplete === undefined ? {} : { autoComplete: field.autoComplete })}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface ChosenProps<Kind extends "choice" | "choices"> {
  field: Extract<ActionField, { kind: Kind }>;
  value: FieldValueOf[Kind];
  onChange: (value: FieldValue) => void;
  common: { label: ReactNode; description: string | null; error: string | undefined };
}

function ChoiceField({ field, value, onChange, common }: ChosenProps<"choice">) {
  const t = useWords();
  if (field.look !== "list")
    return <ChoiceCards {...common} options={field.options} value={value} onChange={onChange} />;
  return (
    <NativeSelect
      {...common}
      rightSection={<Icon name="chevronDown" size={18} />}
      value={value}
      data={[{ value: "", label: t("form.choose") }, ...field.options]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function ChoicesField({ field, value, onChange, common }: ChosenProps<"choices">) {
  return (
    <Checkbox.Group {...common} value={[...value]} onChange={onChange}>
      <div className={classes.ticks}>
        {field.options.map((option) => (
          <Checkbox key={option.value} value={option.value} label={option.label} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

interface ChoiceWithReasonProps {
  field: Extract<ActionField, { kind: "choiceWithReason" }>;
  value: FieldValueOf["choiceWithReason"];
  onChange: (value: FieldValue) => void;
  error: string | undefined;
}

function ChoiceWithReason({ field, value, onChange, error }: ChoiceWithReasonProps) {
  const t = useWords();
  const chosen = field.options.find((option) => option.value === value.choice);
  const choiceError = chosen ? undefined : error;
  return (
    <div className={classes.pair}>
      <ChoiceCards
        label={<FieldLabel text={field.label} required={field.required ?? false} />}
        description={field.hint ?? null}
        options={field.options}
        value={value.choice}
        onChange={(choice) => onChange({ ...value, choice })}
        error={choiceError}
      />
      {chosen && (
        <Textarea
          label={
            <FieldLabel text={field.reasonLabel ?? t("form.reason")} required={chosen.asksReason ?? false} />
          }
          value={value.reason}
          error={error}
          onChange={(event) => onChange({ ...value, reason: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
