import { localDayOf } from "#engine/calendar.ts";
import type { Case } from "#engine/case.ts";
import { isPaused, isRunning } from "#engine/clock.ts";
import type { Instant } from "#engine/instant.ts";
import type { ActionContext, Condition } from "#engine/process.ts";
import { dayOf } from "#engine/workingTime.ts";
import { z } from "zod";

/** A superior platform's id. */
const platformIdField = z.string().regex(/^[a-z][a-z0-9-]{1,31}$/);
/** The number that an order or a message has with the superior platform. */
export const superiorNumberField = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .regex(/^[^\u0000-\u0020\u007f]+$/);

/** Which platform a case came from, under which number, and until when that platform wants it answered. */
export const superiorField = z.object({
  platform: platformIdField,
  number: superiorNumberField,
  dueAt: z.iso.datetime(),
});

/** What a case keeps of the superior platform that sent it. */
export type Superior = z.output<typeof superiorField>;

/** Limits beyond this many days are a mistake of whoever typed them. */
export const superiorDaysMost = 400;

/** The superior platform that a case came from; `undefined` for a case of our own. */
export function superiorOf(state: Case): Superior | undefined {
  // Written by the report's own schema.
  return state.facts["superior"] as Superior | undefined;
}

/**
 * The end of the whole: the superior's limit, exactly, be it later or sooner than ours. Ours hold for every hand inside
 * it. A case that is handled anew after that limit has passed runs on ours, until the superior sets another.
 */
export function superiorsEnd(state: Case, now: Instant): Instant | undefined {
  const superior = superiorOf(state);
  const anew = state.clocks.some(({ kind }) => kind === "whole");
  return superior && (!anew || superior.dueAt > now) ? superior.dueAt : undefined;
}

/** What a clock of ours outside the whole never passes, as long as the superior's limit is ahead. */
export function superiorsWall(state: Case, now: Instant): Instant | undefined {
  const superior = superiorOf(state);
  return superior && superior.dueAt > now ? superior.dueAt : undefined;
}

/** Whether a promised day lies beyond the superior's limit. */
export function passesSuperiorsLimit(
  { before, calendar }: Pick<ActionContext, "before" | "calendar">,
  date: string,
): boolean {
  const superior = superiorOf(before);
  return superior !== undefined && localDayOf(date) > dayOf(calendar, superior.dueAt);
}

/**
 * Whether what waits for another case's answer has it inside its superior's limit, as that one's clocks stand; what is no
 * order waits as long as it takes.
 */
export function endsInTimeFor(order: Case, main: Case): boolean {
  const superior = superiorOf(order);
  if (!superior) return true;
  const running = (kind: string) => main.clocks.find((clock) => clock.kind === kind && isRunning(clock));
  const end = running("promise") ?? running("whole");
  return end === undefined || (!isPaused(end) && end.dueAt <= superior.dueAt);
}

/** An order has one answer under its number: its matters are shared among co-handlers, and not split. */
export const answeredAsOne: Condition = {
  otherwise: "order-answered-as-one",
  holds: ({ before }) => superiorOf(before) === undefined,
};

/** The superior's time does not stand still because we say so. */
export const noSuperiorsTime: Condition = {
  otherwise: "superiors-time-runs-on",
  holds: ({ before }) => superiorOf(before) === undefined,
};
