import { termsOf } from "#platform/search/terms.ts";

const dayMs = 86_400_000;
/** Lengths of the stretches of time that requests are found by, in days. */
export const stretchDays = [8, 64] as const;

/** The stretch of so many days that an instant falls into, counted from 1970. */
export function stretchOf(days: number, instant: Date): number {
  return Math.floor(instant.getTime() / (days * dayMs));
}

/** When a stretch begins. */
export function stretchStart(days: number, stretch: number): Date {
  return new Date(stretch * days * dayMs);
}

/** What all requests of a stretch are found by, beside their words; nothing that somebody types becomes such a term. */
export function stretchTerm(days: number, stretch: number): string {
  return `@${days}:${stretch}`;
}

/** All that a request is found by: its words, and when it was made. */
export function searchTermsOf(words: string, openedAt: Date): string[] {
  return [...termsOf(words), ...stretchDays.map((days) => stretchTerm(days, stretchOf(days, openedAt)))];
}
