import { Button, Checkbox } from "@mantine/core";
import { Dialog } from "#web/kit/Dialog.tsx";
import { type Fact, facts, type LineLook, plainLook } from "./columns.ts";
import classes from "./Lines.module.css";
import { useQueueWords } from "./words.ts";

/** What {@link LineLookDialog} takes. */
export interface LineLookDialogProps {
  look: LineLook;
  onChange: (look: LineLook) => void;
  onClose: () => void;
}

/** Chooses which facts a line shows on a desk's screen, and how close lines stand. */
export function LineLookDialog({ look, onChange, onClose }: LineLookDialogProps) {
  const t = useQueueWords();
  function show(fact: Fact, on: boolean): void {
    const shown = new Set(look.shown);
    if (on) shown.add(fact);
    else shown.delete(fact);
    onChange({ ...look, shown });
  }
  return (
    <Dialog title={t("look")} onClose={onClose}>
      <p>{t("lookLead")}</p>
      <fieldset className={classes.looks}>
        <legend>{t("lookShows")}</legend>
        {facts.map((fact) => (
          <Checkbox
            key={fact}
            label={t(`fact.${fact}`)}
            checked={look.shown.has(fact)}
            onChange={(event) => show(fact, event.currentTarget.checked)}
          />
        ))}
      </fieldset>
      <Checkbox
        label={t("dense")}
        checked={look.dense}
        onChange={(event) => onChange({ ...look, dense: event.currentTarget.checked })}
      />
      <div className={classes.lookButtons}>
        <Button variant="default" onClick={() => onChange(plainLook)}>
          {t("lookPlain")}
        </Button>
        <Button onClick={onClose}>{t("lookDone")}</Button>
      </div>
    </Dialog>
  );
}
