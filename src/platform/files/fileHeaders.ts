import { downloadName } from "./fileName.ts";
import { endingsOf, type MediaType } from "./mediaType.ts";

/** What the headers of an answer say about a file. */
export interface ServedFile {
  mediaType: MediaType | "image/webp";
  fileName: string;
  /** Left out where it is not known: thumbnails. */
  sizeBytes?: number;
}

/**
 * The safe response headers for a file. Only photos and thumbnails may be shown in a page; a document is
 * always handed over as a download, whatever was asked.
 */
export function fileHeaders(file: ServedFile, wanted: "show" | "download"): Record<string, string> {
  const shown = wanted === "show" && file.mediaType.startsWith("image/");
  return {
    "content-type": file.mediaType,
    "content-disposition": `${shown ? "inline" : "attachment"}; ${nameParameters(file)}`,
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, no-store",
    ...(file.sizeBytes === undefined ? {} : { "content-length": String(file.sizeBytes) }),
  };
}

/** RFC 6266: a plain name for old clients, and the real one in RFC 8187 form (RFC 5987 before it). */
function nameParameters(file: ServedFile): string {
  const [name, ending] =
    file.mediaType === "image/webp"
      ? [`${file.fileName}.webp`, "webp"]
      : [downloadName(file.fileName, file.mediaType), endingsOf[file.mediaType][0]];
  const plain = /^[\w .()-]+$/.test(name) ? name : `attachment.${ending}`;
  const encoded = encodeURIComponent(name).replace(/['()*!]/g, percentEncoded);
  return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
