import type { PersonId } from "#engine/actor.ts";
import { findSignInState, listLiveSessions } from "#platform/auth/signInState.ts";
import type { SignInRouteNeeds } from "#platform/auth/registerSignIn.ts";
import { endAllSessions, resetPassword, resetSecondFactor } from "#platform/auth/staffAccounts.ts";
import type { RandomSource } from "#platform/sealing/randomSource.ts";
import type { OrganisationsNeeds } from "#modules/organisations/index.ts";

type SignIns = NonNullable<OrganisationsNeeds["signIns"]>;

/** The accounts as organisations look after them; sign-in itself is assembled later, over the posts that people hold. */
export function makeSignIns(needs: { random: RandomSource; staffSignIn(): SignInRouteNeeds }): SignIns {
  const { random, staffSignIn } = needs;
  return {
    async read(db, personId: PersonId, now: Date) {
      const state = await findSignInState(db, personId, now);
      if (!state) return undefined;
      const sessions = await listLiveSessions(db, personId, now);
      const { lockout, requiresSecondFactor } = staffSignIn();
      const { login, ...rest } = state;
      return {
        ...rest,
        secondFactorRequired: await requiresSecondFactor(personId),
        lockedUntil: await lockout.lockedUntil(login, now),
        sessions: sessions.length,
        lastSeenAt: sessions[0]?.lastSeenAt,
      };
    },
    resetPassword: (tx, personId, now) => resetPassword(tx, personId, now, random),
    resetSecondFactor,
    endSessions: endAllSessions,
    forget: (personId) => staffSignIn().sessions.forget(personId),
    unlock: (login) => staffSignIn().lockout.clear(login),
  };
}
