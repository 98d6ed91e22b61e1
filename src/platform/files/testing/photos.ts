import { crc32 } from "node:zlib";
import { Transformer } from "@napi-rs/image";

/** The colours of a test picture's four corners as a viewer sees them, clockwise from the top left. */
export const cornerColours = [
  [220, 30, 30],
  [30, 200, 30],
  [30, 30, 220],
  [240, 240, 40],
] as const;

/** Pixels of a picture whose corners differ, laid out as a camera held in that EXIF orientation would store them. */
export function storedPixels(width: number, height: number, orientation: number) {
  const turned = orientation >= 5;
  const stored = { width: turned ? height : width, height: turned ? width : height };
  const pixels = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [storedX, storedY] = storedPlace(x, y, width - 1, height - 1, orientation);
      pixels.set([...colourAt(x, y, width, height), 255], (storedY * stored.width + storedX) * 4);
    }
  }
  return { pixels, ...stored };
}

function colourAt(x: number, y: number, width: number, height: number): readonly number[] {
  const top = y < height / 2;
  const left = x < width / 2;
  if (top) return left ? cornerColours[0] : cornerColours[1];
  return left ? cornerColours[3] : cornerColours[2];
}

function storedPlace(
  x: number,
  y: number,
  lastX: number,
  lastY: number,
  orientation: number,
): [number, number] {
  const places: Record<number, [number, number]> = {
    1: [x, y],
    2: [lastX - x, y],
    3: [lastX - x, lastY - y],
    4: [x, lastY - y],
    5: [y, x],
    6: [y, lastX - x],
    7: [lastY - y, lastX - x],
    8: [lastY - y, x],
  };
  return places[orientation] ?? [x, y];
}

/** A bare picture, encoded without any metadata. */
export async function encodedPhoto(
  format: "jpeg" | "png" | "webp",
  { width = 64, height = 48, orientation = 1 } = {},
): Promise<Buffer> {
  const stored = storedPixels(width, height, orientation);
  return Transformer.fromRgbaPixels(stored.pixels, stored.width, stored.height)[format]();
}

/** What a phone hides in a photo: each of these must be gone from what is kept. */
export const secrets = {
  makerNote: Buffer.from("MakerNote of phone serial 86-1374-0042", "latin1"),
  gps: gpsDirectory(0),
  xmp: Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta exif:GPSLatitude="44,0.9N"/>', "latin1"),
  iptc: Buffer.from("Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x10\x1c\x02\x5a\0\x07Changji", "latin1"),
  comment: Buffer.from("taken at home, room 302", "latin1"),
  trailer: Buffer.from("\0\0\0\x18ftypmp42motion photo with sound", "latin1"),
  preview: Buffer.from("\xff\xd8embedded preview of the original\xff\xd9", "latin1"),
} as const;

/** A GPS directory whose values lie behind it, for a TIFF block in which it begins at `at`. */
function gpsDirectory(at: number): Buffer {
  const valuesAt = at + 2 + 2 * 12 + 4;
  const directory = Buffer.alloc(2 + 2 * 12 + 4 + 48);
  directory.writeUInt16LE(2, 0);
  writeEntry(directory, 2, [0x0002, 5, 3, valuesAt]);
  writeEntry(directory, 14, [0x0004, 5, 3, valuesAt + 24]);
  const rationals = [44, 1, 0, 1, 523_456, 10_000, 87, 1, 18, 1, 294_857, 10_000];
  rationals.forEach((value, index) => directory.writeUInt32LE(value, 30 + index * 4));
  return directory;
}

function writeEntry(into: Buffer, at: number, [tag, type, count, value]: readonly number[]): void {
  into.writeUInt16LE(tag ?? 0, at);
  into.writeUInt16LE(type ?? 0, at + 2);
  into.writeUInt32LE(count ?? 0, at + 4);
  into.writeUInt32LE(value ?? 0, at + 8);
}

