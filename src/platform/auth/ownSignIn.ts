import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import { callAuth } from "./callAuth.ts";
import { coarseAddress, type Device, deviceOf } from "./deviceOf.ts";
import { findSignInState, listLiveSessions } from "./signInState.ts";
import type { StaffSession } from "./staffSession.ts";
import { getLogin, type StaffSignInNeeds, type Visit } from "./staffSignIn.ts";

/** A session as its owner sees it. */
interface OwnSession extends Device {
  id: string;
  /** The network it came from, not the place in it. */
  network?: string;
  begunAt: string;
  lastSeenAt: string;
  /** The one that asks. */
  current: boolean;
}

/** What a member of staff sees of how they sign in. */
export interface OwnSignIn {
  login: string;
  passwordSetAt?: string;
  secondFactor: boolean;
  secondFactorRequired: boolean;
  sessions: OwnSession[];
}

/** How whoever is signed in signs in, and where they are signed in now. */
export async function readOwnSignIn(
  needs: StaffSignInNeeds,
  { now }: Visit,
  { personId, sessionId }: StaffSession,
): Promise<OwnSignIn> {
  const [state, sessions, secondFactorRequired] = await Promise.all([
    findSignInState(needs.pool, personId, now),
    listLiveSessions(needs.pool, personId, now),
    needs.requiresSecondFactor(personId),
  ]);
  if (!state) throw new Error("A session has no account.");
  return {
    login: state.login,
    ...(state.passwordSetAt && { passwordSetAt: state.passwordSetAt.toISOString() }),
    secondFactor: state.secondFactor,
    secondFactorRequired,
    sessions: sessions.map(({ id, address, userAgent, begunAt, lastSeenAt }) => {
      const network = coarseAddress(address);
      return {
        id,
        ...deviceOf(userAgent),
        ...(network !== undefined && { network }),
        begunAt: begunAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        current: id === sessionId,
      };
    }),
  };
}

/** Ends one session of one's own; anybody else's is as if it were not there. */
export async function endOwnSession(
  needs: StaffSignInNeeds,
  { personId }: StaffSession,
  sessionId: string,
): Promise<{ ended: true } | Refusal<"session-not-found">> {
  const ended = await needs.sessions.endOneOf(personId, sessionId);
  return ended ? { ended: true } : refuse("session-not-found");
}

/** Ends every session of one's own but the one that asks. */
export async function endOtherSessions(
  needs: StaffSignInNeeds,
  { personId, sessionId }: StaffSession,
): Promise<{ ended: true }> {
  await needs.sessions.endSessions(personId, sessionId);
  return { ended: true };
}

/** Makes new backup codes, shown this once; the earlier ones stop working. */
export async function renewBackupCodes(
  needs: StaffSignInNeeds,
  visit: Visit,
  session: StaffSession,
  password: string,
): Promise<{ backupCodes: string[] } | Refusal> {
  if (!session.secondFactorDone) return refuse("second-factor-missing");
  const login = await getLogin(needs.pool, session.personId);
  const locked = await needs.lockout.begin(login, visit.now);
  if (locked) return locked;
  const answer = await callAuth(
    () =>
      needs.auth.api.generateBackupCodes({ body: { password }, headers: visit.headers, returnHeaders: true }),
    visit.now,
  );
  if (isRefusal(answer)) return answer;
  await needs.lockout.clear(login);
  return { backupCodes: answer.response.backupCodes };
}
