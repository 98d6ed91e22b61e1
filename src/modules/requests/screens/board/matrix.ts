import type { Words } from "#engine/words.ts";
import type { BoardCounts } from "../../contract.ts";
import { kinds } from "../../domain/kinds.ts";

/** What waits at one place, by kind in the order of the matrix. */
export interface MatrixRow {
  place: { id: string; name: Words } | undefined;
  counts: number[];
  total: number;
}

/** What waits, by place and kind. */
export interface Matrix {
  kinds: string[];
  rows: MatrixRow[];
  totals: number[];
  total: number;
}

const kindOrder = Object.keys(kinds);
const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

/** Sets out counts as a matrix: kinds in their usual order, the places with the most on top; what has none is left out. */
export function matrixOf(cells: BoardCounts["cells"]): Matrix {
  const found = [...new Set(cells.map(({ kind }) => kind))].toSorted(
    (one, other) => rankOf(one) - rankOf(other),
  );
  const rows = [...Map.groupBy(cells, ({ place }) => place?.id).values()]
    .map((ofPlace): MatrixRow => {
      const counts = found.map((kind) =>
        sum(ofPlace.flatMap((each) => (each.kind === kind ? each.count : []))),
      );
      return { place: ofPlace[0]?.place, counts, total: sum(counts) };
    })
    .toSorted(
      (one, other) => other.total - one.total || ((one.place?.id ?? "") < (other.place?.id ?? "") ? -1 : 1),
    );
  const totals = found.map((_, at) => sum(rows.map(({ counts }) => counts[at] ?? 0)));
  return { kinds: found, rows, totals, total: sum(totals) };
}

function rankOf(kind: string): number {
  const at = kindOrder.indexOf(kind);
  return at < 0 ? kindOrder.length : at;
}
