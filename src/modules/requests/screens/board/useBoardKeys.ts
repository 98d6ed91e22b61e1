import { type RefObject, useEffect } from "react";
import { useLatest } from "#web/kit/useLatest.ts";

/** What keys do on the board. */
export interface BoardKeyActs {
  onSelect(key: string): void;
  onSearch(): void;
  onUndo(): void;
  onHelp(): void;
}

const letters: Readonly<Record<string, 1 | -1>> = { j: 1, k: -1 };
const arrows: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * The keys of the board. J and K go from card to card, and so do the arrows once a card has the focus. Typing in a field, an
 * open dialogue and shortcuts of the browser are left alone.
 */
export function useBoardKeys(
  board: RefObject<HTMLElement | null>,
  selected: string | undefined,
  acts: BoardKeyActs,
): void {
  const latest = useLatest({ selected, ...acts });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const { ctrlKey, metaKey, altKey } = event;
      if (ctrlKey || metaKey || altKey || event.defaultPrevented || isBusy(event)) return;
      if (act(event.key, board.current, latest.current)) event.preventDefault();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [board, latest]);
}

function act(
  key: string,
  board: HTMLElement | null,
  acts: BoardKeyActs & { selected: string | undefined },
): boolean {
  switch (key) {
    case "/":
      acts.onSearch();
      return true;
    case "?":
      acts.onHelp();
      return true;
    case "Escape":
      acts.onUndo();
      return true;
    default: {
      const focused = document.activeElement?.closest<HTMLElement>("[data-card]");
      const step = letters[key.toLowerCase()] ?? (focused ? arrows[key] : undefined);
      return step !== undefined && move(board, step, focused?.dataset["card"] ?? acts.selected, acts);
    }
  }
}

function move(board: HTMLElement | null, step: 1 | -1, from: string | undefined, acts: BoardKeyActs) {
  const cards = [...(board?.querySelectorAll<HTMLElement>("[data-card]") ?? [])];
  const at = cards.findIndex((card) => card.dataset["card"] === from);
  const next = at < 0 ? cards[step === 1 ? 0 : cards.length - 1] : cards[at + step];
  const key = next?.dataset["card"];
  if (!next || key === undefined) return false;
  acts.onSelect(key);
  next.focus({ preventScroll: true });
  next.closest("li")?.scrollIntoView({ block: "nearest" });
  return true;
}

function isBusy({ target }: KeyboardEvent): boolean {
  if (document.querySelector("dialog[open]")) return true;
  return (
    target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null
  );
}
