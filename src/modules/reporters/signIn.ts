import type { ReporterId } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { withTransaction } from "#platform/database/pool.ts";
import type { Transaction } from "#platform/database/queryable.ts";
import { blindIndex, normalisePhone } from "#platform/sealing/blindIndex.ts";
import { isMobile } from "./domain/codeRules.ts";
import type { Ground } from "./ground.ts";
import { makeReporter, storeReporter } from "./prepareReporter.ts";
import { type Reporter, readReporter } from "./readReporter.ts";
import { beginSession } from "./reporterSession.ts";
import { hashCode } from "./sendCode.ts";
import { findReporterByPhone, tryCode } from "./store.ts";

/** Somebody at an address sends the code that a phone got. */
export interface SignInRequest {
  phone: string;
  code: string;
  address: string;
  now: Date;
}

/** Who is signed in now, and the cookie that proves it. */
export interface SignedIn {
  reporter: Reporter;
  cookie: string;
}

/** Signs a reporter in; the first right code of a phone makes its reporter. A code works once. */
export async function signIn(ground: Ground, request: SignInRequest): Promise<SignedIn | Refusal> {
  const phone = normalisePhone(request.phone);
  if (!isMobile(phone)) return refuse("phone-invalid");
  const rate = await ground.attemptsByAddress.take(request.address, request.now);
  if (!rate.allowed) return refuse("too-many-attempts", { retryAfterSeconds: rate.retryAfterSeconds });
  const code = request.code.normalize("NFKC").replace(/\s/g, "");
  // A wrong code commits too: its attempt counts.
  return withTransaction(ground.pool, (tx) => useCode(ground, tx, phone, code, request.now));
}

async function useCode(
  ground: Ground,
  tx: Transaction,
  phone: string,
  code: string,
  now: Date,
): Promise<SignedIn | Refusal> {
  const phoneIndex = blindIndex(ground.indexKey, "phone", phone);
  const right = await tryCode(tx, { phoneIndex, codeHash: hashCode(ground, phoneIndex, code), now });
  if (!right) return refuse("code-wrong");
  const reporterId = await getReporterId(ground, tx, phone, phoneIndex, now);
  const reporter = await readReporter(ground, tx, reporterId);
  if (!reporter) return refuse("reporter-forgotten");
  return { reporter, cookie: await beginSession(ground, tx, reporterId, now) };
}

async function getReporterId(
  ground: Ground,
  tx: Transaction,
  phone: string,
  phoneIndex: Buffer,
  now: Date,
): Promise<ReporterId> {
  const known = await findReporterByPhone(tx, phoneIndex);
  return known?.id ?? storeReporter(ground, tx, makeReporter(ground, { kind: "person", phone }, now));
}
