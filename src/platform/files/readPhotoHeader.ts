import { readJpegHeader } from "./jpegHeader.ts";
import type { PhotoHeader } from "./photoHeader.ts";
import { readPngHeader } from "./pngHeader.ts";
import type { PhotoFormat } from "./recogniseFile.ts";
import type { FileRefusal } from "./refusals.ts";
import { readWebpHeader } from "./webpHeader.ts";

/** Reads a photo's header and walks its parts to the end, so that a file cut short is refused. */
export function readPhotoHeader(bytes: Uint8Array, format: PhotoFormat): PhotoHeader | FileRefusal {
  const photo = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (format === "jpeg") return readJpegHeader(photo);
  return format === "png" ? readPngHeader(photo) : readWebpHeader(photo);
}
