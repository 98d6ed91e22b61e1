import { type RefObject, useEffect } from "react";

const steps: Readonly<Record<string, 1 | -1>> = { j: 1, k: -1 };

/**
 * J and K move from line to line within `list`; the focus is on a line's own link, so that Enter opens it and a screen
 * reader reads it. Typing in a field, an open dialogue and shortcuts of the browser are left alone.
 */
export function useListKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const step = steps[event.key.toLowerCase()];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || isBusy(event)) return;
      const links = [...(list.current?.querySelectorAll<HTMLElement>("a[data-line]") ?? [])];
      const at = links.findIndex((link) => link === document.activeElement);
      const next = at < 0 ? links[step === 1 ? 0 : links.length - 1] : links[at + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [list]);
}

function isBusy({ target }: KeyboardEvent): boolean {
  if (document.querySelector("dialog[open]")) return true;
  return (
    target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null
  );
}
