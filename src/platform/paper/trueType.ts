import type { Outline } from "./outline.ts";

/** How high and deep lines are for the eye, in thousandths of the size. */
export const ascent = 880;
/** See {@link ascent}. */
export const descent = -120;

const nothing: Outline = { program: Buffer.alloc(0), advance: 1000 };

function uint16s(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value & 0xffff, index * 2);
  return bytes;
}

function uint32s(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, index * 4);
  return bytes;
}

function checksumOf(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at + 4 <= table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
}

function padded(table: Buffer): Buffer {
  return Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
}

/** What a glyph counts: as many points and contours as the largest, for whoever sets memory aside. */
function largestOf(outlines: readonly Outline[]): { points: number; contours: number } {
  let points = 0;
  let contours = 0;
  for (const { program } of outlines) {
    if (program.length === 0) continue;
    const count = program.readInt16BE(0);
    contours = Math.max(contours, count);
    points = Math.max(points, program.readUInt16BE(10 + (count - 1) * 2) + 1);
  }
  return { points, contours };
}

/**
 * A TrueType font of these drawings alone, numbered from 1 on, with the tables that a PDF asks for. Written here since
 * the fonts come in a hundred files each, and a paper should carry one font and not forty.
 */
export function buildTrueType(drawn: readonly Outline[]): Buffer {
  const outlines = [nothing, ...drawn];
  const offsets = [0];
  for (const { program } of outlines) offsets.push((offsets.at(-1) ?? 0) + program.length);
  const most = largestOf(outlines);
  const tables: [tag: string, table: Buffer][] = [
    ["glyf", Buffer.concat(outlines.map(({ program }) => program))],
    ["head", headTable()],
    ["hhea", uint16s([1, 0, ascent, descent, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, outlines.length])],
    ["hmtx", uint16s(outlines.flatMap(({ advance, program }) => [Math.round(advance), leftOf(program)]))],
    ["loca", uint32s(offsets)],
    ["maxp", uint16s([1, 0, outlines.length, most.points, most.contours, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0])],
  ];
  return assemble(tables);
}

function leftOf(program: Buffer): number {
  return program.length === 0 ? 0 : program.readInt16BE(2);
}

function headTable(): Buffer {
  const magic = [0x5f0f, 0x3cf5];
  const dates = Array<number>(8).fill(0);
  return uint16s([
    1,
    0,
    1,
    0,
    0,
    0,
    ...magic,
    0x000b,
    1000,
    ...dates,
    0,
    descent,
    1000,
    ascent,
    0,
    8,
    2,
    1,
    0,
  ]);
}

function assemble(tables: readonly (readonly [tag: string, table: Buffer])[]): Buffer {
  const count = tables.length;
  const selector = Math.floor(Math.log2(count));
  const range = 2 ** selector * 16;
  const head = uint16s([1, 0, count, range, selector, count * 16 - range]);
  let offset = 12 + count * 16;
  const directory: Buffer[] = [];
  const bodies: Buffer[] = [];
  for (const [tag, table] of tables) {
    const body = padded(table);
    directory.push(Buffer.from(tag, "latin1"), uint32s([checksumOf(body), offset, table.length]));
    bodies.push(body);
    offset += body.length;
  }
  return Buffer.concat([head, ...directory, ...bodies]);
}
