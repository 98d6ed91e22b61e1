import type { StaffRole } from "#engine/actor.ts";

/** Administration, security and audit lie in three different hands (三员分立, GB/T 22239). */
const powers: readonly StaffRole[] = ["systemAdmin", "securityAdmin", "auditor"];

/** The role already held that a person may not join with the new one; undefined where nothing stands against it. */
export function separatePowers(held: readonly StaffRole[], added: StaffRole): StaffRole | undefined {
  if (!powers.includes(added)) return undefined;
  return held.find((role) => role !== added && powers.includes(role));
}
