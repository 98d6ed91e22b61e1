/** One marker of a JPEG with what belongs to it, without the coded picture data that may follow. */
export interface JpegSegment {
  marker: number;
  /** Where its marker begins. */
  at: number;
  end: number;
}

/** The marker that ends a JPEG. */
export const endOfImage = 0xd9;

/**
 * Walks a JPEG from marker to marker; the last segment is the end marker, or the file is cut short. Decoders paint
 * the missing part of a truncated photo grey without complaint; only a walk notices.
 */
export function* jpegSegments(photo: Buffer): Generator<JpegSegment> {
  let at = nextMarker(photo, 2);
  while (at !== -1) {
    const marker = photo.readUInt8(at + 1);
    if (marker === endOfImage) {
      yield { marker, at, end: at + 2 };
      return;
    }
    const length = at + 4 <= photo.length ? photo.readUInt16BE(at + 2) : 0;
    const end = at + 2 + length;
    if (length < 2 || end > photo.length) return;
    yield { marker, at, end };
    at = nextMarker(photo, end);
  }
}

/** A JPEG less everything a decoder can do without: notes of any kind, and what lies behind its end. */
export function jpegPictureOnly(photo: Buffer): Buffer {
  const parts: Buffer[] = [];
  let keptFrom = 0;
  for (const { marker, at, end } of jpegSegments(photo)) {
    if (isNote(marker)) {
      parts.push(photo.subarray(keptFrom, at));
      keptFrom = end;
    }
    if (marker === endOfImage) parts.push(photo.subarray(keptFrom, end));
  }
  return Buffer.concat(parts);
}

/** Application data and comments, save Adobe's, which says how the colours are coded. */
function isNote(marker: number): boolean {
  const adobe = 0xee;
  return marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== adobe);
}

/** Finds the next marker, passing over coded data, stuffed zeros, fill bytes and restart marks. */
function nextMarker(photo: Buffer, from: number): number {
  let at = photo.indexOf(0xff, from);
  while (at !== -1 && at + 1 < photo.length) {
    const code = photo.readUInt8(at + 1);
    const standsAlone = code <= 0x01 || (code >= 0xd0 && code <= 0xd7) || code === 0xff;
    if (!standsAlone) return at;
    at = photo.indexOf(0xff, code === 0xff ? at + 1 : at + 2);
  }
  return -1;
}
