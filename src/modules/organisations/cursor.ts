/** Packs where a page ended into an opaque cursor. */
export function writeCursor(...parts: string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** Unpacks a cursor of `length` parts; undefined for none, and for one that nobody here wrote. */
export function readCursor(cursor: string | undefined, length: number): string[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    const fits =
      Array.isArray(parts) && parts.length === length && parts.every((part) => typeof part === "string");
    return fits ? parts : undefined;
  } catch {
    return undefined;
  }
}
