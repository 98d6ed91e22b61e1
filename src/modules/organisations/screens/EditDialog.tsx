import { Button, Modal, TextInput } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { type SubmitEvent, useState } from "react";
import { isUnanswered, useCommand } from "#web/client/useCommand.ts";
import { CommandNotice } from "#web/kit/CommandNotice.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { useWords } from "#web/words/useWords.ts";
import { organisationsKey } from "./organisationsClient.ts";
import classes from "./Organisations.module.css";

/** A text that can be changed in place. */
export interface EditField {
  name: string;
  label: string;
  value: string;
  required?: boolean;
  type?: "text" | "tel";
}

/** What {@link EditDialog} takes. */
export interface EditDialogProps {
  /** Names the intention in this browser: `body:652301:edit`. */
  name: string;
  label: string;
  submitLabel: string;
  fields: readonly EditField[];
  send: (values: Readonly<Record<string, string>>, idempotencyKey: string) => Promise<unknown>;
}

/** A button that opens a form which begins with what is there now. */
export function EditDialog(props: EditDialogProps) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const isPhone = useMediaQuery("(max-width: 48em)") ?? false;
  return (
    <>
      <Button variant="default" leftSection={<Icon name="report" size={18} />} onClick={() => setOpen(true)}>
        {props.label}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={props.label}
        fullScreen={isPhone}
        size="lg"
        closeButtonProps={{ "aria-label": t("actions.cancel"), size: "xl" }}
      >
        <EditForm {...props} onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function EditForm({ name, fields, submitLabel, send, onDone }: EditDialogProps & { onDone: () => void }) {
  const t = useWords();
  const [values, setValues] = useState(() =>
    Object.fromEntries(fields.map((field) => [field.name, field.value])),
  );
  const [checked, setChecked] = useState(false);
  const command = useCommand({ name, send, onDone, invalidates: [organisationsKey] });
  const isMissing = (field: EditField) => field.required === true && values[field.name]?.trim() === "";

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setChecked(true);
    if (!fields.some(isMissing)) void command.run(values);
  }

  return (
    <form className={classes.form} onSubmit={submit} noValidate aria-busy={command.busy}>
      {fields.map((field) => (
        <TextInput
          key={field.name}
          label={field.label}
          type={field.type ?? "text"}
          withAsterisk={field.required ?? false}
          value={values[field.name] ?? ""}
          error={checked && isMissing(field) ? t("problem.required") : undefined}
          disabled={command.busy}
          onChange={(event) => setValues({ ...values, [field.name]: event.currentTarget.value })}
        />
      ))}
      <CommandNotice state={command.state} />
      <Button type="submit" size="lg" loading={command.busy}>
        {isUnanswered(command.state) ? t("form.tryAgain") : submitLabel}
      </Button>
    </form>
  );
}
