import type { StaffRole } from "#engine/actor.ts";

/** Who writes down for others what they say on the phone, and may see what a caller reported before. */
export const callTakers: readonly StaffRole[] = ["clerk", "townshipDesk", "dispatcher"];
