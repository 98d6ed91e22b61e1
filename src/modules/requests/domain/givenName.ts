import type { Json } from "#engine/case.ts";
import { businessIn } from "./business.ts";

/** The name given for this case alone, out of what its report said; none where it is the one known. */
export function findGivenName(said: Readonly<Record<string, Json>>): string | undefined {
  const { givenName } = said;
  return typeof givenName === "string" ? givenName : undefined;
}

/** Every name of the one who reported: the one known, the one given this time, the business's. */
export function namesOf(knownName: string | undefined, said: Readonly<Record<string, Json>>): string[] {
  return [knownName, findGivenName(said), businessIn(said)?.name].filter((name) => name !== undefined);
}
