import { type Refusal, refuse } from "#engine/refusal.ts";

/** The text of a file that says nothing of its encoding: UTF-8 with or without its mark, else GB18030. */
export function decodeText(bytes: Uint8Array): string | Refusal<"table-encoding-unknown"> {
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // Nearly any bytes pass as GB18030; a table holds no control characters, other files do.
      if (!/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text)) return text;
    } catch {
      // Not this encoding: the next one is tried.
    }
  }
  return refuse("table-encoding-unknown");
}
