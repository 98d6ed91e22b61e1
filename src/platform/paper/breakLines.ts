import type { Weight } from "./fontSlices.ts";
import type { Letter, Letters } from "./letters.ts";
import { inDrawnOrder, isRightToLeft, mirrored, type Piece, piecesOf } from "./pieces.ts";

/** A letter on its line: from the line's left edge, in points. */
export interface PlacedLetter {
  readonly letter: Letter;
  readonly x: number;
  /** Begins a word whose letters change their forms: how it is written, and over how many drawings. */
  readonly word?: { readonly text: string; readonly drawings: number };
}

/** A line of text, ready to be drawn. */
export interface Line {
  readonly letters: readonly PlacedLetter[];
  readonly width: number;
}

/** How a text is set. */
export interface Setting {
  readonly size: number;
  readonly weight: Weight;
  readonly width: number;
  /** Before the first line, in points. */
  readonly indent?: number;
  readonly align?: "start" | "middle" | "end" | "full";
}

/** Between a Chinese character and a Latin letter or a number, as part of the size. */
const betweenScripts = 0.2;
/** Two marks beside each other share the room that is empty in both. */
const sharedByMarks = 0.5;

interface Measured extends Piece {
  readonly letters: readonly Letter[];
  readonly width: number;
}

interface Break {
  readonly pieces: readonly Measured[];
  readonly last: boolean;
}

const isFullWidth = ({ letters }: Measured): boolean => letters.length === 1 && letters[0]?.advance === 1000;

/** The room between two pieces that stand on one line. */
function gapBetween(left: Measured | undefined, right: Measured, size: number): number {
  if (!left) return 0;
  const scripts = left.kind === "cjk" ? right.kind === "word" : left.kind === "word" && right.kind === "cjk";
  if (scripts && !left.closes && !left.opens && !right.closes && !right.opens) return betweenScripts * size;
  const marks =
    left.closes && (right.closes || right.opens) && !left.text.startsWith("—") && !left.text.startsWith("…");
  const share =
    marks && isFullWidth(left) && !"？！".includes(left.text) && isFullWidth(right) && right.text !== "—";
  return share ? -sharedByMarks * size : 0;
}

/** Parts words that are wider than a line: an address without a space, a row of letters. */
function partTooWide(piece: Measured, setting: Setting): Measured[] {
  if (piece.width <= setting.width || piece.kind === "arabic") return [piece];
  return piece.letters.map((letter) => ({
    ...piece,
    text: letter.text,
    letters: [letter],
    width: (letter.advance * setting.size) / 1000,
  }));
}

function measure(letters: Letters, text: string, setting: Setting): Measured[] {
  return piecesOf(text)
    .map((piece) => {
      const shaped = letters.shape(piece.text, setting.weight);
      const width = (shaped.reduce((sum, { advance }) => sum + advance, 0) * setting.size) / 1000;
      return { ...piece, letters: shaped, width };
    })
    .flatMap((piece) => partTooWide(piece, setting));
}

/** Pieces that stay together: an opening mark with what follows, whatever closes with what it follows. */
function unitsOf(pieces: readonly Measured[]): Measured[][] {
  const units: Measured[][] = [];
  let open = false;
  for (const piece of pieces) {
    const unit = units.at(-1);
    const joins = unit && (open || (piece.closes && unit.at(-1)?.kind !== "space"));
    if (joins) unit.push(piece);
    else units.push([piece]);
    open = piece.opens;
  }
  return units;
}

function widthOf(pieces: readonly Measured[], size: number): number {
  return pieces.reduce(
    (sum, piece, index) => sum + piece.width + gapBetween(pieces[index - 1], piece, size),
    0,
  );
}

function withoutSpacesAround(pieces: readonly Measured[]): Measured[] {
  const from = pieces.findIndex(({ kind }) => kind !== "space");
  const to = pieces.findLastIndex(({ kind }) => kind !== "space");
  return from === -1 ? [] : pieces.slice(from, to + 1);
}

/** A closing mark may use the half that is empty in it: it hangs no further than its own air. */
function airOf(pieces: readonly Measured[], size: number): number {
  const last = pieces.at(-1);
  return last?.closes && isFullWidth(last) && !"？！…—".includes(last.text) ? size / 2 : 0;
}

function breakUp(units: readonly Measured[][], setting: Setting): Break[] {
  const lines: Measured[][] = [];
  let line: Measured[] = [];
  for (const unit of units) {
    const room = setting.width - (lines.length === 0 ? (setting.indent ?? 0) : 0);
    const longer = [...line, ...unit];
    const trimmed = withoutSpacesAround(longer);
    const fits = widthOf(trimmed, setting.size) - airOf(trimmed, setting.size) <= room + 0.01;
    if (fits || line.length === 0) {
      line = longer;
      continue;
    }
    lines.push(withoutSpacesAround(line));
    line = unit[0]?.kind === "space" ? [] : [...unit];
  }
  lines.push(withoutSpacesAround(line));
  return lines.map((pieces, index) => ({ pieces, last: index === lines.length - 1 }));
}

/** Sets a text in lines: none begins with a closing mark or ends with an opening one, and all but the last may be full. */
export function breakLines(letters: Letters, text: string, setting: Setting): Line[] {
  const rightToLeft = isRightToLeft(text);
  const units = unitsOf(measure(letters, text, setting));
  return breakUp(units, setting).map((line, index) => {
    const pieces = inDrawnOrder(line.pieces, rightToLeft).map((piece) =>
      redrawn(letters, piece as Measured, setting),
    );
    return place({ ...line, pieces }, setting, { rightToLeft, first: index === 0 });
  });
}

/** A bracket that was turned is drawn as the one it has become. */
function redrawn(letters: Letters, piece: Measured, { weight }: Setting): Measured {
  return piece.text in mirrored ? { ...piece, letters: letters.shape(piece.text, weight) } : piece;
}

function place(line: Break, setting: Setting, where: { rightToLeft: boolean; first: boolean }): Line {
  const { size, align = "start" } = setting;
  const indent = where.first ? (setting.indent ?? 0) : 0;
  const { pieces } = line;
  const natural = widthOf(pieces, size);
  const spare = setting.width - indent - natural;
  const shares = align === "full" && !line.last && pieces.length > 1;
  const more = shares ? spare / (pieces.length - 1) : 0;
  let x = startOf({
    align,
    spare,
    indent: where.rightToLeft ? 0 : indent,
    rightToLeft: where.rightToLeft,
    shares,
  });
  const placed: PlacedLetter[] = [];
  for (const [index, piece] of pieces.entries()) {
    x += gapBetween(pieces[index - 1], piece, size) + (index === 0 ? 0 : more);
    for (const [at, letter] of piece.letters.entries()) {
      const isWord = piece.kind === "arabic" && at === 0;
      placed.push({
        letter,
        x,
        ...(isWord ? { word: { text: piece.text, drawings: piece.letters.length } } : {}),
      });
      x += (letter.advance * size) / 1000;
    }
  }
  return { letters: placed, width: x };
}

function startOf(how: {
  align: NonNullable<Setting["align"]>;
  spare: number;
  indent: number;
  rightToLeft: boolean;
  shares: boolean;
}): number {
  if (how.align === "middle") return how.indent + how.spare / 2;
  const toTheRight = (how.align === "end") !== (how.rightToLeft && how.align !== "end");
  return !how.shares && toTheRight ? how.indent + how.spare : how.indent;
}
