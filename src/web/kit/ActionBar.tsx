import { Button } from "@mantine/core";
import { type ReactNode, type Ref, useImperativeHandle, useState } from "react";
import { useWords } from "#web/words/useWords.ts";
import classes from "./ActionBar.module.css";
import { ActionForm, type SendContext } from "./ActionForm.tsx";
import type { ActionField, FieldValues } from "./actionFields.ts";
import { Dialog } from "./Dialog.tsx";
import { Icon } from "./Icon.tsx";
import { Notice } from "./Notice.tsx";

/** Something this person may do now. The server decides which these are; the screen only shows them. */
export interface ActionView {
  name: string;
  label: string;
  /** What follows from it, in a sentence. */
  explains?: string;
  /** What it raises questions about, behind a small (?). */
  help?: ReactNode;
  /** What is decided on, above the fields: a draft, an answer. */
  intro?: ReactNode;
  fields: readonly ActionField[];
  /** What some fields hold before anybody wrote in them. */
  initial?: FieldValues;
  /** What may be filled in, above the fields; `put` sets it. */
  offers?: (values: FieldValues, put: (values: FieldValues) => void) => ReactNode;
  /** What follows from what was filled in so far, below the fields. */
  preview?: (values: FieldValues) => ReactNode;
  submitLabel?: string;
  /** Cannot be undone: set apart, and confirmed before it is sent. */
  destructive?: boolean;
  /** Wanted now and then only: folded away, wherever there is something else to do. */
  seldom?: boolean;
  /** Mine to do, but a rule stands in the way for now: the sentence that says so. */
  blocked?: string;
}

/** What {@link ActionBar} takes. */
export interface ActionBarProps {
  /** Names drafts in this browser: `case:${id}`. */
  subject: string;
  /** Names the bar on a page that has several. */
  label?: string;
  /** In order of likelihood; the first that is not blocked is the primary one. */
  actions: readonly ActionView[];
  send: (action: string, values: FieldValues, context: SendContext) => Promise<unknown>;
  onDone?: (action: string) => void;
  onOpen?: (action: string) => void;
  /** The form was closed, sent or not. */
  onClose?: () => void;
  /** Opens the form of an action from elsewhere on the page. */
  opener?: Ref<(action: string) => void>;
  /** Shown above an open form: what changed while somebody wrote. */
  notice?: ReactNode;
  /** Stays at the lower edge of a phone, with the primary action in reach of a thumb. */
  docked?: boolean;
}

/** Only what I may do now: the first stands out, each opens its form; one that a rule bars says which. */
export function ActionBar({
  subject,
  label,
  actions,
  send,
  onDone,
  onOpen,
  onClose,
  opener,
  notice,
  docked = false,
}: ActionBarProps) {
  const t = useWords();
  const [opened, setOpened] = useState<ActionView>();
  const [taken, setTaken] = useState(0);
  const stillMine = actions.find(({ name }) => name === opened?.name);
  // What was written is not taken away when somebody else acts first: the form stays, and can no longer be sent.
  const open = stillMine ?? opened;
  const close = () => {
    setOpened(undefined);
    onClose?.();
  };
  const show = (action: ActionView) => {
    setOpened(action);
    onOpen?.(action.name);
  };
  useImperativeHandle(opener, () => (name: string) => {
    const wanted = actions.find((action) => action.name === name && action.blocked === undefined);
    if (wanted) show(wanted);
  });
  return (
    <section
      className={classes.bar}
      data-docked={(docked && actions.length > 0) || undefined}
      aria-label={label ?? t("actions.label")}
    >
      {actions.length === 0 ? (
        <p className={classes.none}>
          <strong>{t("actions.none")}</strong>
          <span>{t("actions.noneHint")}</span>
        </p>
      ) : (
        <ActionButtons
          // Folded again once something is done: on a phone what is unfolded lies over the case.
          key={taken}
          actions={actions}
          docked={docked}
          onOpen={show}
        />
      )}
      {open && (
        <Dialog title={open.label} onClose={close} closeLabel={t("actions.cancel")}>
          <ActionForm
            key={open.name}
            intro={
              <>
                {open.explains !== undefined && (
                  <p className={classes.explains}>
                    {open.explains} {open.help}
                  </p>
                )}
                {notice}
                {!stillMine && (
                  <Notice tone="warn" urgent>
                    {t("actions.gone")}
                  </Notice>
                )}
                {open.intro}
              </>
            }
            name={`${subject}:${open.name}`}
            fields={open.fields}
            submitLabel={open.submitLabel ?? open.label}
            destructive={open.destructive ?? false}
            closed={!stillMine}
            {...(open.initial ? { initial: open.initial } : {})}
            {...(open.offers ? { offers: open.offers } : {})}
            {...(open.preview ? { preview: open.preview } : {})}
            send={(values, context) => send(open.name, values, context)}
            onDone={() => {
              close();
              setTaken(taken + 1);
              onDone?.(open.name);
            }}
            onCancel={close}
          />
        </Dialog>
      )}
    </section>
  );
}

