import { type RefObject, useEffect } from "react";
import type { BoardState } from "./boardState.ts";

/** After a dialogue gave its focus back. */
const settleMs = 60;

/** Puts the focus on the selected card whenever the board asks for it; where none is left, on what was said of the last. */
export function useCardFocus(
  { focus, selected }: Pick<BoardState, "focus" | "selected">,
  frame: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    if (focus === 0) return;
    const timer = setTimeout(() => {
      const card =
        selected === undefined
          ? undefined
          : frame.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(selected)}"]`);
      const next = card ?? frame.current?.querySelector<HTMLElement>("[data-sent]");
      next?.focus({ preventScroll: true });
      card?.closest("li")?.scrollIntoView({ block: "nearest" });
    }, settleMs);
    return () => clearTimeout(timer);
    // Not whenever another card is selected: only when the focus is asked for.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [focus]);
}
