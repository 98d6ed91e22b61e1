const dayMs = 86_400_000;

/** How pressing a line is. */
export type DueGroup = "overdue" | "today" | "later" | "still";

/** Lines of one group, in the order they came. */
export interface GroupedLines<Line> {
  group: DueGroup;
  lines: Line[];
}

const order: readonly DueGroup[] = ["overdue", "today", "later", "still"];

function groupOf(dueAt: string | undefined, nowMs: number): DueGroup {
  if (dueAt === undefined) return "still";
  const leftMs = Date.parse(dueAt) - nowMs;
  if (leftMs < 0) return "overdue";
  return leftMs < dayMs ? "today" : "later";
}

/** Parts a queue by how pressing its lines are at `nowMs`: what is late stands on top and is named so. */
export function groupByDue<Line extends { dueAt?: string | undefined }>(
  lines: readonly Line[],
  nowMs: number,
): GroupedLines<Line>[] {
  const groups = Map.groupBy(lines, ({ dueAt }) => groupOf(dueAt, nowMs));
  return order.flatMap((group) => {
    const found = groups.get(group);
    return found ? [{ group, lines: found }] : [];
  });
}
