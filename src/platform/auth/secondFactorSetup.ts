import type { PersonId } from "#engine/actor.ts";
import { isRefusal, type Refusal } from "#engine/refusal.ts";
import { callAuth } from "./callAuth.ts";
import type { StaffSession } from "./staffSession.ts";
import {
  getLogin,
  limitByAddress,
  type SignInStep,
  type StaffSignInNeeds,
  type Visit,
} from "./staffSignIn.ts";
import { claimCode } from "./usedCodes.ts";

/** Begins to set up a second factor: the address for the authenticator's QR code, and backup codes shown this once. */
export async function beginSecondFactor(
  needs: StaffSignInNeeds,
  visit: Visit,
  session: StaffSession,
  password: string,
): Promise<{ uri: string; backupCodes: string[] } | Refusal> {
  const login = await getLogin(needs.pool, session.personId);
  const locked = await needs.lockout.begin(login, visit.now);
  if (locked) return locked;
  const body = { password, method: "totp" as const };
  const answer = await callAuth(
    () => needs.auth.api.enableTwoFactor({ body, headers: visit.headers, returnHeaders: true }),
    visit.now,
  );
  if (isRefusal(answer)) return answer;
  await needs.lockout.clear(login);
  const { response } = answer;
  if (response.method !== "totp") throw new Error("better-auth set up another second factor than asked for.");
  return { uri: labelled(response.totpURI, login), backupCodes: response.backupCodes };
}

/** Shows the login in the authenticator, where better-auth puts the address that leads nowhere. */
function labelled(uri: string, login: string): string {
  return uri.replace(
    /^(otpauth:\/\/totp\/[^:?]+:)[^?]*/,
    (_, head: string) => head + encodeURIComponent(login),
  );
}

/** Ends setting up: the first right code enables the second factor and ends every other session. */
export async function confirmSecondFactor(
  needs: StaffSignInNeeds,
  visit: Visit,
  session: StaffSession,
  code: string,
): Promise<SignInStep | Refusal> {
  const refused = await limitByAddress(needs, visit);
  if (refused) return refused;
  const body = { code: code.replace(/\s/g, "") };
  const answer = await callAuth(
    () => needs.auth.api.verifyTOTP({ body, headers: visit.headers, returnHeaders: true }),
    visit.now,
  );
  if (isRefusal(answer)) return answer;
  await claimCode(needs.pool, session.personId, body.code, visit.now);
  await endOtherSessions(needs, session.personId, answer.cookies, visit.now);
  return { state: "signed-in", cookies: answer.cookies };
}

async function endOtherSessions(
  needs: StaffSignInNeeds,
  personId: PersonId,
  cookies: readonly string[],
  now: Date,
): Promise<void> {
  const header = cookies.map((cookie) => cookie.split(";", 1)[0]).join("; ");
  needs.sessions.forget(personId);
  const current = await needs.sessions.findStaffSession(header, now);
  await needs.sessions.endSessions(personId, current?.sessionId);
}
