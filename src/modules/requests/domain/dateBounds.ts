import { dateOf } from "#engine/calendar.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import { dayOf } from "#engine/workingTime.ts";
import type { World } from "#engine/world.ts";

/** The days a date of an action's form may name, first and last, `YYYY-MM-DD`. */
export interface DateBounds {
  earliest: string;
  latest: string;
}

/** The dates that actions ask for, each with the number of the process that says how many days ahead it may be. */
const asked: Readonly<Record<string, readonly [field: string, number: string]>> = {
  askPause: ["until", "pauseDaysMost"],
  askCarry: ["until", "carryDaysMost"],
  proposeCarry: ["until", "carryDaysMost"],
  issueOrder: ["replyBy", "paperDaysMost"],
  addNote: ["replyBy", "paperDaysMost"],
};

/** What an action's dates may be today, by the name of their fields; `undefined` where it asks for none. */
export function dateBounds(
  process: Pick<ProcessDeclaration, "numbers">,
  action: string,
  { calendar, now }: Pick<World, "calendar" | "now">,
): Readonly<Record<string, DateBounds>> | undefined {
  const found = asked[action];
  if (!found) return undefined;
  const [field, number] = found;
  const today = dayOf(calendar, now);
  return {
    [field]: { earliest: dateOf(today + 1), latest: dateOf(today + (process.numbers[number] ?? 0)) },
  };
}
