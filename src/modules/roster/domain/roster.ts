import type { BodyId, PersonId } from "#engine/actor.ts";
import type { Instant } from "#engine/instant.ts";

/** A stretch of time; its end is not part of it. */
export interface Span {
  startsAt: Instant;
  endsAt: Instant;
}

/** A shift (班次): two people of a body, the second behind the first. */
export interface Shift extends Span {
  id: string;
  bodyId: BodyId;
  /** Who answers first (A 岗). */
  a: PersonId;
  /** Who answers where the first does not (B 岗). */
  b: PersonId;
  note: string | undefined;
}

/** Somebody who stands in for somebody else (替班). */
export interface Substitute extends Span {
  id: string;
  bodyId: BodyId;
  absentId: PersonId;
  standInId: PersonId;
  reason: string;
  enteredBy: PersonId | undefined;
}

/** Which of the two posts of a shift. */
export type DutyPost = "A" | "B";

/** Whether an instant lies in a span. */
export function covers({ startsAt, endsAt }: Span, at: Instant): boolean {
  return startsAt <= at && at < endsAt;
}

/** Whether two spans share time. */
export function overlap(one: Span, other: Span): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}

/** What is left of spans once others are taken away; spans that touch become one. */
export function without(spans: readonly Span[], taken: readonly Span[]): Span[] {
  const inOrder = taken.toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1));
  return spans.flatMap((span) => {
    const left: Span[] = [];
    let { startsAt } = span;
    for (const each of inOrder) {
      if (!overlap({ startsAt, endsAt: span.endsAt }, each)) continue;
      if (each.startsAt > startsAt) left.push({ startsAt, endsAt: each.startsAt });
      if (each.endsAt > startsAt) startsAt = each.endsAt;
    }
    return startsAt < span.endsAt ? [...left, { startsAt, endsAt: span.endsAt }] : left;
  });
}
