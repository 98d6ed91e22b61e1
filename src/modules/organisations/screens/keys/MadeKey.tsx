import { Button } from "@mantine/core";
import { useState } from "react";
import { CopyButton } from "#web/kit/CopyButton.tsx";
import { Dialog } from "#web/kit/Dialog.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import classes from "./Keys.module.css";
import { useKeyWords } from "./words.ts";

/** What {@link MadeKey} takes. */
export interface MadeKeyProps {
  name: string;
  /** Absent where the answer that carried it was lost. */
  secret: string | undefined;
  onClose: () => void;
}

/** A key as it is told this once; closing asks first, unless somebody said that it is kept. */
export function MadeKey({ name, secret, onClose }: MadeKeyProps) {
  const k = useKeyWords();
  const [leaving, setLeaving] = useState(false);
  if (secret === undefined) {
    return (
      <Dialog title={k("made.title")} onClose={onClose} closeLabel={k("made.close")}>
        <div className={classes.make}>
          <Notice tone="warn" title={k("made.lost")} urgent>
            {k("made.lostBody", { name })}
          </Notice>
          <Button onClick={onClose}>{k("made.close")}</Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={k("made.title")} onClose={() => setLeaving(true)} closeLabel={k("made.close")}>
      <div className={classes.make}>
        <Notice tone="warn" title={k("made.warning")}>
          {k("made.warningBody")}
        </Notice>
        <div>
          <p className={classes.label}>
            {k("made.secret")} · {name}
          </p>
          <code className={classes.secret}>{secret}</code>
        </div>
        <div className={classes.row}>
          <CopyButton text={secret} label={k("made.copy")} />
        </div>
        <div>
          <p className={classes.label}>{k("made.how")}</p>
          <code className={classes.secret}>Authorization: Bearer slk_…</code>
        </div>
        {leaving && (
          <Notice
            tone="bad"
            urgent
            action={
              <Button variant="default" onClick={onClose}>
                {k("made.leave")}
              </Button>
            }
          >
            {k("made.leaving")}
          </Notice>
        )}
        <Button size="lg" onClick={onClose}>
          {k("made.kept")}
        </Button>
      </div>
    </Dialog>
  );
}
