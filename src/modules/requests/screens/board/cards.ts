import type { BoardLine } from "../../contract.ts";

/** By what cards stand together. */
export const groupings = ["none", "place", "kind"] as const;

/** One of {@link groupings}. */
export type Grouping = (typeof groupings)[number];

/** Cards that stand together. */
export interface CardGroup {
  key: string;
  lines: BoardLine[];
}

/** Cards by place or kind, the group first that holds what is due first. */
export function groupCards(lines: readonly BoardLine[], by: Grouping): CardGroup[] {
  if (by === "none") return lines.length === 0 ? [] : [{ key: "", lines: [...lines] }];
  const groups = Map.groupBy(lines, (line) => (by === "kind" ? line.kind : (line.place?.id ?? "")));
  return [...groups].map(([key, grouped]) => ({ key, lines: grouped }));
}

/** The key to go on from once one has left: the next that is still there, else the last before it. */
export function neighbourOf(
  before: readonly string[],
  left: string,
  now: ReadonlySet<string>,
): string | undefined {
  const at = before.indexOf(left);
  const isThere = (key: string) => key !== left && now.has(key);
  return before.slice(at + 1).find(isThere) ?? before.slice(0, Math.max(at, 0)).findLast(isThere);
}