/** A TIFF block as cameras write it: orientation, maker note, GPS directory. */
export function exifBlock(orientation: number): Buffer {
  const head = Buffer.from("II*\0\x08\0\0\0", "latin1");
  const directory = Buffer.alloc(2 + 3 * 12 + 4);
  const makerNoteAt = head.length + directory.length;
  const gpsAt = makerNoteAt + secrets.makerNote.length;
  directory.writeUInt16LE(3, 0);
  writeEntry(directory, 2, [0x0112, 3, 1, orientation]);
  writeEntry(directory, 14, [0x927c, 7, secrets.makerNote.length, makerNoteAt]);
  writeEntry(directory, 26, [0x8825, 4, 1, gpsAt]);
  return Buffer.concat([head, directory, secrets.makerNote, gpsDirectory(gpsAt)]);
}

function jpegSegment(marker: number, data: Uint8Array): Buffer {
  const head = Buffer.of(0xff, marker, 0, 0);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** Puts segments right behind a JPEG's start marker. */
export function withJpegSegments(jpeg: Buffer, ...segments: [marker: number, data: Uint8Array][]): Buffer {
  const made = segments.map(([marker, data]) => jpegSegment(marker, data));
  return Buffer.concat([jpeg.subarray(0, 2), ...made, jpeg.subarray(2)]);
}

/** A JPEG as a phone makes it, with everything in it that must not be kept. */
export async function phoneJpeg(
  orientation: number,
  size: { width?: number; height?: number } = {},
): Promise<Buffer> {
  const bare = await encodedPhoto("jpeg", { ...size, orientation });
  const exif = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), exifBlock(orientation), secrets.preview]);
  const laden = withJpegSegments(
    bare,
    [0xe1, exif],
    [0xe1, secrets.xmp],
    [0xed, secrets.iptc],
    [0xfe, secrets.comment],
  );
  return Buffer.concat([laden, secrets.trailer]);
}

/** One chunk of a PNG with its check sum. */
export function pngChunk(type: string, data: Uint8Array): Buffer {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, "latin1");
  chunk.set(data, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}

const pngHeadBytes = 33;

/** Puts chunks right behind a PNG's header. */
export function withPngChunks(png: Buffer, ...chunks: Buffer[]): Buffer {
  return Buffer.concat([png.subarray(0, pngHeadBytes), ...chunks, png.subarray(pngHeadBytes)]);
}

/** A WebP in the extended form, with an EXIF chunk. */
export function webpWithExif(webp: Buffer, width: number, height: number, exif: Buffer): Buffer {
  const extended = Buffer.alloc(10);
  extended.writeUInt8(0x08, 0);
  extended.writeUIntLE(width - 1, 4, 3);
  extended.writeUIntLE(height - 1, 7, 3);
  return webpOf(webpChunk("VP8X", extended), webp.subarray(12), webpChunk("EXIF", exif));
}

/** One chunk of a WebP. */
export function webpChunk(type: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 0, "latin1");
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

/** A WebP of these chunks. */
export function webpOf(...chunks: Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from("WEBP", "latin1"), ...chunks]);
  return webpChunk("RIFF", body);
}

/** The same JPEG, claiming other dimensions. */
export function withJpegSize(jpeg: Buffer, width: number, height: number): Buffer {
  const changed = Buffer.from(jpeg);
  const frameAt = changed.indexOf(Buffer.of(0xff, 0xc0));
  changed.writeUInt16BE(height, frameAt + 5);
  changed.writeUInt16BE(width, frameAt + 7);
  return changed;
}

/** The same PNG, claiming other dimensions under a right check sum. */
export function withPngSize(png: Buffer, width: number, height: number): Buffer {
  const header = Buffer.from(png.subarray(16, 29));
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([png.subarray(0, 8), pngChunk("IHDR", header), png.subarray(pngHeadBytes)]);
}
