import { createReadStream } from "node:fs";

/** The encodings that tables come in; anything else would read as noise. */
export type TableEncoding = "utf-8" | "gb18030";

async function decodesAs(path: string, encoding: TableEncoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const bytes of createReadStream(path)) decoder.decode(bytes as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/**
 * The encoding of a text file that says nothing of it: UTF-8 where all of it is, else GB18030, as Excel in China
 * saves it. The whole file is looked at, since its first thousand lines may be plain ASCII.
 */
export async function findEncoding(path: string): Promise<TableEncoding | undefined> {
  for (const encoding of ["utf-8", "gb18030"] as const) if (await decodesAs(path, encoding)) return encoding;
  return undefined;
}