interface ActionButtonsProps {
  actions: readonly ActionView[];
  docked: boolean;
  onOpen: (action: ActionView) => void;
}

function ActionButtons({ actions, docked, onOpen }: ActionButtonsProps) {
  const t = useWords();
  const [unfolded, setUnfolded] = useState(false);
  const { primary, rest, seldom } = arrange(actions);
  return (
    <div className={classes.buttons}>
      {primary && (
        <Button
          size="lg"
          className={classes.primary ?? ""}
          rightSection={<Icon name="arrowEnd" />}
          onClick={() => onOpen(primary)}
        >
          {primary.label}
        </Button>
      )}
      {docked && primary && rest.length + seldom.length > 0 && (
        <Button
          className={classes.unfold ?? ""}
          size="lg"
          variant="default"
          aria-expanded={unfolded}
          rightSection={<Icon name="chevronDown" size={18} />}
          onClick={() => setUnfolded(!unfolded)}
        >
          {t("actions.more")}
        </Button>
      )}
      <ul className={classes.rest} data-folded={(docked && primary && !unfolded) || undefined}>
        {rest.map((action) => (
          <li key={action.name}>
            <OtherAction action={action} onOpen={() => onOpen(action)} />
          </li>
        ))}
        {seldom.length > 0 && (
          <li>
            <details className={classes.seldom} data-seldom>
              <summary>{t("actions.seldom")}</summary>
              <ul className={classes.rest}>
                {seldom.map((action) => (
                  <li key={action.name}>
                    <OtherAction action={action} onOpen={() => onOpen(action)} />
                  </li>
                ))}
              </ul>
            </details>
          </li>
        )}
      </ul>
    </div>
  );
}

/** The first to press, what stands beside it, and what is folded away. */
function arrange(actions: readonly ActionView[]) {
  const possible = actions.filter(({ blocked }) => blocked === undefined);
  const barred = actions.filter(({ blocked }) => blocked !== undefined);
  // Where there is nothing else to do, nothing is folded away.
  const folds = actions.some(({ seldom }) => !seldom);
  const isFolded = ({ seldom = false }: ActionView): boolean => folds && seldom;
  // What cannot be undone is never the first thing to press.
  const primary = possible.find((action) => !action.destructive && !isFolded(action));
  const others = possible.filter((action) => action !== primary);
  const ordered = [
    ...others.filter(({ destructive }) => !destructive),
    ...others.filter(({ destructive }) => destructive),
    ...barred,
  ];
  return {
    primary,
    rest: ordered.filter((action) => !isFolded(action)),
    seldom: ordered.filter(isFolded),
  };
}

function OtherAction({ action, onOpen }: { action: ActionView; onOpen: () => void }) {
  const { label, destructive = false, blocked } = action;
  return (
    <>
      <Button
        size="lg"
        variant={destructive ? "subtle" : "default"}
        disabled={blocked !== undefined}
        {...(destructive ? { leftSection: <Icon name="alert" size={18} /> } : {})}
        onClick={onOpen}
      >
        {label}
      </Button>
      {blocked !== undefined && <p className={classes.blocked}>{blocked}</p>}
    </>
  );
}
