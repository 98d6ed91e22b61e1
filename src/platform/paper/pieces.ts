import { arabic } from "./letters.ts";

/** A piece of text that no line parts, and what may stand around it. */
export interface Piece {
  readonly text: string;
  readonly kind: "cjk" | "word" | "arabic" | "space";
  /** No line begins with it (避头). */
  readonly closes: boolean;
  /** No line ends with it (避尾). */
  readonly opens: boolean;
}

const closers = "，。、；：？！）》〉」』】〕〗…—～·％℃,.;:?!)]}”’%‰،؛؟";
const openers = "（《〈「『【〔〖([{“‘￥$";
const parts = new RegExp(
  [
    "(?<arabic>[\\u0600-\\u06ff\\u0750-\\u077f\\u0870-\\u08ff\\ufb50-\\ufdff\\ufe70-\\ufefc]+)",
    "(?<space>[ \\u3000\\u00a0]+)",
    "(?<pair>—{2,}|…{2,})",
    // A number keeps its point and its sign, an address its parts: but a line may end between two of them.
    "(?<word>[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{N}\\p{M}@#&*+=_'/\\\\-]+(?:[.:,](?=[\\p{L}\\p{N}])[\\p{Script=Latin}\\p{N}]+)*)",
    "(?<one>.)",
  ].join("|"),
  "gsu",
);

/** Parts a text into pieces, in the order in which they are read. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const { 0: found, groups = {} } of text.matchAll(parts)) {
    const isMark = [...found].length === 1 || groups["pair"] !== undefined;
    const [first = ""] = found;
    pieces.push({
      text: found,
      kind: groups["arabic"] ? "arabic" : groups["space"] ? "space" : groups["word"] ? "word" : "cjk",
      closes: isMark && closers.includes(first),
      opens: isMark && openers.includes(first),
    });
  }
  return pieces;
}

const isStrong = /[\p{L}]/u;

/** Whether a text is read from right to left: its first letter tells. */
export function isRightToLeft(text: string): boolean {
  const first = [...text].find((character) => isStrong.test(character));
  return first !== undefined && arabic.test(first);
}

/** What a bracket becomes in a line that is read from right to left. */
export const mirrored: Readonly<Record<string, string>> = {
  "(": ")",
  ")": "(",
  "[": "]",
  "]": "[",
  "（": "）",
  "）": "（",
  "《": "》",
  "》": "《",
  "«": "»",
  "»": "«",
  "“": "”",
  "”": "“",
};

/** A stretch of pieces between two of one direction, with what stands neutrally between them. */
function stretches(
  pieces: readonly Piece[],
  isInside: (piece: Piece) => boolean,
  isNeutral: (piece: Piece) => boolean,
) {
  const found: { from: number; to: number }[] = [];
  for (let from = 0; from < pieces.length; from++) {
    if (!isInside(pieces[from] as Piece)) continue;
    let to = from;
    for (let at = from + 1; at < pieces.length; at++) {
      const piece = pieces[at] as Piece;
      if (isInside(piece)) to = at;
      else if (!isNeutral(piece)) break;
    }
    found.push({ from, to });
    from = to;
  }
  return found;
}

const hasLetters = /\p{L}/u;
const isArabic = ({ kind }: Piece): boolean => kind === "arabic";
/** Numbers, marks and spaces take the side of what is around them. */
const isNeutral = ({ kind, text }: Piece): boolean => kind !== "arabic" && !hasLetters.test(text);
const isLeftToRight = (piece: Piece): boolean => !isArabic(piece) && !isNeutral(piece);

function turned(pieces: readonly Piece[]): Piece[] {
  return pieces.toReversed().map((piece) => ({ ...piece, text: mirrored[piece.text] ?? piece.text }));
}

function turnStretches(pieces: readonly Piece[], found: readonly { from: number; to: number }[]): Piece[] {
  const shown = [...pieces];
  for (const { from, to } of found) shown.splice(from, to - from + 1, ...turned(pieces.slice(from, to + 1)));
  return shown;
}

/** The pieces of one line from left to right, as they are drawn. */
export function inDrawnOrder(pieces: readonly Piece[], rightToLeft: boolean): readonly Piece[] {
  if (!pieces.some(isArabic)) return pieces;
  if (!rightToLeft) return turnStretches(pieces, stretches(pieces, isArabic, isNeutral));
  // What reads from left to right keeps its own order inside a line that does not.
  const kept = turnStretches(pieces, stretches(pieces, isLeftToRight, isNeutral));
  return turned(kept);
}
