import type { Glyph } from "fontkit";

interface Point {
  x: number;
  y: number;
  on: boolean;
}

/** A drawn letter: its program for a TrueType font, and how far the pen moves on. In thousandths of the letter's size. */
export interface Outline {
  readonly program: Buffer;
  readonly advance: number;
}

type Path = Glyph["path"];

/** The contours of a path, each from its first point round to its last. */
function contoursOf(path: Path): Point[][] {
  const contours: Point[][] = [];
  let contour: Point[] = [];
  const put = (on: boolean, x = 0, y = 0) => contour.push({ x: Math.round(x), y: Math.round(y), on });
  for (const { command, args } of path.commands) {
    const [x1, y1, x2, y2] = args;
    if (command === "moveTo") {
      contour = [];
      contours.push(contour);
    }
    if (command === "moveTo" || command === "lineTo") put(true, x1, y1);
    if (command === "quadraticCurveTo") {
      put(false, x1, y1);
      put(true, x2, y2);
    }
    if (command === "bezierCurveTo") throw new Error("Only TrueType outlines can be drawn");
  }
  return contours.map(withoutClosingPoint).filter((each) => each.length > 1);
}

/** A contour closes by itself: the point that comes back to its beginning says nothing. */
function withoutClosingPoint(contour: Point[]): Point[] {
  const [first] = contour;
  const last = contour.at(-1);
  const closes = contour.length > 1 && first && last?.on && last.x === first.x && last.y === first.y;
  return closes ? contour.slice(0, -1) : contour;
}

const short = 256;

/** Steps along one axis as TrueType writes them: one byte where they are small, the sign in the flag. */
function stepsOf(values: readonly number[], bits: { short: number; same: number }) {
  const bytes: number[] = [];
  const flags = values.map((value, index) => {
    const step = value - (values[index - 1] ?? 0);
    if (step === 0) return bits.same;
    if (Math.abs(step) < short) {
      bytes.push(Math.abs(step));
      return bits.short | (step > 0 ? bits.same : 0);
    }
    bytes.push((step >> 8) & 0xff, step & 0xff);
    return 0;
  });
  return { bytes, flags };
}

/** Writes a path as a simple glyph of a TrueType font; nothing for a space. */
function programOf(path: Path): Buffer {
  const contours = contoursOf(path);
  const points = contours.flat();
  if (points.length === 0) return Buffer.alloc(0);
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const head = Buffer.alloc(10 + contours.length * 2 + 2);
  const box = [contours.length, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  for (const [index, value] of box.entries()) head.writeInt16BE(value, index * 2);
  let end = -1;
  for (const [index, contour] of contours.entries()) {
    end += contour.length;
    head.writeUInt16BE(end, 10 + index * 2);
  }
  const across = stepsOf(xs, { short: 0x02, same: 0x10 });
  const up = stepsOf(ys, { short: 0x04, same: 0x20 });
  const flags = points.map(
    ({ on }, index) => (on ? 1 : 0) | (across.flags[index] ?? 0) | (up.flags[index] ?? 0),
  );
  const program = Buffer.concat([head, Buffer.from([...flags, ...across.bytes, ...up.bytes])]);
  return program.length % 2 === 0 ? program : Buffer.concat([program, Buffer.alloc(1)]);
}

/** Takes a glyph out of its font. */
export function outlineOf(glyph: Glyph, unitsPerEm: number): Outline {
  const scale = 1000 / unitsPerEm;
  const path = scale === 1 ? glyph.path : glyph.path.scale(scale, scale);
  return { program: programOf(path), advance: glyph.advanceWidth * scale };
}
