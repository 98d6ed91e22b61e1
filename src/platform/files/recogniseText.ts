import { refuse } from "#engine/refusal.ts";
import { limits } from "./limits.ts";
import type { MediaType } from "./mediaType.ts";
import type { FileRefusal } from "./refusals.ts";

const controlCharacter = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/;
/** Markup, rich text, PostScript and scripts are text too, but not plain text. */
const opensAsProgram = /^\ufeff?\s*(?:<|\{\\rtf|%!|#!)/;

/** Says in which encoding a file is plain text: UTF-8, else GB 18030; anything else is refused. */
export function recogniseText(bytes: Uint8Array): MediaType | FileRefusal {
  // Decoding twenty megabytes only to learn that they are no text would hold up everyone else.
  if (bytes.length > limits.textBytes) {
    return bytes.subarray(0, 4096).includes(0) ? refuse("file-type-not-allowed") : refuse("file-too-large");
  }
  if (isPlainText(bytes, "utf-8")) return "text/plain;charset=utf-8";
  return isPlainText(bytes, "gb18030") ? "text/plain;charset=gb18030" : refuse("file-type-not-allowed");
}

function isPlainText(bytes: Uint8Array, encoding: "utf-8" | "gb18030"): boolean {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return !controlCharacter.test(text) && !opensAsProgram.test(text);
  } catch {
    return false;
  }
}
