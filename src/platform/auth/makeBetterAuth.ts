import { betterAuth } from "better-auth";
import { twoFactor, username } from "better-auth/plugins";
import { PostgresDialect } from "kysely";
import type { Pool } from "#platform/database/pool.ts";
import { hashPassword, isPassword } from "./passwordHash.ts";
import { passwordRules } from "./passwordRules.ts";
import { normaliseLogin } from "./staffAccounts.ts";
import { sessionRules, staffCookieName } from "./staffSession.ts";

/** What better-auth is set up with. */
export interface BetterAuthSettings {
  pool: Pool;
  /** `SHILIU_SECRET`: signs cookies and encrypts second factors. */
  secret: string;
  /** Where the browser finds us, such as `https://shiliu.example.cn`. */
  publicUrl: string;
  secureCookies: boolean;
  clock(): Date;
  randomId(): string;
}

/** The request header by which we tell better-auth the client's address; taken from nobody else. */
export const addressHeader = "x-shiliu-address";

const times = { createdAt: "created_at", updatedAt: "updated_at" } as const;

/**
 * better-auth on our tables. Only its functions are called: its own HTTP handler, with its sign-up, its messages and
 * its error shape, is never mounted.
 */
export function makeBetterAuth(settings: BetterAuthSettings) {
  const { pool, secret, publicUrl, secureCookies, clock, randomId } = settings;
  return betterAuth({
    appName: "石榴 Shiliu",
    baseURL: publicUrl,
    secret,
    database: {
      dialect: new PostgresDialect({ pool }),
      type: "postgres",
      schemaName: "auth",
      transaction: true,
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "shiliu",
      useSecureCookies: secureCookies,
      cookies: { session_token: { name: staffCookieName } },
      database: { generateId: randomId },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    ...tables,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1, // Ours are checked first; better-auth's count would differ from them.
      maxPasswordLength: passwordRules.longest * 4,
      password: { hash: hashPassword, verify: ({ hash, password }) => isPassword(hash, password) },
    },
    databaseHooks: {
      session: { create: { before: (session) => beginSession(pool, session.userId, clock()) } },
    },
    plugins: [loginPlugin(), secondFactorPlugin()],
  });
}

/** better-auth, set up for staff. */
export type StaffAuth = ReturnType<typeof makeBetterAuth>;

/** Ours are named as everything else in this database is. */
const tables = {
  user: { modelName: "users", fields: { emailVerified: "email_verified", ...times } },
  session: {
    modelName: "sessions",
    fields: {
      expiresAt: "expires_at",
      ipAddress: "ip_address",
      userAgent: "user_agent",
      userId: "user_id",
      ...times,
    },
    expiresIn: sessionRules.longestMs / 1000,
    disableSessionRefresh: true,
  },
  account: {
    modelName: "accounts",
    fields: {
      accountId: "account_id",
      providerId: "provider_id",
      userId: "user_id",
      accessToken: "access_token",
      refreshToken: "refresh_token",
      idToken: "id_token",
      accessTokenExpiresAt: "access_token_expires_at",
      refreshTokenExpiresAt: "refresh_token_expires_at",
      ...times,
    },
  },
  verification: { modelName: "verifications", fields: { expiresAt: "expires_at", ...times } },
} as const;

const loginPlugin = () =>
  username({
    displayUsername: false,
    // Whatever was typed is looked up, so that a malformed login takes the same way as an unknown one.
    minUsernameLength: 1,
    maxUsernameLength: 1000,
    usernameValidator: () => true,
    usernameNormalization: normaliseLogin,
    schema: { user: { fields: { username: "login" } } },
  });

const secondFactorPlugin = () =>
  twoFactor({
    issuer: "石榴",
    twoFactorTable: "second_factors",
    schema: {
      user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
      twoFactor: {
        fields: {
          backupCodes: "backup_codes",
          userId: "user_id",
          failedVerificationCount: "failed_verification_count",
          lockedUntil: "locked_until",
        },
      },
    },
  });

/** A session's times come from the process's one clock; who was disabled gets none. */
async function beginSession(pool: Pool, userId: string, now: Date) {
  const { rowCount } = await pool.query(`select from auth.users where id = $1 and disabled_at is null`, [
    userId,
  ]);
  if (rowCount === 0) return false;
  return {
    data: { createdAt: now, updatedAt: now, expiresAt: new Date(now.getTime() + sessionRules.longestMs) },
  };
}
