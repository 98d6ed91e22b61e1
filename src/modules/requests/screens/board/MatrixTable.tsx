import { useMediaQuery } from "@mantine/hooks";
import { useMemo } from "react";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { BoardCounts } from "../../contract.ts";
import { type Kind, kinds } from "../../domain/kinds.ts";
import classes from "./Board.module.css";
import { type MatrixRow, matrixOf } from "./matrix.ts";
import type { BoardNarrowing } from "./useBoardQueries.ts";
import { useBoardWords } from "./words.ts";

/** What {@link MatrixTable} takes. */
export interface MatrixTableProps {
  counts: BoardCounts;
  narrowing: BoardNarrowing;
  onNarrow: (narrowing: BoardNarrowing) => void;
}

/** How much waits by township and kind; a number narrows the board to what it counts. */
export function MatrixTable({ counts, narrowing, onNarrow }: MatrixTableProps) {
  const t = useBoardWords();
  const wordsOf = useWordsOf();
  const matrix = useMemo(() => matrixOf(counts.cells), [counts.cells]);
  const wide = useMediaQuery("(min-width: 48.0625em)", undefined, { getInitialValueInEffect: false });
  const said = (count: number) => t(counts.more ? "countMore" : "count", { count });
  const kindName = (kind: string) => (kind in kinds ? wordsOf(kinds[kind as Kind]) : kind);
  if (matrix.total === 0) return null;
  const cell = { said, narrowing, onNarrow };
  return (
    <details className={classes.matrix} open={wide}>
      <summary>
        {t("matrix")} <span className={classes.soft}>{said(matrix.total)}</span>
      </summary>
      <p className={classes.soft}>{counts.more ? t("moreLead") : t("matrixLead")}</p>
      {/* A region that scrolls is one that the keyboard reaches. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={classes.matrixScroll} aria-label={t("matrix")} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("place")}</th>
              {matrix.kinds.map((kind) => (
                <th key={kind} scope="col">
                  {kindName(kind)}
                </th>
              ))}
              <th scope="col">{t("all")}</th>
            </tr>
          </thead>
          <tbody>
            {matrix.rows.map((row) => (
              <Row key={row.place?.id ?? ""} row={row} shown={matrix.kinds} kindName={kindName} {...cell} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t("all")}</th>
              {matrix.totals.map((count, at) => {
                const kind = matrix.kinds[at] ?? "";
                return (
                  <td key={kind}>
                    <Count
                      count={count}
                      label={t("cell", { place: t("all"), kind: kindName(kind), count: said(count) })}
                      to={kind in kinds ? { kind: kind as Kind } : undefined}
                      {...cell}
                    />
                  </td>
                );
              })}
              <td>{said(matrix.total)}</td>
            </tr>
          </tfoot>
        </table>
      </section>
    </details>
  );
}

interface CellProps {
  said: (count: number) => string;
  narrowing: BoardNarrowing;
  onNarrow: (narrowing: BoardNarrowing) => void;
}

interface RowProps extends CellProps {
  row: MatrixRow;
  shown: readonly string[];
  kindName: (kind: string) => string;
}

function Row({ row, shown, kindName, ...cell }: RowProps) {
  const t = useBoardWords();
  const wordsOf = useWordsOf();
  const { place, counts, total } = row;
  const name = place ? wordsOf(place.name) : t("noPlace");
  const at: BoardNarrowing = place ? { placeId: place.id } : {};
  const toPlace = place && at;
  return (
    <tr>
      <th scope="row">{name}</th>
      {shown.map((kind, column) => (
        <td key={kind}>
          <Count
            count={counts[column] ?? 0}
            label={t("cell", { place: name, kind: kindName(kind), count: cell.said(counts[column] ?? 0) })}
            to={place && kind in kinds ? { ...at, kind: kind as Kind } : undefined}
            {...cell}
          />
        </td>
      ))}
      <td>
        <Count
          count={total}
          label={t("cell", { place: name, kind: t("all"), count: cell.said(total) })}
          to={toPlace}
          {...cell}
        />
      </td>
    </tr>
  );
}

interface CountProps extends CellProps {
  count: number;
  label: string;
  /** What a press narrows to; absent where that cannot be asked for. */
  to: BoardNarrowing | undefined;
}

function Count({ count, label, to, said, narrowing, onNarrow }: CountProps) {
  if (count === 0) return <span className={classes.none}>0</span>;
  if (!to) return <>{said(count)}</>;
  const on = to.placeId === narrowing.placeId && to.kind === narrowing.kind;
  return (
    <button
      type="button"
      className={classes.cell}
      aria-pressed={on}
      aria-label={label}
      onClick={() => onNarrow(on ? {} : to)}
    >
      {said(count)}
    </button>
  );
}
