import { Button, Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { useWords } from "#web/words/useWords.ts";
import classes from "./ActionBar.module.css";
import { ActionForm, type SendContext } from "./ActionForm.tsx";
import type { ActionField, FieldValues } from "./actionFields.ts";
import { Icon } from "./Icon.tsx";

/** Something this person may do now. The server decides which these are; the screen only shows them. */
export interface ActionView {
  name: string;
  label: string;
  /** What follows from it, in a sentence. */
  explains?: string;
  fields: readonly ActionField[];
  submitLabel?: string;
  /** Cannot be undone: set apart, and confirmed before it is sent. */
  destructive?: boolean;
}

/** What {@link ActionBar} takes. */
export interface ActionBarProps {
  /** Names drafts in this browser: `case:${id}`. */
  subject: string;
  /** In order of likelihood; the first is the primary one. */
  actions: readonly ActionView[];
  send: (action: string, values: FieldValues, context: SendContext) => Promise<unknown>;
  onDone?: (action: string) => void;
}

/** Only what I may do now: the first stands out, each opens its form, and nothing is greyed out to be guessed at. */
export function ActionBar({ subject, actions, send, onDone }: ActionBarProps) {
  const t = useWords();
  const [openName, setOpenName] = useState<string>();
  const isPhone = useMediaQuery("(max-width: 48em)") ?? false;
  const open = actions.find(({ name }) => name === openName);
  const close = () => setOpenName(undefined);
  return (
    <section className={classes.bar} aria-label={t("actions.label")}>
      {actions.length === 0 ? (
        <p className={classes.none}>
          <strong>{t("actions.none")}</strong>
          <span>{t("actions.noneHint")}</span>
        </p>
      ) : (
        <ActionButtons actions={actions} onOpen={setOpenName} />
      )}
      <Modal
        opened={open !== undefined}
        onClose={close}
        title={open?.label}
        fullScreen={isPhone}
        size="lg"
        closeOnClickOutside={false}
        closeButtonProps={{ "aria-label": t("actions.cancel"), size: "xl" }}
        classNames={{ title: classes.title ?? "" }}
      >
        {open && (
          <div className={classes.body}>
            {open.explains !== undefined && <p className={classes.explains}>{open.explains}</p>}
            <ActionForm
              key={open.name}
              name={`${subject}:${open.name}`}
              fields={open.fields}
              submitLabel={open.submitLabel ?? open.label}
              destructive={open.destructive ?? false}
              send={(values, context) => send(open.name, values, context)}
              onDone={() => {
                close();
                onDone?.(open.name);
              }}
              onCancel={close}
            />
          </div>
        )}
      </Modal>
    </section>
  );
}

interface ActionButtonsProps {
  actions: readonly ActionView[];
  onOpen: (name: string) => void;
}

function ActionButtons({ actions, onOpen }: ActionButtonsProps) {
  const [primary, ...others] = actions;
  const ordered = [
    ...others.filter((action) => !action.destructive),
    ...others.filter((action) => action.destructive),
  ];
  return (
    <div className={classes.buttons}>
      {primary && (
        <Button
          size="lg"
          className={classes.primary ?? ""}
          rightSection={<Icon name="arrowEnd" />}
          onClick={() => onOpen(primary.name)}
        >
          {primary.label}
        </Button>
      )}
      {ordered.map((action) => (
        <Button
          key={action.name}
          size="lg"
          variant={action.destructive ? "subtle" : "default"}
          {...(action.destructive ? { leftSection: <Icon name="alert" size={18} /> } : {})}
          onClick={() => onOpen(action.name)}
        >
          {action.label}
        </Button>
      ))}
    </div>
  );
}
