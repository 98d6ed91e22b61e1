import type { PersonId } from "#engine/actor.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import type { Pool } from "#platform/database/pool.ts";
import type { RateLimiter } from "#platform/http/rateLimit.ts";
import { callAuth } from "./callAuth.ts";
import type { Lockout } from "./lockout.ts";
import type { StaffAuth } from "./makeBetterAuth.ts";
import { normaliseLogin } from "./staffAccounts.ts";
import { type StaffSessions, staffCookieName } from "./staffSession.ts";
import { claimCode } from "./usedCodes.ts";

/** What signing staff in stands on. */
export interface StaffSignInNeeds {
  pool: Pool;
  auth: StaffAuth;
  sessions: StaffSessions;
  lockout: Lockout;
  byAddress: RateLimiter;
  /** Whether a person's posts require a second factor here; see `totpRequiredFor`. */
  requiresSecondFactor(personId: PersonId): Promise<boolean>;
}

/** The request of whoever signs in. */
export interface Visit {
  /** Cookie, user agent and our address header, as better-auth reads them. */
  headers: Headers;
  cookie: string | undefined;
  address: string;
  now: Date;
}

/** How far sign-in came, and the cookies that go with it. */
export interface SignInStep {
  /** `second-factor`: a code is asked for; `set-up-second-factor`: signed in, and bound to set one up first. */
  state: "signed-in" | "second-factor" | "set-up-second-factor";
  cookies: string[];
}

const totpCode = /^\d{6}$/;

/** Signs in by login and password. Wrong, unknown, disabled and waiting accounts all answer alike. */
export async function signInByPassword(
  needs: StaffSignInNeeds,
  visit: Visit,
  input: { login: string; password: string },
): Promise<SignInStep | Refusal> {
  const login = normaliseLogin(input.login);
  const refused = (await limitByAddress(needs, visit)) ?? (await needs.lockout.begin(login, visit.now));
  if (refused) return refused;
  const body = { username: login, password: input.password };
  const answer = await callAuth(
    () => needs.auth.api.signInUsername({ body, headers: visit.headers, returnHeaders: true }),
    visit.now,
  );
  if (isRefusal(answer)) return answer;
  await needs.lockout.clear(login);
  const { response, cookies } = answer;
  if ("twoFactorRedirect" in response) return { state: "second-factor", cookies };
  const mustSetUp = await needs.requiresSecondFactor(response.user.id);
  return { state: mustSetUp ? "set-up-second-factor" : "signed-in", cookies };
}

/** Completes sign-in with a code of the authenticator, or with a backup code. */
export async function signInBySecondFactor(
  needs: StaffSignInNeeds,
  visit: Visit,
  code: string,
): Promise<SignInStep | Refusal> {
  const refused = await limitByAddress(needs, visit);
  if (refused) return refused;
  const answer = await verifyCode(needs, challengeOf(visit), code.replace(/\s/g, ""));
  return isRefusal(answer) ? answer : { state: "signed-in", cookies: answer.cookies };
}

/** Without a session beside it: better-auth counts wrong codes of a challenge only. */
function challengeOf(visit: Visit): Visit {
  const cookies = (visit.cookie ?? "").split(";").filter((cookie) => !cookie.includes(`${staffCookieName}=`));
  const headers = new Headers(visit.headers);
  headers.set("cookie", cookies.join(";"));
  return { ...visit, headers };
}

async function verifyCode(needs: StaffSignInNeeds, { headers, now }: Visit, code: string) {
  const { api } = needs.auth;
  if (!totpCode.test(code)) {
    return callAuth(() => api.verifyBackupCode({ body: { code }, headers, returnHeaders: true }), now);
  }
  const answer = await callAuth(() => api.verifyTOTP({ body: { code }, headers, returnHeaders: true }), now);
  if (isRefusal(answer)) return answer;
  if (await claimCode(needs.pool, answer.response.user.id, code, now)) return answer;
  // The code was right but used before: whoever replays it gets no session.
  await needs.pool.query(`delete from auth.sessions where token = $1`, [answer.response.token]);
  return refuse("second-factor-wrong");
}

/** Bounds how often one address may try anything here. */
export async function limitByAddress(
  needs: StaffSignInNeeds,
  { address, now }: Visit,
): Promise<Refusal | undefined> {
  const rate = await needs.byAddress.take(address, now);
  return rate.allowed
    ? undefined
    : refuse("too-many-sign-ins", { retryAfterSeconds: rate.retryAfterSeconds });
}

/** The login of somebody who is signed in. */
export async function getLogin(pool: Pool, personId: PersonId): Promise<string> {
  const { rows } = await pool.query<{ login: string }>(`select login from auth.users where id = $1`, [
    personId,
  ]);
  const [user] = rows;
  if (!user) throw new Error("A session has no account.");
  return user.login;
}
