import type { Queryable } from "#platform/database/queryable.ts";

/** Where it is said that there is something new for a person. */
export const peopleChannel = "shiliu_people";

/** Says that there is something new for these people: in a transaction, as it commits, and not at all if it does not. */
export async function tellPeople(db: Queryable, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  await db.query({
    name: "live-tell-people",
    text: "select pg_notify($1, id) from unnest($2::text[]) as told (id)",
    values: [peopleChannel, personIds],
  });
}
