import type { PersonId } from "#engine/actor.ts";
import { staffDefaults } from "./domain/choices.ts";
import { pickAddress } from "./findAddress.ts";
import type { Ground } from "./ground.ts";
import { openAddresses } from "./staffAddresses.ts";
import { findStaffChoices } from "./store.ts";

/** Why no message reaches a member of staff: no usable address, nothing that carries to it, or they want none. */
export type Unreachable = "no-address" | "address-invalid" | "no-carrier" | "not-wanted";

/** Those among these people whom no message reaches, whatever it is about, and why. */
export async function findUnreachable(
  ground: Pick<Ground, "pool" | "keyStore" | "organisations" | "messages">,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, Unreachable>> {
  const choices = await findStaffChoices(ground.pool, personIds);
  const keys = await ground.keyStore.findSubjectKeys(ground.pool, [...choices.keys()]);
  return new Map(
    personIds.flatMap((personId): [PersonId, Unreachable][] => {
      const person = ground.organisations.findPerson(personId);
      if (!person?.active) return [];
      const choice = choices.get(personId);
      const { channel, language } = choice ?? staffDefaults;
      if (channel === "none") return [[personId, "not-wanted"]];
      const own = openAddresses(keys.get(personId), personId, choice?.sealed);
      const addresses = { ...own, phone: own.phone ?? person.workPhone };
      const found = pickAddress(ground, { addresses, first: channel, language, guarded: false });
      return "dead" in found ? [[personId, found.dead]] : [];
    }),
  );
}
