/** What a limit counts: elapsed minutes or hours, hours of office time, working days, or natural days. */
export type LimitUnit = "minutes" | "hours" | "workingHours" | "workingDays" | "days";

/** How long a hand may take. Written `30m`, `2h`, `4wh`, `5wd`, `15d`. */
export interface Limit {
  amount: number;
  unit: LimitUnit;
}

/** A limit in its written form. */
export type LimitText = `${number}${"m" | "h" | "wh" | "wd" | "d"}`;

const units: Readonly<Record<string, LimitUnit>> = {
  m: "minutes",
  h: "hours",
  wh: "workingHours",
  wd: "workingDays",
  d: "days",
};

/** Reads a written limit; `undefined` where the text is none, or is zero or absurdly long (over 9,999). */
export function findLimit(text: string): Limit | undefined {
  const match = /^([1-9]\d{0,3})(m|h|wh|wd|d)$/.exec(text);
  const unit = match?.[2] === undefined ? undefined : units[match[2]];
  return match && unit ? { amount: Number(match[1]), unit } : undefined;
}

/** Reads a limit that a declaration wrote; throws where it is none, since that is a bug. */
export function parseLimit(text: string): Limit {
  const limit = findLimit(text);
  if (!limit) throw new Error(`Not a limit: ${text}`);
  return limit;
}
