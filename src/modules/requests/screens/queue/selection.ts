import type { CaseLine, QueueLine } from "../../contract.ts";

/** Names a line of a list: a case may have several duties of one queue. */
export function keyOfLine(line: CaseLine | QueueLine): string {
  return "step" in line ? `${line.id}.${line.taskId ?? ""}.${line.step.id}` : line.id;
}

/** Lines that were chosen, and the one chosen last, from which a range goes on. */
export interface Selection {
  chosen: ReadonlySet<string>;
  anchor?: string;
}

/** Nothing chosen. */
export const noSelection: Selection = { chosen: new Set() };

/** Chooses a line or no longer; as a range, all that lie between it and the one chosen last become as it does. */
export function toggle(
  selection: Selection,
  keys: readonly string[],
  key: string,
  range: boolean,
): Selection {
  const on = !selection.chosen.has(key);
  const from = range && selection.anchor !== undefined ? keys.indexOf(selection.anchor) : -1;
  const to = keys.indexOf(key);
  const touched = from < 0 || to < 0 ? [key] : keys.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { chosen: withKeys(selection.chosen, touched, range && from >= 0 ? true : on), anchor: key };
}

/** Chooses all these lines, or none of them. */
export function toggleAll(selection: Selection, keys: readonly string[], on: boolean): Selection {
  return { chosen: withKeys(selection.chosen, keys, on) };
}

function withKeys(chosen: ReadonlySet<string>, keys: readonly string[], on: boolean): Set<string> {
  const next = new Set(chosen);
  for (const key of keys)
    if (on) next.add(key);
    else next.delete(key);
  return next;
}
