import { createHmac } from "node:crypto";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import type { Language } from "#engine/words.ts";
import { withTransaction } from "#platform/database/pool.ts";
import { blindIndex, normalisePhone } from "#platform/sealing/blindIndex.ts";
import { codeMessage } from "./codeMessage.ts";
import { codeOf, codeRules, isMobile, secondsUntilNextCode } from "./domain/codeRules.ts";
import type { Ground } from "./ground.ts";
import { findSentCodes, type NewCode, replaceCode, withdrawCode } from "./store.ts";

/** Somebody at an address asks for a code to a phone. */
export interface CodeRequest {
  phone: string;
  address: string;
  language: Language;
  now: Date;
}

/** What the asker is told, the same for every phone. */
export interface CodeSent {
  expiresInSeconds: number;
  nextInSeconds: number;
}

/** Sends a phone its one-time code. Nobody learns from it whether the phone is known. */
export async function sendCode(ground: Ground, request: CodeRequest): Promise<CodeSent | Refusal> {
  const phone = normalisePhone(request.phone);
  if (!isMobile(phone)) return refuse("phone-invalid");
  const rate = await ground.codesByAddress.take(request.address, request.now);
  if (!rate.allowed) return refuse("code-too-soon", { retryAfterSeconds: rate.retryAfterSeconds });
  const code = codeOf(ground.random(6));
  const phoneIndex = blindIndex(ground.indexKey, "phone", phone);
  const newCode: NewCode = { phoneIndex, codeHash: hashCode(ground, phoneIndex, code), now: request.now };
  const refused = await keepCode(ground, newCode);
  if (refused) return refused;
  const message = codeMessage(phone, code, newCode.codeHash.toString("base64url"), request.language);
  const sent = await ground.messages.send(message, request.now);
  if (isRefusal(sent)) {
    await withTransaction(ground.pool, (tx) => withdrawCode(tx, newCode));
    return sent;
  }
  return { expiresInSeconds: codeRules.validMs / 1000, nextInSeconds: codeRules.pauseMs / 1000 };
}

async function keepCode(ground: Ground, code: NewCode): Promise<Refusal | undefined> {
  if (await withTransaction(ground.pool, (tx) => replaceCode(tx, code))) return undefined;
  const sent = await findSentCodes(ground.pool, code.phoneIndex);
  return refuse("code-too-soon", { retryAfterSeconds: sent ? secondsUntilNextCode(sent, code.now) : 1 });
}

/** What is kept of a code: a keyed hash, bound to its phone. */
export function hashCode(ground: Ground, phoneIndex: Buffer, code: string): Buffer {
  return createHmac("sha256", ground.codeKey).update(phoneIndex).update(code).digest();
}
