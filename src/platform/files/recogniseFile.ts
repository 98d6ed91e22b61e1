import { fileTypeFromBuffer } from "file-type";
import { refuse } from "#engine/refusal.ts";
import type { FileRefusal } from "./refusals.ts";

/** How a photo is coded. */
export type PhotoFormat = "jpeg" | "png" | "webp";

/** What a file's first bytes say it is; `zip` and `text` still have to prove what they hold. */
export type FileKind = PhotoFormat | "pdf" | "zip" | "text";

const startOf: Readonly<Record<Exclude<FileKind, "text">, RegExp>> = {
  jpeg: /^\xff\xd8\xff/,
  png: /^\x89PNG\r\n\x1a\n/,
  webp: /^RIFF[^]{4}WEBP/,
  pdf: /^%PDF-/,
  zip: /^PK\x03\x04/,
};

const kindOfMediaType: Readonly<Record<string, Exclude<FileKind, "zip" | "text">>> = {
  "image/jpeg": "jpeg",
  "image/png": "png",
  "image/apng": "png",
  "image/webp": "webp",
  "application/pdf": "pdf",
};

/** Formats that phones and cameras make and nothing here decodes. */
const unreadablePhoto = /^image\/(?:hei[cf]|avif|jxl|jp[2xm]|j2c|tiff|x-|vnd\.ms-photo)/;

/** Says by content alone, never by name or declared type, what a file is, or refuses it. */
export async function recogniseFile(bytes: Uint8Array): Promise<FileKind | FileRefusal> {
  // What an archive holds is read from its directory later; the library goes by its local headers, which may lie.
  if (startsAs(bytes, "zip")) return "zip";
  const mediaType = (await fileTypeFromBuffer(bytes))?.mime ?? "";
  if (unreadablePhoto.test(mediaType)) return refuse("photo-format-not-readable");
  // Short signatures such as "BM" also begin honest sentences, so anything else may still be plain text.
  const kind = kindOfMediaType[mediaType] ?? "text";
  // The library looks past byte order marks and tags; what is decoded later must begin at the first byte.
  return kind === "text" || startsAs(bytes, kind) ? kind : refuse("file-type-not-allowed");
}

/** Whether the first bytes are those of a photo that can be read; enough to choose the size limit while reading. */
export function looksLikePhoto(start: Uint8Array): boolean {
  return startsAs(start, "jpeg") || startsAs(start, "png") || startsAs(start, "webp");
}

function startsAs(bytes: Uint8Array, kind: Exclude<FileKind, "text">): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16));
  return startOf[kind].test(start.toString("latin1"));
}
