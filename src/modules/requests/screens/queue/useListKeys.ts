import { type RefObject, useEffect, useLayoutEffect } from "react";
import { useLatest } from "#web/kit/useLatest.ts";

/** What keys do beside moving through the lines. */
export interface ListKeys {
  /** Chooses the line that has the focus, or no longer; with all lines from the last one chosen. Absent: there is no choosing. */
  onChoose?: ((key: string, range: boolean) => void) | undefined;
  onSearch(): void;
  onHelp(): void;
  /** Nothing is chosen any more. */
  onClear(): void;
}

const letters: Readonly<Record<string, 1 | -1>> = { j: 1, k: -1 };
const arrows: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * The keys of a list. J and K move from line to line, and so do the arrows once a line has the focus: it is on the
 * line's own link, so that Enter opens it and a screen reader reads it. One line at a time is in the order of Tab.
 * Typing in a field, an open dialogue and shortcuts of the browser are left alone.
 */
export function useListKeys(list: RefObject<HTMLElement | null>, keys: ListKeys): void {
  const latest = useLatest(keys);

  // After every drawing: lines come and go with what others do.
  useLayoutEffect(() => {
    if (list.current) rove(list.current);
  });

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event)) return;
      const done = act(event, list.current, latest.current);
      if (done) event.preventDefault();
    }
    function onFocus({ target }: FocusEvent): void {
      if (list.current && target instanceof Element && list.current.contains(target)) rove(list.current);
    }
    document.addEventListener("keydown", onKeyDown);
    document.addEventListener("focusin", onFocus);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("focusin", onFocus);
    };
  }, [list, latest]);
}

function act(event: KeyboardEvent, list: HTMLElement | null, keys: ListKeys): boolean {
  const { key } = event;
  const focused = focusedLine(list);
  switch (key) {
    case "/":
      keys.onSearch();
      return true;
    case "?":
      keys.onHelp();
      return true;
    case "Escape":
      keys.onClear();
      return false;
    case "x":
    case "X": {
      const line = focused?.dataset["line"];
      if (line === undefined || !keys.onChoose) return false;
      keys.onChoose(line, event.shiftKey);
      return true;
    }
    default: {
      const step = letters[key.toLowerCase()] ?? (focused ? arrows[key] : undefined);
      return step !== undefined && move(list, step);
    }
  }
}

function move(list: HTMLElement | null, step: 1 | -1): boolean {
  const links = linksOf(list);
  const at = links.findIndex((link) => link === focusedLine(list));
  const next = at < 0 ? links[step === 1 ? 0 : links.length - 1] : links[at + step];
  if (!next) return false;
  next.tabIndex = 0;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
  return true;
}

function linksOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("a[data-line]") ?? [])];
}

/** The link of the line that has the focus, be it on the link or on the box beside it. */
function focusedLine(list: HTMLElement | null): HTMLElement | undefined {
  const line = document.activeElement?.closest("li");
  return line && list?.contains(line)
    ? (line.querySelector<HTMLElement>("a[data-line]") ?? undefined)
    : undefined;
}

/** Puts one line into the order of Tab: the one that has the focus, or had it last; else the first. */
function rove(list: HTMLElement): void {
  const links = linksOf(list);
  const current = focusedLine(list) ?? links.find(({ tabIndex }) => tabIndex === 0) ?? links[0];
  for (const link of links) {
    const index = link === current ? 0 : -1;
    for (const each of [link, link.closest("li")?.querySelector<HTMLElement>("input[type=checkbox]")])
      if (each) each.tabIndex = index;
  }
}

function isBusy({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector("dialog[open]")) return true;
  if (!(target instanceof HTMLElement)) return false;
  // A box is no field that anybody types in; but Escape and its like are for whatever is being typed in.
  const field = target.closest("input, textarea, select, [contenteditable]");
  return field !== null && !(field instanceof HTMLInputElement && field.type === "checkbox" && key !== " ");
}
