import { type KeyboardEvent, useId, useState } from "react";
import { useWords } from "#web/words/useWords.ts";
import { Icon } from "./Icon.tsx";
import classes from "./HelpTip.module.css";

/** What {@link HelpTip} takes. */
export interface HelpTipProps {
  /** What is explained, for whoever does not see what stands beside it. */
  about: string;
  text: string;
}

/**
 * A small (?) beside what raises a question. Pressed, the answer stands below it, in the flow of the page: it is never
 * cut off, grows with the text, and is read out; Escape or another press takes it away.
 */
export function HelpTip({ about, text }: HelpTipProps) {
  const t = useWords();
  const id = useId();
  const [open, setOpen] = useState(false);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !open) return;
    // In a dialogue, Escape closes what was opened last.
    event.preventDefault();
    event.stopPropagation();
    setOpen(false);
  }

  return (
    <span className={classes.tip}>
      <button
        type="button"
        className={classes.button}
        aria-label={t("page.explain", { about })}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        onKeyDown={onKeyDown}
      >
        <Icon name="help" size={18} />
      </button>
      <output id={id} className={classes.text} hidden={!open}>
        {open && text}
      </output>
    </span>
  );
}
