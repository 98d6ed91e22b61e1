import { ActionIcon } from "@mantine/core";
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { useWords } from "#web/words/useWords.ts";
import classes from "./Dialog.module.css";
import { Icon } from "./Icon.tsx";
import { useLatest } from "./useLatest.ts";

/** What {@link Dialog} takes. It is open while it is rendered. */
export interface DialogProps {
  title: ReactNode;
  onClose: () => void;
  /**
   * `sheet`: in the middle, and the whole screen on a phone. `side`, `end`: a drawer where a line begins or ends, that a
   * press beside it closes; at the end it is the whole of a phone's screen.
   */
  look?: "sheet" | "side" | "end";
  closeLabel?: string;
  children: ReactNode;
}

/**
 * A dialogue by the browser's own element: it keeps the focus inside, closes on Escape, makes the page behind it
 * inert, and gives the focus back to whatever opened it.
 */
export function Dialog({ title, onClose, look = "sheet", closeLabel, children }: DialogProps) {
  const t = useWords();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const close = useLatest(onClose);

  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    // Escape asks to close; whether it does is for whoever rendered us.
    function onCancel(event: Event): void {
      event.preventDefault();
      if (event.target === element) close.current();
    }
    function onPress(event: MouseEvent): void {
      if (event.target === element) close.current();
    }
    element.addEventListener("cancel", onCancel);
    if (look !== "sheet") element.addEventListener("click", onPress);
    element.showModal();
    heading.current?.focus();
    return () => {
      element.removeEventListener("cancel", onCancel);
      element.removeEventListener("click", onPress);
      element.close();
    };
  }, [close, look]);

  return (
    <dialog ref={dialog} className={classes.dialog} data-look={look} aria-labelledby={titleId}>
      <div className={classes.inside}>
        <header className={classes.head}>
          <h2 id={titleId} ref={heading} tabIndex={-1} className={classes.title}>
            {title}
          </h2>
          <ActionIcon aria-label={closeLabel ?? t("page.close")} onClick={onClose}>
            <Icon name="close" />
          </ActionIcon>
        </header>
        {children}
      </div>
    </dialog>
  );
}
