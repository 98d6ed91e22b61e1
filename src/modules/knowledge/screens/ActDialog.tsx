import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ActionForm } from "#web/kit/ActionForm.tsx";
import type { ActionField, FieldValues } from "#web/kit/actionFields.ts";
import { Dialog } from "#web/kit/Dialog.tsx";
import { knowledgeKey } from "./knowledgeClient.ts";

/** How a write is sent. */
export interface Call {
  context: { idempotencyKey: string };
}

/** What {@link ActDialog} takes. */
export interface ActDialogProps<Output> {
  /** Names draft and intention in this browser. */
  name: string;
  label: string;
  lead: string;
  look?: "filled" | "default" | "subtle";
  fields?: readonly ActionField[];
  initial?: FieldValues;
  submitLabel?: string;
  destructive?: boolean;
  send: (values: FieldValues, call: Call) => Promise<Output>;
  onDone?: (output: Output) => void;
}

/** A button that opens a form which changes an article or a template. */
export function ActDialog<Output>(props: ActDialogProps<Output>) {
  const { name, label, lead, look = "default", fields = [], initial, send, onDone } = props;
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant={look} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && (
        <Dialog title={label} onClose={close}>
          <ActionForm<Output>
            intro={<p>{lead}</p>}
            name={`knowledge:${name}`}
            fields={fields}
            {...(initial ? { initial } : {})}
            submitLabel={props.submitLabel ?? label}
            destructive={props.destructive ?? false}
            send={(values, { idempotencyKey }) => send(values, { context: { idempotencyKey } })}
            onDone={(output) => {
              close();
              onDone?.(output);
              void queries.invalidateQueries({ queryKey: knowledgeKey });
            }}
            onCancel={close}
          />
        </Dialog>
      )}
    </>
  );
}
