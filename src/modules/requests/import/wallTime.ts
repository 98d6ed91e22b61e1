import type { Instant } from "#engine/instant.ts";

/** A time as a history wrote it, found in the course of time. */
export interface ReadTime {
  instant: Instant;
  /** Only the day was written; the instant is its beginning. */
  dayOnly: boolean;
}

/** Reads a time; `undefined` for what no format fits, and for days and hours that never were. */
export type TimeReader = (text: string) => ReadTime | undefined;

const parts = {
  YYYY: ["year", "\\d{4}"],
  MM: ["month", "\\d{2}"],
  M: ["month", "\\d{1,2}"],
  DD: ["day", "\\d{2}"],
  D: ["day", "\\d{1,2}"],
  HH: ["hour", "\\d{2}"],
  H: ["hour", "\\d{1,2}"],
  mm: ["minute", "\\d{2}"],
  m: ["minute", "\\d{1,2}"],
  ss: ["second", "\\d{2}"],
  s: ["second", "\\d{1,2}"],
} as const;

type Part = (typeof parts)[keyof typeof parts][0];
type Digits = Partial<Record<Part, string | undefined>>;

const token = /YYYY|MM?|DD?|HH?|mm?|ss?/g;
// A workbook's own dates come in this shape, whatever the map declares.
const workbookFormat = "YYYY-MM-DDTHH:mm:ss";

/** What is wrong with a format, in words; `undefined` where times can be read by it. */
export function findFormatProblem(format: string): string | undefined {
  const named = (format.match(token) ?? []).map((each) => parts[each as keyof typeof parts][0]);
  if (new Set(named).size !== named.length) return "names the same part twice";
  for (const part of ["year", "month", "day"] as const) if (!named.includes(part)) return `has no ${part}`;
  if (named.includes("minute") && !named.includes("hour")) return "has minutes and no hours";
  if (named.includes("second") && !named.includes("minute")) return "has seconds and no minutes";
  const unknown = format.replace(token, "").match(/[A-SU-Za-z]/g); // the T of ISO 8601 may stand
  return unknown ? `has letters that name no part of a time: ${unknown.join(" ")}` : undefined;
}

/** Whether this is a time zone such as `Asia/Shanghai`. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).format(0) !== "";
  } catch {
    return false;
  }
}

/** Makes a reader of times in these formats, the first that fits counts, in a zone such as `Asia/Shanghai`. */
export function makeTimeReader(formats: readonly string[], zone: string): TimeReader {
  const patterns = [...formats, workbookFormat].map(patternOf);
  const offsetAt = makeOffsets(zone);
  return (text) => {
    for (const pattern of patterns) {
      const groups: Digits | undefined = pattern.exec(text)?.groups;
      if (groups) return momentOf(groups, offsetAt);
    }
    return undefined;
  };
}

function patternOf(format: string): RegExp {
  const pieces = format.split(new RegExp(`(${token.source})`));
  const source = pieces.map((piece, index) => {
    if (index % 2 === 0) return piece.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
    const [part, digits] = parts[piece as keyof typeof parts];
    return `(?<${part}>${digits})`;
  });
  return new RegExp(`^${source.join("")}$`);
}

function momentOf(digits: Digits, offsetAt: (millis: number) => number): ReadTime | undefined {
  const { year, month, day, hour = "0", minute = "0", second = "0" } = digits;
  const numbers = [year, month, day, hour, minute, second].map(Number);
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = numbers;
  const wall = Date.UTC(y, mo - 1, d, h, mi, s);
  const date = new Date(wall);
  const readsBack = [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ].every((value, index) => value === numbers[index]);
  if (!readsBack) return undefined; // 30 February, 25 o'clock
  const millis = wall - offsetAt(wall - offsetAt(wall));
  if (millis + offsetAt(millis) !== wall) return undefined; // the hour that summer time leaps over
  return { instant: new Date(millis).toISOString(), dayOnly: digits.hour === undefined };
}

const quarterMillis = 900_000;

/** How far a zone is ahead of UTC, in milliseconds; asked once for each quarter of an hour. */
function makeOffsets(zone: string): (millis: number) => number {
  const known = new Map<number, number>();
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (millis) => {
    const quarter = Math.floor(millis / quarterMillis);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    const at = quarter * quarterMillis;
    const named = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (name: Intl.DateTimeFormatPartTypes): number => named.get(name) ?? 0;
    const local = Date.UTC(
      part("year"),
      part("month") - 1,
      part("day"),
      part("hour"),
      part("minute"),
      part("second"),
    );
    known.set(quarter, local - at);
    return local - at;
  };
}
