import { isAPIError } from "better-auth/api";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { lockedRefusal } from "./lockout.ts";
import type { SignInRefusal } from "./signInRefusals.ts";

/** What a call of better-auth gave: its answer, and the cookies it wants set. */
export interface AuthAnswer<Response> {
  response: Response;
  cookies: string[];
}

const refusalOf: Readonly<Record<string, SignInRefusal | "not-signed-in">> = {
  INVALID_USERNAME_OR_PASSWORD: "sign-in-wrong",
  INVALID_USERNAME: "sign-in-wrong",
  USERNAME_TOO_SHORT: "sign-in-wrong",
  USERNAME_TOO_LONG: "sign-in-wrong",
  PASSWORD_TOO_LONG: "sign-in-wrong",
  FAILED_TO_CREATE_SESSION: "sign-in-wrong",
  INVALID_PASSWORD: "password-wrong",
  INVALID_CODE: "second-factor-wrong",
  INVALID_BACKUP_CODE: "second-factor-wrong",
  TOTP_NOT_ENABLED: "second-factor-wrong",
  BACKUP_CODES_NOT_ENABLED: "second-factor-wrong",
  TOTP_ALREADY_ENABLED: "second-factor-already",
  INVALID_TWO_FACTOR_COOKIE: "second-factor-expired",
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: "second-factor-expired",
  UNAUTHORIZED: "not-signed-in",
};

// better-auth locks a second factor for 15 minutes after ten failures, and does not say since when.
const secondFactorLockMs = 15 * 60_000;

/** Calls a function of better-auth and turns its own errors into refusals of ours; any other error stays one. */
export async function callAuth<Response>(
  call: () => Promise<{ headers: Headers; response: Response }>,
  now: Date,
): Promise<AuthAnswer<Response> | Refusal> {
  try {
    const { headers, response } = await call();
    return { response, cookies: headers.getSetCookie() };
  } catch (error) {
    if (!isAPIError(error)) throw error;
    const code = String(error.body?.code);
    if (code === "ACCOUNT_TEMPORARILY_LOCKED")
      return lockedRefusal(new Date(now.getTime() + secondFactorLockMs));
    const refused = refusalOf[code];
    if (!refused) throw error;
    return refuse(refused);
  }
}
