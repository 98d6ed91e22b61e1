import { Button, Checkbox } from "@mantine/core";
import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from "react";
import { newId } from "#web/client/newId.ts";
import { type CommandState, isUnanswered, useCommand } from "#web/client/useCommand.ts";
import { useDraft } from "#web/draft/useDraft.ts";
import { useDraftTime } from "#web/draft/useDraftTime.ts";
import { useWords } from "#web/words/useWords.ts";
import { ActionFieldInput } from "./ActionFieldInput.tsx";
import {
  type ActionField,
  emptyValuesOf,
  withoutSecrets,
  type FieldValues,
  isAsked,
  problemsOf,
} from "./actionFields.ts";
import classes from "./ActionForm.module.css";
import { CommandNotice } from "./CommandNotice.tsx";
import { Icon } from "./Icon.tsx";
import { Notice } from "./Notice.tsx";
import { serverProblemsOf } from "./serverProblems.ts";

/** What goes with the values of a form. */
export interface SendContext {
  idempotencyKey: string;
  /** The session the form's files were uploaded in. */
  uploadSession: string;
}

/** What {@link ActionForm} takes. */
export interface ActionFormProps<Output> {
  /** Above the fields: what is decided on. In a dialogue it scrolls with them, and the buttons stay in sight. */
  intro?: ReactNode;
  /** Names draft and intention in this browser: `case:${id}:accept`. */
  name: string;
  fields: readonly ActionField[];
  /** What some fields hold before anybody wrote in them. */
  initial?: FieldValues;
  submitLabel?: string;
  /** Cannot be undone: needs a tick before it is sent. */
  destructive?: boolean;
  /** Shown above the fields: offers values for them, which `put` sets. */
  offers?: (values: FieldValues, put: (values: FieldValues) => void) => ReactNode;
  /** Shown below the fields, made from what they hold. */
  preview?: (values: FieldValues) => ReactNode;
  /** It can no longer be sent; what was written stays readable. */
  closed?: boolean;
  /** Sends the values; what it throws is shown, and sending again uses the same key while nobody knows the outcome. */
  send: (values: FieldValues, context: SendContext) => Promise<Output>;
  /** Called once the server said yes. */
  onDone?: (output: Output) => void;
  onCancel?: () => void;
}

/** What a form keeps in the browser: what was written, and the session its files were uploaded in. */
export interface FormDraft {
  values: FieldValues;
  uploadSession: string;
}

/** A form from a plain description: says what is wrong at each field, keeps what was written until it was sent. */
export function ActionForm<Output>(props: ActionFormProps<Output>) {
  const { name, fields, initial, submitLabel, destructive = false, send, onDone, onCancel } = props;
  const t = useWords();
  const draft = useDraft<FormDraft>(
    name,
    () => ({ values: { ...emptyValuesOf(fields), ...initial }, uploadSession: newId() }),
    { kept: (whole) => ({ ...whole, values: withoutSecrets(fields, whole.values) }) },
  );
  const [generation, setGeneration] = useState(0);
  const [checked, setChecked] = useState(false);
  const [confirmed, setConfirmed] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { values, uploadSession } = draft.value;

  const command = useCommand<FieldValues, Output>({
    name,
    send: (input, idempotencyKey) => send(input, { idempotencyKey, uploadSession }),
    onDone: (output) => {
      draft.clear();
      onDone?.(output);
    },
  });
  const failed = command.state.step === "failed" ? command.state.error : undefined;
  const fromServer = serverProblemsOf(failed, t("problem.refused"));
  const problems = checked ? problemsOf(fields, values) : {};
  const asked = fields.filter((field) => isAsked(field, values));
  const unconfirmed = destructive && !confirmed;
  const count = Object.keys(problems).length + (checked && unconfirmed ? 1 : 0);

  function put(some: FieldValues): void {
    draft.setValue((before) => ({ ...before, values: { ...before.values, ...some } }));
  }

  function discard(): void {
    draft.clear();
    setChecked(false);
    // Fields with a state of their own, such as uploads, begin anew too.
    setGeneration((before) => before + 1);
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setChecked(true);
    if (Object.keys(problemsOf(fields, values)).length === 0 && !unconfirmed) void command.run(values);
    else requestAnimationFrame(() => focusFirstProblem(form.current));
  }

  return (
    <form ref={form} className={classes.form} onSubmit={submit} noValidate aria-busy={command.busy}>
      <div className={classes.body}>
        {props.intro}
        {draft.restored && <RestoredNotice savedAt={draft.savedAt} onDiscard={discard} />}
        <fieldset
          key={generation}
          className={classes.fields}
          disabled={command.busy}
          aria-label={t("form.fields")}
        >
          {props.offers?.(values, put)}
          {asked.map((field) => {
            const problem = problems[field.name];
            const error = problem
              ? (problem.sentence ?? t(`problem.${problem.code}`, { limit: problem.limit ?? "" }))
              : fromServer[field.name];
            return (
              <div key={field.name} data-problem={error !== undefined || undefined}>
                <ActionFieldInput
                  field={field}
                  values={values}
                  onChange={(value) => put({ [field.name]: value })}
                  error={error}
                  uploadSession={uploadSession}
                />
              </div>
            );
          })}
          {props.preview?.(values)}
          {destructive && (
            <ConfirmTick checked={confirmed} missing={checked && unconfirmed} onChange={setConfirmed} />
          )}
        </fieldset>
        <Outcome state={command.state} />
      </div>
      {count > 0 && (
        <p className={classes.problems} role="alert">
          <Icon name="alert" size={18} /> {t("form.fixFields", { count })}
        </p>
      )}
      <div className={classes.buttons}>
        <Button type="submit" size="lg" loading={command.busy} disabled={props.closed ?? false}>
          {isUnanswered(command.state) ? t("form.tryAgain") : (submitLabel ?? t("form.submit"))}
        </Button>
        {onCancel && (
          <Button variant="subtle" color="gray" size="lg" disabled={command.busy} onClick={onCancel}>
            {t("actions.cancel")}
          </Button>
        )}
      </div>
    </form>
  );
}

/** Says that what was written at an earlier visit is back. */
function RestoredNotice({ savedAt, onDiscard }: { savedAt: string | undefined; onDiscard: () => void }) {
  const t = useWords();
  const draftTime = useDraftTime();
  return (
    <Notice
      tone="calm"
      title={t("form.draftRestoredAt", { at: draftTime(savedAt) })}
      action={
        <Button variant="subtle" onClick={onDiscard}>
          {t("form.draftDiscard")}
        </Button>
      }
    />
  );
}

/** What became of sending, scrolled into sight: the fields may be longer than the screen. */
function Outcome({ state }: { state: CommandState }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.step === "failed") place.current?.scrollIntoView({ block: "nearest" });
  }, [state]);
  return (
    <div ref={place} className={classes.outcome}>
      <CommandNotice state={state} />
    </div>
  );
}

interface ConfirmTickProps {
  checked: boolean;
  missing: boolean;
  onChange: (checked: boolean) => void;
}

function ConfirmTick({ checked, missing, onChange }: ConfirmTickProps) {
  const t = useWords();
  return (
    <div className={classes.confirm} data-problem={missing || undefined}>
      <Checkbox
        label={t("actions.confirmDestructive")}
        checked={checked}
        error={missing ? t("actions.confirmFirst") : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </div>
  );
}

function focusFirstProblem(form: HTMLFormElement | null): void {
  const place = form?.querySelector("[data-problem]");
  place?.querySelector<HTMLElement>("input:not([hidden]), textarea, select, button")?.focus();
}
