/** What stands at the end of a way into plain data; own fields only, since the data comes from outside. */
export function readPath(data: unknown, path: string | undefined): unknown {
  if (path === undefined) return undefined;
  let at = data;
  for (const name of path.split(".")) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Record<string, unknown>)[name];
  }
  return at;
}

/** The text at the end of a way: numbers as they are written, blanks as nothing. */
export function readText(data: unknown, path: string | undefined): string | undefined {
  const value = readPath(data, path);
  const text = typeof value === "number" || typeof value === "boolean" ? String(value) : value;
  return typeof text === "string" && text.trim() !== "" ? text.trim() : undefined;
}

/** Puts a value at the end of a way, making what lies between. */
export function putPath(data: Record<string, unknown>, path: string, value: unknown): void {
  const names = path.split(".");
  const last = names.pop() ?? path;
  let at = data;
  for (const name of names) {
    const next = at[name];
    const inner = typeof next === "object" && next !== null ? (next as Record<string, unknown>) : {};
    at[name] = inner;
    at = inner;
  }
  at[last] = value;
}
