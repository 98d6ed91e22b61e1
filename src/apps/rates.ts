import { networkOf } from "./networkOf.ts";
import type { Actor } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { makeMemoryRateLimiter, type RateLimiter } from "#platform/http/rateLimit.ts";

/** Where something comes from, where it goes, and whether it means to write. */
export interface Sending {
  address: string;
  /** What is asked for, without its query. */
  path: string;
  writes: boolean;
}

/** How often this process lets people of no post do what costs something. */
export interface Rates {
  /**
   * Writes without a sign-in by address, a signed-in reporter's by account, a receipt code's on its own case by case.
   * Staff answer for what they do.
   */
  limitWrite(actor: Actor, sending: Sending, now: Date): Promise<Refusal | undefined>;
  /** Uploads without a post, by address. */
  limitUpload(actor: Actor, address: string, now: Date): Promise<Refusal | undefined>;
  /** Whether an address has lately named too many receipt codes that are none. */
  limitReceipts(address: string, now: Date): Refusal | undefined;
  /** What anybody may read (the public list, its feed, the map's counts), by address; staff answer for what they do. */
  limitPublicRead(actor: Actor, sending: Sending, now: Date): Promise<Refusal | undefined>;
  /** Notes a receipt code that is none. */
  receiptUnknown(address: string, now: Date): Promise<void>;
}

const tenMinutesMs = 10 * 60_000;
/** By address: a street's phones share one. */
const strangersRate = { capacity: 60, refillMs: tenMinutesMs };
/** By case: one code that floods spends nothing of what its neighbours behind the same carrier have. */
const caseRate = { capacity: 60, refillMs: tenMinutesMs };
/** By address, over all codes used there: a town behind one carrier fits in, a machine with a list of codes does not. */
const codesRate = { capacity: 600, refillMs: tenMinutesMs };
const accountRate = { capacity: 60, refillMs: tenMinutesMs };
const uploadRate = { capacity: 120, refillMs: tenMinutesMs };
const wrongReceiptRate = { capacity: 60, refillMs: tenMinutesMs };
/** By address: a street reads on its phones behind one carrier, and a machine that copies the list has to take its time. */
const publicReadRate = { capacity: 600, refillMs: tenMinutesMs / 5 };
const publicReads = /^\/api\/v1\/public\//;
const mostBlocked = 10_000;

async function take(limiter: RateLimiter, key: string, now: Date): Promise<Refusal | undefined> {
  const taken = await limiter.take(key, now);
  if (taken.allowed) return undefined;
  return refuse("too-many-requests", { retryAfterSeconds: taken.retryAfterSeconds });
}

/** The case of a receipt code, where that case is what it writes to; a new report under a code is a stranger's. */
function ownCaseOf(actor: Actor, path: string): string | undefined {
  const caseId = actor.kind === "reporter" ? actor.onlyCaseId : undefined;
  return caseId !== undefined && path.startsWith(`/api/v1/requests/${caseId}/`) ? caseId : undefined;
}

/** Makes the {@link Rates} of a process, all buckets full. */
export function makeRates(): Rates {
  const strangers = makeMemoryRateLimiter(strangersRate);
  const cases = makeMemoryRateLimiter(caseRate);
  const codes = makeMemoryRateLimiter(codesRate);
  const accounts = makeMemoryRateLimiter(accountRate);
  const uploads = makeMemoryRateLimiter(uploadRate);
  const wrongReceipts = makeMemoryRateLimiter(wrongReceiptRate);
  const readings = makeMemoryRateLimiter(publicReadRate);
  const blockedUntilMs = new Map<string, number>();
  return {
    async limitWrite(actor, { address, path, writes }, now) {
      if (!writes || actor.kind === "staff" || actor.kind === "system") return undefined;
      const ownCase = ownCaseOf(actor, path);
      // The case before the address: what is refused to one code must cost the others nothing.
      if (ownCase !== undefined)
        return (await take(cases, ownCase, now)) ?? (await take(codes, address, now));
      // A receipt code is no account: whoever reports is given as many as they like.
      const signedIn = actor.kind === "reporter" && actor.onlyCaseId === undefined;
      return signedIn ? take(accounts, actor.reporterId, now) : take(strangers, address, now);
    },
    async limitUpload(actor, address, now) {
      return actor.kind === "staff" ? undefined : take(uploads, address, now);
    },
    async limitPublicRead(actor, { address, path, writes }, now) {
      if (writes || actor.kind === "staff" || !publicReads.test(path)) return undefined;
      const refusal = await take(readings, networkOf(address), now);
      return refusal && refuse("too-many-reads", refusal.details);
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
