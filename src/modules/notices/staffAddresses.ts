import type { KeyObject } from "node:crypto";
import { seal, unseal } from "#platform/sealing/seal.ts";
import type { Ground } from "./ground.ts";

/** The addresses a member of staff gave for messages, beside the work phone that the organisation knows. */
export interface StaffAddresses {
  phone?: string | undefined;
  email?: string | undefined;
  chat?: string | undefined;
}

const placeOf = (personId: string): string => `staff_notice_choices.sealed:${personId}`;

/** Seals addresses for their row. */
export function sealAddresses(
  ground: Pick<Ground, "random">,
  key: KeyObject,
  personId: string,
  addresses: StaffAddresses,
): Buffer {
  return seal(key, { ...addresses }, placeOf(personId), ground.random);
}

/** Opens what {@link sealAddresses} made; none where there is nothing, or the key was destroyed. */
export function openAddresses(
  key: KeyObject | undefined,
  personId: string,
  sealed: Buffer | undefined,
): StaffAddresses {
  if (!key || !sealed) return {};
  return unseal(key, sealed, placeOf(personId)) as StaffAddresses;
}
