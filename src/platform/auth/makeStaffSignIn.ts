import type { PersonId } from "#engine/actor.ts";
import type { Pool } from "#platform/database/pool.ts";
import { makeDatabaseRateLimiter, type RateRule } from "#platform/http/rateLimit.ts";
import type { MasterKeys } from "#platform/sealing/masterKeys.ts";
import { makeLockout } from "./lockout.ts";
import { makeBetterAuth } from "./makeBetterAuth.ts";
import { makeStaffSessions } from "./staffSession.ts";
import type { SignInRouteNeeds } from "./registerSignIn.ts";

/** What staff sign-in is assembled from. */
export interface StaffSignInSettings {
  pool: Pool;
  masterKeys: MasterKeys;
  /** `SHILIU_SECRET`. */
  secret: string;
  publicUrl: string;
  secureCookies: boolean;
  clock(): Date;
  randomId(): string;
  requiresSecondFactor(personId: PersonId): Promise<boolean>;
}

/** How often one address may try to sign in: 60 times in ten minutes, for a desk hall shares one address. */
const signInRate: RateRule = { capacity: 60, refillMs: 600_000 };

/** Assembles staff sign-in: hand the result to `registerSignIn`, and use its `sessions` to know who asks. */
export function makeStaffSignIn(settings: StaffSignInSettings): SignInRouteNeeds {
  const { pool, secret, secureCookies, clock, requiresSecondFactor } = settings;
  return {
    pool,
    auth: makeBetterAuth(settings),
    sessions: makeStaffSessions(pool, secret, secureCookies),
    lockout: makeLockout(pool, settings.masterKeys.derive("sign-in-lockout")),
    byAddress: makeDatabaseRateLimiter(pool, "staff-sign-in", signInRate),
    requiresSecondFactor,
    clock,
  };
}
