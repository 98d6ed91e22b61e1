import { isRefusal, type Refusal } from "#engine/refusal.ts";
import { withTransaction } from "#platform/database/pool.ts";
import { callAuth } from "./callAuth.ts";
import { checkPassword } from "./passwordRules.ts";
import { acceptInvite, notePasswordSet } from "./staffAccounts.ts";
import type { StaffSession } from "./staffSession.ts";
import { getLogin, limitByAddress, type StaffSignInNeeds, type Visit } from "./staffSignIn.ts";

/** Changes the password of whoever is signed in and ends their other sessions. */
export async function changePassword(
  needs: StaffSignInNeeds,
  visit: Visit,
  session: StaffSession,
  input: { currentPassword: string; newPassword: string },
): Promise<{ cookies: string[] } | Refusal> {
  const login = await getLogin(needs.pool, session.personId);
  const refused = checkPassword(input.newPassword, login) ?? (await needs.lockout.begin(login, visit.now));
  if (refused) return refused;
  const body = { ...input, revokeOtherSessions: true };
  const answer = await callAuth(
    () => needs.auth.api.changePassword({ body, headers: visit.headers, returnHeaders: true }),
    visit.now,
  );
  if (isRefusal(answer)) return answer;
  await notePasswordSet(needs.pool, session.personId, visit.now);
  await needs.lockout.clear(login);
  needs.sessions.forget(session.personId);
  return { cookies: answer.cookies };
}

/** Sets a password by an invitation. */
export async function acceptInvitation(
  needs: StaffSignInNeeds,
  visit: Visit,
  input: { token: string; password: string },
): Promise<{ login: string } | Refusal> {
  const refused = await limitByAddress(needs, visit);
  if (refused) return refused;
  const accepted = await withTransaction(needs.pool, (tx) =>
    acceptInvite(tx, input.token, input.password, visit.now),
  );
  if (isRefusal(accepted)) return accepted;
  needs.sessions.forget(accepted.personId);
  await needs.lockout.clear(accepted.login);
  return { login: accepted.login };
}
