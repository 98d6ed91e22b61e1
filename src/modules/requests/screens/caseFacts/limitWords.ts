import type { SayCase } from "../case/words.ts";

const units = { wd: "workingDays", wh: "workingHours", d: "days", h: "hours", m: "minutes" } as const;

/** A limit as it is declared, `5wd` or `30m`, in words; as it stands where it is of another form. */
export function limitWords(limit: string, t: SayCase): string {
  const parts = /^(\d+)(wd|wh|d|h|m)$/.exec(limit);
  const count = Number(parts?.[1]);
  const unit = parts?.[2];
  return unit !== undefined && unit in units
    ? t(`limit.${units[unit as keyof typeof units]}`, { count })
    : limit;
}
