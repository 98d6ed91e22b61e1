import type { StaffRole } from "#engine/actor.ts";

// They see or move more than one body's cases, or hold the keys of the system itself.
const rolesWithSecondFactor: ReadonlySet<StaffRole> = new Set([
  "systemAdmin",
  "securityAdmin",
  "supervisor",
  "auditor",
  "dispatcher",
]);

/** Whether a person who holds these roles must sign in with a second factor. Only production insists. */
export function totpRequiredFor(roles: readonly StaffRole[]): boolean {
  return roles.some((role) => rolesWithSecondFactor.has(role));
}
