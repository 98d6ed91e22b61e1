import { refuse } from "#engine/refusal.ts";
import { exifOrientation } from "./exifOrientation.ts";
import type { PhotoHeader } from "./photoHeader.ts";
import type { FileRefusal } from "./refusals.ts";

const fileHeaderBytes = 12;
const chunkHeaderBytes = 8;

/** Walks the chunks of a WebP to the end its header promises; animations are refused, as GIF is. */
export function readWebpHeader(photo: Buffer): PhotoHeader | FileRefusal {
  const header = { width: 0, height: 0, orientation: 1 };
  const end = photo.length >= fileHeaderBytes ? photo.readUInt32LE(4) + 8 : Number.POSITIVE_INFINITY;
  if (end > photo.length) return refuse("photo-damaged");
  let at = fileHeaderBytes;
  while (at + chunkHeaderBytes <= end) {
    const type = photo.toString("latin1", at, at + 4);
    const length = photo.readUInt32LE(at + 4);
    const dataAt = at + chunkHeaderBytes;
    if (dataAt + length > end) return refuse("photo-damaged");
    if (type === "ANIM" || type === "ANMF") return refuse("file-type-not-allowed");
    takeChunk(header, type, photo.subarray(dataAt, dataAt + length));
    at = dataAt + length + (length % 2);
  }
  return header.width > 0 && header.height > 0 ? header : refuse("photo-damaged");
}

function takeChunk(header: PhotoHeader, type: string, data: Buffer): void {
  const size = sizeIn(type, data);
  if (size) {
    // The canvas may be declared small and the picture inside it be huge: the larger counts.
    header.width = Math.max(header.width, size.width);
    header.height = Math.max(header.height, size.height);
  }
  if (type === "EXIF") {
    const tiffAt = data.toString("latin1", 0, 6) === "Exif\0\0" ? 6 : 0;
    header.orientation = exifOrientation(data.subarray(tiffAt));
  }
}

function sizeIn(type: string, data: Buffer): { width: number; height: number } | undefined {
  if (type === "VP8X" && data.length >= 10) {
    return { width: data.readUIntLE(4, 3) + 1, height: data.readUIntLE(7, 3) + 1 };
  }
  if (type === "VP8 " && data.length >= 10) {
    return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff };
  }
  if (type === "VP8L" && data.length >= 5) {
    const packed = data.readUInt32LE(1);
    return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
  }
  return undefined;
}
