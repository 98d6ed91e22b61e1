import type { StaffRole } from "#engine/actor.ts";
import type { VouchedThing } from "#modules/organisations/index.ts";
import type { Health } from "../operations/judgeHealth.ts";

/** A post with what is known of its holder's sign-in. */
export interface PostFact {
  role: StaffRole;
  bodyId: string;
  personId: string;
}

/** An active body, as far as the path asks. */
export interface BodyFact {
  id: string;
  kind: string;
  atRoot: boolean;
  /** For a desk: the processes whose cases it dispatches. */
  serves: readonly string[];
}

/** How far somebody's sign-in came. */
export interface SignInFact {
  personId: string;
  passwordSet: boolean;
  invited: boolean;
  secondFactor: boolean;
}

/** All that the path is judged from. */
export interface FirstStepsFacts {
  production: boolean;
  publicUrl: string;
  named: boolean;
  processIds: readonly string[];
  bodies: readonly BodyFact[];
  posts: readonly PostFact[];
  signIns: readonly SignInFact[];
  demoPeople: number;
  roster: { bodyIds: readonly string[]; uncoveredHours: number };
  health: Pick<Health, "level" | "lines">;
  vouched: ReadonlyMap<VouchedThing, { by?: { id: string; name: string }; at: string }>;
}
