import { localDayOf } from "#engine/calendar.ts";
import type { LimitText } from "#engine/limit.ts";
import type { ActionContext } from "#engine/process.ts";
import { dayOf } from "#engine/workingTime.ts";
import { z } from "zod";

/** A civil date that something is promised for, `YYYY-MM-DD`. */
export const dateField = z.iso.date();

/** The limit that ends on a date: natural days from today. `undefined` for a date that is not after today, or too far off. */
export function limitUntil(
  { calendar, now }: Pick<ActionContext, "calendar" | "now">,
  date: string,
  mostDays: number,
): LimitText | undefined {
  const days = localDayOf(date) - dayOf(calendar, now);
  return days >= 1 && days <= mostDays ? `${days}d` : undefined;
}
