import { breakLines, type Line } from "./breakLines.ts";
import type { Weight } from "./fontSlices.ts";
import type { Block, Fact } from "./paper.ts";
import { baselineOf, draw, isAtTop, type Sheets, textWidth, turnPage } from "./sheets.ts";

interface Cell {
  readonly text: string;
  readonly width: number;
  readonly weight: Weight;
}

interface LaidCell {
  readonly lines: readonly Line[];
  readonly width: number;
}

const padding = 4;
const thin = 0.6;
const labelCharacters = 5.2;

function linesOf(sheets: Sheets, cell: Cell): LaidCell {
  const { small } = sheets.look;
  const width = cell.width - 2 * padding;
  const paragraphs = cell.text.split("\n");
  const setting = { size: small, weight: cell.weight, width };
  return {
    width: cell.width,
    lines: paragraphs.flatMap((text) => breakLines(sheets.letters, text, setting)),
  };
}

function drawBorders(sheets: Sheets, cells: readonly LaidCell[], height: number): void {
  const { y, look } = sheets;
  const left = look.margin.left;
  const right = left + cells.reduce((sum, { width }) => sum + width, 0);
  for (const at of [y, y + height])
    draw(sheets, { mark: "rule", from: [left, at], to: [right, at], thick: thin });
  let x = left;
  for (const width of [0, ...cells.map((cell) => cell.width)]) {
    x += width;
    draw(sheets, { mark: "rule", from: [x, y], to: [x, y + height], thick: thin });
  }
}

function drawSlice(sheets: Sheets, cells: readonly LaidCell[], from: number, count: number): void {
  const { small, smallLeading, margin } = sheets.look;
  let x = margin.left;
  for (const { lines, width } of cells) {
    // A short cell beside a long one stands in the middle of it.
    const shown = lines.slice(from, from + count);
    const above = lines.length <= count && from === 0 ? ((count - shown.length) * smallLeading) / 2 : 0;
    for (const [index, line] of shown.entries()) {
      const top = sheets.y + padding + above + index * smallLeading;
      draw(sheets, {
        mark: "line",
        line,
        x: x + padding,
        y: baselineOf(top, smallLeading, small),
        size: small,
      });
    }
    x += width;
  }
}

/** Lays a row of cells in borders; one that is higher than what is left of the page goes on on the next. */
function layRow(sheets: Sheets, cells: readonly Cell[], onNewPage?: () => void): void {
  const { smallLeading } = sheets.look;
  const laid = cells.map((cell) => linesOf(sheets, cell));
  const most = Math.max(1, ...laid.map(({ lines }) => lines.length));
  for (let from = 0; from < most; ) {
    const room = Math.floor((sheets.bottom - sheets.y - 2 * padding) / smallLeading);
    const left = most - from;
    // A row that fits on a page is not parted for the sake of a few lines.
    const parts = left > 12 ? 4 : left;
    if (room < Math.min(parts, left) && !isAtTop(sheets)) {
      turnPage(sheets);
      onNewPage?.();
      continue;
    }
    const count = Math.max(1, Math.min(room, left));
    const height = count * smallLeading + 2 * padding;
    drawBorders(sheets, laid, height);
    drawSlice(sheets, laid, from, count);
    sheets.y += height;
    from += count;
  }
}

/** Names and what they stand for. */
export function layFacts(sheets: Sheets, rows: readonly (readonly Fact[])[]): void {
  const width = textWidth(sheets);
  const labels = sheets.look.small * labelCharacters + 2 * padding;
  for (const row of rows) {
    const value = width / row.length - labels;
    layRow(
      sheets,
      row.flatMap((fact) => [
        { text: fact.label, width: labels, weight: 700 as const },
        { text: fact.value, width: value, weight: 400 as const },
      ]),
    );
  }
}

/** A table whose head stands on every page. */
export function layGrid(sheets: Sheets, { columns, rows }: Extract<Block, { block: "grid" }>): void {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (textWidth(sheets) * share) / shares);
  const cellsOf = (texts: readonly string[], weight: Weight): Cell[] =>
    widths.map((width, index) => ({ text: texts[index] ?? "", width, weight }));
  const head = () =>
    layRow(
      sheets,
      cellsOf(
        columns.map(({ label }) => label),
        700,
      ),
    );
  // A head never stands alone at the foot of a page.
  if (sheets.y + 5 * sheets.look.smallLeading + 4 * padding > sheets.bottom && !isAtTop(sheets))
    turnPage(sheets);
  head();
  for (const row of rows) layRow(sheets, cellsOf(row, 400), head);
}
