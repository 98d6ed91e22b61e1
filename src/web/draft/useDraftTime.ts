import { browserNow } from "#web/clock/serverClock.ts";
import { useFormats } from "#web/words/formats.ts";

/** When a draft was written: the time alone where it was today. */
export function useDraftTime(): (savedAt: string | undefined) => string {
  const formats = useFormats();
  return (savedAt) => {
    if (savedAt === undefined) return "";
    const isToday = formats.day(savedAt) === formats.day(browserNow());
    return isToday ? formats.time(savedAt) : formats.instant(savedAt);
  };
}
