/** Hours of the day in which nobody is woken: minutes since midnight in the installation's zone. */
export interface QuietHours {
  fromMinute: number;
  untilMinute: number;
}

const minuteMs = 60_000;
const dayMinutes = 24 * 60;
// China has one time, and no summer time.
const offsetMinutes = 8 * 60;

/** When the quiet hours that `now` lies in end; `undefined` where it lies in none. */
export function quietUntil(hours: QuietHours | undefined, now: Date): Date | undefined {
  if (!hours) return undefined;
  const localMinutes = now.getTime() / minuteMs + offsetMinutes;
  const minute = ((localMinutes % dayMinutes) + dayMinutes) % dayMinutes;
  const { fromMinute, untilMinute } = hours;
  const overMidnight = fromMinute > untilMinute;
  const quiet = overMidnight
    ? minute >= fromMinute || minute < untilMinute
    : minute >= fromMinute && minute < untilMinute;
  if (!quiet) return undefined;
  const left = (untilMinute - minute + dayMinutes) % dayMinutes;
  return new Date(now.getTime() + left * minuteMs);
}

/** When a message may go that is to go at `at`. */
export function sendAt(hours: QuietHours | undefined, at: Date, urgent: boolean): Date {
  return urgent ? at : (quietUntil(hours, at) ?? at);
}
