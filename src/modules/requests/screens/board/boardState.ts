import type { BoardLine } from "../../contract.ts";
import { keyOfLine } from "../queue/selection.ts";
import { neighbourOf } from "./cards.ts";
import { noPick, type PickedBodies } from "./pick.ts";

/** What somebody does on the board: which case they are at, whom they picked for it, which form is open. */
export interface BoardState {
  /** The lines as they stood last, by their keys. */
  order: readonly string[];
  selected: string | undefined;
  pick: PickedBodies;
  /** The line whose form is open. */
  open: BoardLine | undefined;
  /** Lines that were sent on from here and may still be in what was read before. */
  sent: ReadonlySet<string>;
  /** The line that was selected, and has left by another's hand. */
  gone: BoardLine | undefined;
  /** Raised whenever the selected card is to have the focus. */
  focus: number;
}

/** Nobody has done anything yet. */
export const freshBoard: BoardState = {
  order: [],
  selected: undefined,
  pick: noPick,
  open: undefined,
  sent: new Set(),
  gone: undefined,
  focus: 0,
};

/** The lines that are shown: those sent on from here are gone, whatever was read before. */
export function shownLines(
  { sent }: { sent: ReadonlySet<string> },
  lines: readonly BoardLine[],
): BoardLine[] {
  return lines.filter((line) => !sent.has(keyOfLine(line)));
}

/** The board once lines were read anew: the place is kept, and where its case has left the next takes it. */
export function followLines(
  state: BoardState,
  before: readonly BoardLine[],
  lines: readonly BoardLine[],
): BoardState {
  const keys = lines.map(keyOfLine);
  const there = new Set(keys);
  const sent = new Set([...state.sent].filter((key) => there.has(key)));
  const { selected, open } = state;
  if (selected === undefined || there.has(selected)) return { ...state, order: keys, sent };
  // Its form says what happened, and what was written in it stays until it is closed.
  if (open) return { ...state, sent };
  const gone = before.find((line) => keyOfLine(line) === selected);
  return {
    ...state,
    ...goOn(state, selected, new Set(keys.filter((key) => !sent.has(key)))),
    order: keys,
    sent,
    gone: gone ?? state.gone,
  };
}

function goOn({ order }: BoardState, left: string, there: ReadonlySet<string>) {
  return { selected: neighbourOf(order, left, there), pick: noPick };
}

/** Goes to a case; what was picked for another is picked no longer. */
export function select(state: BoardState, key: string): BoardState {
  return key === state.selected ? state : { ...state, selected: key, pick: noPick };
}

/** Closes the form; where its case has left meanwhile the next takes its place. */
export function closeForm(state: BoardState, lines: readonly BoardLine[]): BoardState {
  const { selected } = state;
  const closed: BoardState = { ...state, open: undefined, focus: state.focus + 1 };
  const there = new Set(shownLines(state, lines).map(keyOfLine));
  return selected === undefined || there.has(selected)
    ? closed
    : { ...closed, ...goOn(state, selected, there), order: lines.map(keyOfLine) };
}

/** The case of the open form was sent on: the next takes its place, and the focus. */
export function noteSent(state: BoardState, line: BoardLine, lines: readonly BoardLine[]): BoardState {
  const key = keyOfLine(line);
  const sent = new Set([...state.sent, key]);
  const there = new Set(shownLines({ sent }, lines).map(keyOfLine));
  return {
    ...state,
    ...goOn(state, key, there),
    open: undefined,
    gone: undefined,
    sent,
    focus: state.focus + 1,
  };
}
