import type { Actor } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { makeMemoryRateLimiter, type RateLimiter } from "#platform/http/rateLimit.ts";

/** A sender's address, and whether it means to write. */
export interface Sending {
  address: string;
  writes: boolean;
}

/** How often this process lets people of no post do what costs something. */
export interface Rates {
  /** Writes without a sign-in by address, a signed-in reporter's by account. Staff answer for what they do. */
  limitWrite(actor: Actor, sending: Sending, now: Date): Promise<Refusal | undefined>;
  /** Uploads without a post, by address. */
  limitUpload(actor: Actor, address: string, now: Date): Promise<Refusal | undefined>;
  /** Whether an address has lately named too many receipt codes that are none. */
  limitReceipts(address: string, now: Date): Refusal | undefined;
  /** Notes a receipt code that is none. */
  receiptUnknown(address: string, now: Date): Promise<void>;
}

const tenMinutesMs = 10 * 60_000;
/** By address: a street's phones share one. */
const strangersRate = { capacity: 60, refillMs: tenMinutesMs };
const accountRate = { capacity: 60, refillMs: tenMinutesMs };
const uploadRate = { capacity: 120, refillMs: tenMinutesMs };
const wrongReceiptRate = { capacity: 60, refillMs: tenMinutesMs };
const mostBlocked = 10_000;

async function take(limiter: RateLimiter, key: string, now: Date): Promise<Refusal | undefined> {
  const taken = await limiter.take(key, now);
  if (taken.allowed) return undefined;
  return refuse("too-many-requests", { retryAfterSeconds: taken.retryAfterSeconds });
}

/** Makes the {@link Rates} of a process, all buckets full. */
export function makeRates(): Rates {
  const strangers = makeMemoryRateLimiter(strangersRate);
  const accounts = makeMemoryRateLimiter(accountRate);
  const uploads = makeMemoryRateLimiter(uploadRate);
  const wrongReceipts = makeMemoryRateLimiter(wrongReceiptRate);
  const blockedUntilMs = new Map<string, number>();
  return {
    async limitWrite(actor, { address, writes }, now) {
      if (!writes || actor.kind === "staff" || actor.kind === "system") return undefined;
      // A receipt code is no account: whoever reports is given as many as they like.
      const signedIn = actor.kind === "reporter" && actor.onlyCaseId === undefined;
      return signedIn ? take(accounts, actor.reporterId, now) : take(strangers, address, now);
    },
    async limitUpload(actor, address, now) {
      return actor.kind === "staff" ? undefined : take(uploads, address, now);
    },
    limitReceipts(address, now) {
      const leftMs = (blockedUntilMs.get(address) ?? 0) - now.getTime();
      if (leftMs <= 0) return undefined;
      return refuse("too-many-requests", { retryAfterSeconds: Math.ceil(leftMs / 1000) });
    },
    async receiptUnknown(address, now) {
      const taken = await wrongReceipts.take(address, now);
      if (taken.allowed) return;
      blockedUntilMs.delete(address);
      blockedUntilMs.set(address, now.getTime() + taken.retryAfterSeconds * 1000);
      for (const longest of blockedUntilMs.keys()) {
        if (blockedUntilMs.size <= mostBlocked) break;
        blockedUntilMs.delete(longest);
      }
    },
  };
}
