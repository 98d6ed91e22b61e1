import type { Dates } from "./format.ts";

const parts = ["yyyy", "MM", "dd", "HH", "mm", "ss"] as const;
const minuteMillis = 60_000;

function offsetMillis(offset: string): number {
  const [hours = 0, minutes = 0] = offset.slice(1).split(":").map(Number);
  return (offset.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * minuteMillis;
}

/** Reads a moment as a platform writes it; `undefined` where it is none. */
export function readMoment(value: unknown, { pattern, offset }: Dates): string | undefined {
  if (pattern === "epoch-seconds" || pattern === "epoch-millis") {
    const number = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
    if (typeof number !== "number" || !Number.isSafeInteger(number) || number < 0) return undefined;
    return instantOf(pattern === "epoch-seconds" ? number * 1_000 : number);
  }
  if (typeof value !== "string") return undefined;
  if (pattern === "iso") {
    const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(value);
    return iso ? instantOf(Date.parse(value)) : undefined;
  }
  return readWall(value, pattern, offset);
}

function readWall(value: string, pattern: string, offset: string): string | undefined {
  const escaped = pattern.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const source = parts.reduce((text, part) => text.replace(part, `(?<${part}>\\d{${part.length}})`), escaped);
  const found = new RegExp(`^${source}$`).exec(value)?.groups;
  if (!found) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    found[part] === undefined ? undefined : Number(found[part]),
  );
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  // 31 February and the like do not read back as they were written.
  if (writeWall(wall, pattern) !== value) return undefined;
  return instantOf(wall - offsetMillis(offset));
}

function instantOf(millis: number): string | undefined {
  return Math.abs(millis) <= 8.64e15 ? new Date(millis).toISOString() : undefined;
}

function writeWall(wall: number, pattern: string): string {
  const [date = "", time = ""] = new Date(wall).toISOString().split("T");
  const values = [...date.split("-"), ...time.slice(0, 8).split(":")];
  return parts.reduce((text, part, index) => text.replace(part, values[index] ?? ""), pattern);
}

/** Writes a moment as a platform reads it. */
export function writeMoment(instant: string, { pattern, offset }: Dates): string | number {
  const millis = Date.parse(instant);
  if (pattern === "iso") return new Date(millis).toISOString();
  if (pattern === "epoch-millis") return millis;
  if (pattern === "epoch-seconds") return Math.floor(millis / 1_000);
  return writeWall(millis + offsetMillis(offset), pattern);
}
