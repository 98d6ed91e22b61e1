function isStorableText(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}

/**
 * Whether every text in a value, as parsed from JSON or a query, can be kept: PostgreSQL holds no U+0000, and half of a
 * surrogate pair is no character. Asked at the door, so that no statement further in fails for it.
 */
export function isStorable(value: unknown): boolean {
  // Not by recursion: a body may be nested a hundred thousand deep.
  const rest: unknown[] = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    if (typeof next === "string" && !isStorableText(next)) return false;
    if (typeof next !== "object" || next === null || ArrayBuffer.isView(next)) continue;
    if (!Array.isArray(next) && !Object.keys(next).every(isStorableText)) return false;
    for (const each of Object.values(next)) rest.push(each);
  }
  return true;
}
