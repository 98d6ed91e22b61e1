import { refuse } from "#engine/refusal.ts";
import { exifOrientation } from "./exifOrientation.ts";
import type { PhotoHeader } from "./photoHeader.ts";
import type { FileRefusal } from "./refusals.ts";

const signatureBytes = 8;
const chunkOverheadBytes = 12;

/** Walks the chunks of a PNG to its end chunk; of an animated one the still picture counts. */
export function readPngHeader(photo: Buffer): PhotoHeader | FileRefusal {
  const header = { width: 0, height: 0, orientation: 1 };
  let at = signatureBytes;
  while (at + chunkOverheadBytes <= photo.length) {
    const length = photo.readUInt32BE(at);
    const type = photo.toString("latin1", at + 4, at + 8);
    if (at + chunkOverheadBytes + length > photo.length) break;
    const data = photo.subarray(at + 8, at + 8 + length);
    if (at === signatureBytes) {
      if (type !== "IHDR" || length !== 13) break;
      header.width = data.readUInt32BE(0);
      header.height = data.readUInt32BE(4);
    }
    if (type === "eXIf") header.orientation = exifOrientation(data);
    if (type === "IEND") return header.width > 0 && header.height > 0 ? header : refuse("photo-damaged");
    at += chunkOverheadBytes + length;
  }
  return refuse("photo-damaged");
}
