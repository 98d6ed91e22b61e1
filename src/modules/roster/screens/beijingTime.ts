const offsetMillis = 8 * 3_600_000;
const dayMillis = 86_400_000;

/** The day of an instant in Beijing time, `YYYY-MM-DD`. */
export function dateAt(instant: string | number): string {
  return new Date(new Date(instant).getTime() + offsetMillis).toISOString().slice(0, 10);
}

/** The instant of a day and a time in Beijing, or `undefined` where the time is none; 24:00 is the day's end. */
export function instantAt(date: string, time: string): string | undefined {
  const match = /^([01]?\d|2[0-4])[:：]([0-5]\d)$/.exec(time.trim());
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
  if (minutes === undefined || minutes > 1_440) return undefined;
  return new Date(Date.parse(`${date}T00:00:00.000Z`) - offsetMillis + minutes * 60_000).toISOString();
}

/** The day so many days later. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + days * dayMillis).toISOString().slice(0, 10);
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(date: string): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return (((new Date(`${date}T00:00:00.000Z`).getUTCDay() + 6) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** Minutes after midnight in Beijing. */
export function minuteAt(instant: string): number {
  return ((Date.parse(instant) + offsetMillis) % dayMillis) / 60_000;
}

/** A span from two times that begin on a day; the end is on the next day where it is no later. */
export function spanOf(date: string, from: string, until: string) {
  const startsAt = instantAt(date, from);
  const end = instantAt(date, until);
  if (startsAt === undefined || end === undefined) return undefined;
  return { startsAt, endsAt: end > startsAt ? end : (instantAt(daysAfter(date, 1), until) ?? end) };
}
