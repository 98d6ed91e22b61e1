import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ActionForm } from "#web/kit/ActionForm.tsx";
import { Dialog } from "#web/kit/Dialog.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { useWords } from "#web/words/useWords.ts";
import { organisationsKey } from "./organisationsClient.ts";
import { textsOf } from "./textsOf.ts";

/** A text that can be changed in place. */
export interface EditField {
  name: string;
  label: string;
  value: string;
  required?: boolean;
  kind?: "text" | "phone";
}

/** What {@link EditDialog} takes. */
export interface EditDialogProps {
  /** Names the intention in this browser: `body:652301:edit`. */
  name: string;
  label: string;
  submitLabel: string;
  fields: readonly EditField[];
  send: (textOf: (field: string) => string, idempotencyKey: string) => Promise<unknown>;
}

/** A button that opens a form which begins with what is there now. */
export function EditDialog({ name, label, submitLabel, fields, send }: EditDialogProps) {
  const t = useWords();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="default" leftSection={<Icon name="report" size={18} />} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && (
        <Dialog title={label} onClose={close} closeLabel={t("actions.cancel")}>
          <ActionForm
            // What was kept of an earlier attempt must not bring back what somebody else changed since.
            name={[name, ...fields.map(({ value }) => value)].join(":")}
            fields={fields.map((field) => ({
              kind: field.kind ?? "text",
              name: field.name,
              label: field.label,
              required: field.required ?? false,
              autoComplete: "off",
            }))}
            initial={Object.fromEntries(fields.map((field) => [field.name, field.value]))}
            submitLabel={submitLabel}
            send={(values, { idempotencyKey }) => send(textsOf(values), idempotencyKey)}
            onDone={() => {
              close();
              void queries.invalidateQueries({ queryKey: organisationsKey });
            }}
            onCancel={close}
          />
        </Dialog>
      )}
    </>
  );
}
