/** A moment, as ISO 8601 in UTC with milliseconds (`2026-11-21T16:00:00.000Z`): it sorts as text and survives JSON. */
export type Instant = string & { readonly brand?: "Instant" };

/** Milliseconds since 1970 of an instant. */
export function toMillis(instant: Instant): number {
  return Date.parse(instant);
}

/** The instant at so many milliseconds since 1970. */
export function fromMillis(millis: number): Instant {
  return new Date(millis).toISOString();
}

/** An instant moved by so many milliseconds. */
export function shift(instant: Instant, millis: number): Instant {
  return fromMillis(toMillis(instant) + millis);
}
