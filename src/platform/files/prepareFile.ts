import { isRefusal, refuse } from "#engine/refusal.ts";
import { cleanPhoto } from "./cleanPhoto.ts";
import { limits } from "./limits.ts";
import type { MediaType } from "./mediaType.ts";
import { looksLikePhoto, recogniseFile } from "./recogniseFile.ts";
import { recogniseOfficeDocument } from "./recogniseOfficeDocument.ts";
import { recogniseText } from "./recogniseText.ts";
import type { FileRefusal } from "./refusals.ts";

/** A file as it will be kept: a photo made anew, a document byte for byte. */
export interface PreparedFile {
  mediaType: MediaType;
  full: Uint8Array;
  /** WebP, for photos only. */
  thumbnail?: Uint8Array;
  width?: number;
  height?: number;
}

/** Checks by content what was sent and gives what may be kept of it, or the reason why not. */
export async function prepareFile(bytes: Uint8Array): Promise<PreparedFile | FileRefusal> {
  if (bytes.length === 0) return refuse("file-empty");
  if (bytes.length > mostBytes(bytes)) return refuse("file-too-large");
  const kind = await recogniseFile(bytes);
  if (isRefusal(kind)) return kind;
  if (kind === "pdf") return { mediaType: "application/pdf", full: bytes };
  if (kind === "zip" || kind === "text") {
    const mediaType = kind === "zip" ? recogniseOfficeDocument(bytes) : recogniseText(bytes);
    return isRefusal(mediaType) ? mediaType : { mediaType, full: bytes };
  }
  const photo = await cleanPhoto(bytes, kind);
  return isRefusal(photo) ? photo : { mediaType: "image/jpeg", ...photo };
}

/** The size limit that applies to a file that begins with these bytes. */
export function mostBytes(start: Uint8Array): number {
  return looksLikePhoto(start) ? limits.photoBytes : limits.documentBytes;
}
