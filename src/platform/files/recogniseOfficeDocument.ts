import { refuse } from "#engine/refusal.ts";
import type { MediaType } from "./mediaType.ts";
import type { FileRefusal } from "./refusals.ts";
import { findZipEntries, unpackEntry } from "./zipEntries.ts";

const contentTypesName = "[Content_Types].xml";
const contentTypesMostBytes = 1024 * 1024;
/** An archive that unfolds further would harm whoever opens it. */
const unpackedMostBytes = 512 * 1024 * 1024;

const macroName = /(?:^|[\\/])(?:vbaProject[^\\/]*\.bin|vbaData\.xml)$|(?:^|[\\/])macrosheets[\\/]/i;
const macroType = /macroEnabled|vbaProject|ms-excel\.(?:intl)?macrosheet/i;
const wordMain = /application\/vnd\.openxmlformats-officedocument\.wordprocessingml\.document\.main\+xml/;
const sheetMain = /application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet\.main\+xml/;

/** Says which office document a zip archive is, by its parts and their declared types, or refuses it. */
export function recogniseOfficeDocument(bytes: Uint8Array): MediaType | FileRefusal {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries = findZipEntries(archive);
  if (!entries) return refuse("document-damaged");
  if (entries.some((entry) => macroName.test(entry.name))) return refuse("document-has-macros");
  if (new Set(entries.map((entry) => entry.name.toLowerCase())).size !== entries.length) {
    return refuse("document-damaged");
  }
  if (entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0) > unpackedMostBytes) {
    return refuse("document-damaged");
  }
  const typesEntry = entries.find((entry) => entry.name === contentTypesName);
  if (!typesEntry) return refuse("file-type-not-allowed");
  const types = unpackEntry(archive, typesEntry, contentTypesMostBytes)?.toString("utf8");
  // UTF-16 or character references could spell a macro type that the search below does not see.
  if (types === undefined || /\0|&#|<!|\ufffd/.test(types)) return refuse("document-damaged");
  // A macro part may carry any name; its declared type gives it away.
  if (macroType.test(types)) return refuse("document-has-macros");
  if (wordMain.test(types)) return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  if (sheetMain.test(types)) return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return refuse("file-type-not-allowed");
}
