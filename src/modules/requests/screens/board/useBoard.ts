import { useState } from "react";
import type { BoardLine } from "../../contract.ts";
import { keyOfLine } from "../queue/selection.ts";
import {
  type BoardState,
  closeForm,
  followLines,
  freshBoard,
  noteSent,
  select,
  shownLines,
} from "./boardState.ts";
import { isPicked, type PickedBodies, undoPick } from "./pick.ts";

/** The board as a screen follows it. */
export interface FollowedBoard {
  state: BoardState;
  lines: readonly BoardLine[];
  /** The case that is selected. */
  line: BoardLine | undefined;
  select(key: string): void;
  /** Picks bodies for the selected case; with `open`, its form is opened with them. */
  pick(change: (pick: PickedBodies) => PickedBodies, open?: boolean): void;
  /** Takes back what was picked last; without a pick the selected card has the focus again. */
  undo(): void;
  openForm(): void;
  close(): void;
  sent(line: BoardLine): void;
  dismissGone(): void;
}

/** Follows what was read of the board, and what somebody does on it. */
export function useBoard(read: readonly BoardLine[]): FollowedBoard {
  const [state, setState] = useState(() => followLines(freshBoard, [], read));
  const [before, setBefore] = useState(read);
  if (before !== read) {
    setBefore(read);
    setState(followLines(state, before, read));
  }
  const lines = shownLines(state, read);
  const lineOf = (key: string | undefined) => lines.find((line) => keyOfLine(line) === key);
  return {
    state,
    lines,
    line: lineOf(state.selected),
    select: (key) => setState((now) => select(now, key)),
    pick: (change, open = false) =>
      setState((now) => ({
        ...now,
        pick: change(now.pick),
        open: open ? lineOf(now.selected) : now.open,
      })),
    undo: () =>
      setState((now) =>
        isPicked(now.pick) ? { ...now, pick: undoPick(now.pick) } : { ...now, focus: now.focus + 1 },
      ),
    openForm: () => setState((now) => ({ ...now, open: lineOf(now.selected) })),
    close: () => setState((now) => closeForm(now, read)),
    sent: (line) => setState((now) => noteSent(now, line, read)),
    dismissGone: () => setState((now) => ({ ...now, gone: undefined })),
  };
}
