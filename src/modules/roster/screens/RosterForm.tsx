import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ActionForm } from "#web/kit/ActionForm.tsx";
import type { ActionField, FieldValues } from "#web/kit/actionFields.ts";
import { Dialog } from "#web/kit/Dialog.tsx";
import { rosterKey } from "./rosterClient.ts";
import { useRosterWords } from "./words.ts";

/** What {@link RosterForm} takes. */
export interface RosterFormProps<Output> {
  /** Names draft and intention in this browser. */
  name: string;
  label: string;
  fields: readonly ActionField[];
  initial?: FieldValues;
  /** A small button, for what stands within a day. */
  quiet?: boolean;
  send: (textOf: (field: string) => string, call: { context: { idempotencyKey: string } }) => Promise<Output>;
  onDone?: (output: Output) => void;
}

/** A button that opens a form which changes the roster. */
export function RosterForm<Output>(props: RosterFormProps<Output>) {
  const { name, label, fields, initial = {}, quiet = false, send, onDone } = props;
  const t = useRosterWords();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant={quiet ? "subtle" : "default"} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && (
        <Dialog title={label} onClose={close}>
          <ActionForm<Output>
            name={`roster:${name}`}
            fields={fields}
            initial={initial}
            submitLabel={t("act.save")}
            send={(values, { idempotencyKey }) => send(textsOf(values), { context: { idempotencyKey } })}
            onDone={(output) => {
              close();
              void queries.invalidateQueries({ queryKey: rosterKey });
              onDone?.(output);
            }}
            onCancel={close}
          />
        </Dialog>
      )}
    </>
  );
}

function textsOf(values: FieldValues): (name: string) => string {
  return (name) => {
    const value = values[name];
    return typeof value === "string" ? value.trim() : "";
  };
}
