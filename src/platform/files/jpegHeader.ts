import { refuse } from "#engine/refusal.ts";
import { exifOrientation } from "./exifOrientation.ts";
import { endOfImage, jpegSegments } from "./jpegSegments.ts";
import { limits } from "./limits.ts";
import type { PhotoHeader } from "./photoHeader.ts";
import type { FileRefusal } from "./refusals.ts";

const startOfScan = 0xda;
const exifSegment = 0xe1;
const exifMark = "Exif\0\0";

/** Reads a JPEG's dimensions and orientation, and refuses one that is cut short or scanned without end. */
export function readJpegHeader(photo: Buffer): PhotoHeader | FileRefusal {
  const header = { width: 0, height: 0, orientation: 0 };
  let scans = 0;
  for (const { marker, at, end } of jpegSegments(photo)) {
    if (marker === endOfImage) return finished(header, scans);
    takeSegment(header, marker, photo.subarray(at + 4, end));
    if (marker === startOfScan) scans += 1;
    if (scans > limits.jpegScans) break;
  }
  return refuse("photo-damaged");
}

function finished(header: PhotoHeader, scans: number): PhotoHeader | FileRefusal {
  const whole = scans > 0 && header.width > 0 && header.height > 0;
  return whole ? { ...header, orientation: header.orientation || 1 } : refuse("photo-damaged");
}

function takeSegment(header: PhotoHeader, marker: number, segment: Buffer): void {
  if (isFrame(marker) && segment.length >= 6) {
    header.height = Math.max(header.height, segment.readUInt16BE(1));
    header.width = Math.max(header.width, segment.readUInt16BE(3));
  }
  const isExif = marker === exifSegment && segment.toString("latin1", 0, exifMark.length) === exifMark;
  if (isExif && header.orientation === 0)
    header.orientation = exifOrientation(segment.subarray(exifMark.length));
}

/** A start-of-frame marker; three codes in its range mean tables and arithmetic coding instead. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
