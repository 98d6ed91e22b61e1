import { demoPeople } from "#modules/organisations/index.ts";
import type { DemoPair } from "#modules/roster/index.ts";

/** Whom of the demo people the made-up roster puts on duty where; the second is a head where there is no other. */
const pairs: readonly (readonly [bodyId: string, first: string, second: string])[] = [
  ["652300-desk-12345", "demo.prefecture", "demo.prefecture2"],
  ["652301-desk-12345", "demo.dispatcher", "demo.dispatcher2"],
  ["652301-D-housing", "demo.housing", "demo.housing2"],
  ["652301-D-market", "demo.market", "demo.market.head"],
  ["652301001", "demo.street", "demo.street.head"],
];

/** The people of the made-up roster, by turns where both may take cases in hand. */
export const demoRoster: readonly DemoPair[] = pairs.map(([bodyId, first, second]) => ({
  bodyId,
  first: idOf(first),
  second: idOf(second),
  changePlaces: !second.endsWith(".head"),
}));

function idOf(login: string): string {
  const person = demoPeople.find((each) => each.login === login);
  if (!person) throw new Error(`There is no demo person ${login}`);
  return person.personId;
}
