/**
 * Whether every text in a value can be kept: PostgreSQL holds no U+0000, and half of a surrogate pair is no character.
 * Asked at the door, so that no statement further in fails for it.
 */
export function isStorable(value: unknown): boolean {
  if (typeof value === "string") return !value.includes("\0") && value.isWellFormed();
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(isStorable);
  if (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null) return true;
  return Object.entries(value).every(([name, each]) => isStorable(name) && isStorable(each));
}
