import { oc } from "@orpc/contract";
import { z } from "zod";
import { formatSchema, steps } from "./domain/format.ts";

const words = z.object({ zh: z.string().trim().min(1).max(100), en: z.string().trim().min(1).max(100) });
const instant = z.iso.datetime();
const platformId = z.string().regex(/^[a-z][a-z0-9-]{1,31}$/);
const tags = ["exchange"];
const cursor = z.string().max(200).optional();
const limit = z.coerce.number().int().min(1).max(100).default(30);

/** What an operator enters of a superior platform. */
export const platformForm = z.object({
  id: platformId,
  expectedVersion: z.int().min(0).describe("The version it changes; 0 for a new one"),
  name: words,
  url: z.url().max(500).describe("Where results are written back to; https in production"),
  active: z.boolean().default(true),
  secret: z
    .union([
      z.strictObject({ value: z.string().min(16).max(200) }),
      z.strictObject({ env: z.string().regex(/^SHILIU_EXCHANGE_[A-Z0-9_]{1,60}$/) }),
    ])
    .optional()
    .describe("Signs what is written back; absent: as it was. Never shown again"),
  format: formatSchema,
});

const platformView = z.object({
  id: z.string(),
  version: z.int(),
  name: words,
  url: z.string(),
  active: z.boolean(),
  secretFrom: z.string().optional().describe("The variable it stands in; absent: sealed here"),
  format: formatSchema,
  keyIds: z.array(z.string()).describe("API keys that speak for it"),
  changedAt: instant,
});

const writeBack = z.object({
  caseId: z.string(),
  version: z.int(),
  platformId: z.string(),
  orderNumber: z.string(),
  step: z.enum(steps),
  createdAt: instant,
  state: z.enum(["waiting", "acknowledged", "settled"]),
  tries: z.int(),
  nextTryAt: instant.optional(),
  lastTriedAt: instant.optional(),
  lastResult: z.enum(["acknowledged", "failed", "refused", "unreachable"]).optional(),
  lastStatus: z.int().optional(),
  lastCode: z.string().optional(),
  flag: z.enum(["late", "refused"]).optional(),
  acknowledgedAt: instant.optional(),
  acknowledgement: z.string().optional(),
  settledReason: z.string().optional(),
});

/** One thing a platform is to be told, and whether it has it. */
export type WriteBack = z.output<typeof writeBack>;

const received = z.object({
  orderNumber: z.string(),
  number: z.string().describe("Our number"),
  caseId: z.string(),
  receivedAt: instant,
  dueAt: instant.describe("The order's own limit, as it was read"),
});

const receivedEach = z.object({
  received: z.boolean(),
  orderNumber: z.string().optional(),
  number: z.string().optional(),
  caseId: z.string().optional(),
  receivedAt: instant.optional(),
  dueAt: instant.optional(),
  refusal: z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() }).optional(),
});

const fromPlatform = z.object({ params: z.object({ platform: platformId }), body: z.unknown() });
const one = z.object({ caseId: z.uuid(), version: z.coerce.number().int().min(1) });

/** The API of the exchange with superior platforms. */
export const exchangeContract = {
  receiveOrders: oc
    .route({
      method: "POST",
      path: "/exchange/{platform}/orders",
      inputStructure: "detailed",
      tags,
      summary: "A superior platform sends an order, or up to a hundred, in its own format",
      description: "The same number with the same contents is answered the same, however often it is sent.",
    })
    .input(fromPlatform)
    .output(z.union([received, z.object({ results: z.array(receivedEach) })])),
  hearMessage: oc
    .route({
      method: "POST",
      path: "/exchange/{platform}/messages",
      inputStructure: "detailed",
      tags,
      summary: "A superior platform urges, adds to, takes back an order, or moves its limit",
    })
    .input(fromPlatform)
    .output(z.object({ orderNumber: z.string(), number: z.string(), message: z.string() })),
  platforms: oc
    .route({ method: "GET", path: "/exchange-platforms", tags, summary: "The superior platforms" })
    .output(z.array(platformView)),
  changePlatform: oc
    .route({
      method: "POST",
      path: "/exchange-platforms",
      tags,
      summary: "Enter or change a superior platform",
    })
    .input(platformForm)
    .output(z.object({ id: z.string(), version: z.int() })),
  bindKey: oc
    .route({
      method: "POST",
      path: "/exchange-platforms/{id}/keys",
      tags,
      summary: "Let an API key speak for a platform, and for no other",
    })
    .input(z.object({ id: platformId, keyId: z.uuid() }))
    .output(z.object({ keyId: z.string(), platformId: z.string() })),
  writeBacks: oc
    .route({
      method: "GET",
      path: "/exchange-write-backs",
      tags,
      summary: "What platforms are told, newest first",
    })
    .input(z.object({ flagged: z.stringbool().default(false), cursor, limit }))
    .output(z.object({ lines: z.array(writeBack), next: z.string().optional() })),
  retry: oc
    .route({
      method: "POST",
      path: "/exchange-write-backs/{caseId}/{version}/retry",
      tags,
      summary: "Try a write-back at once",
    })
    .input(one)
    .output(writeBack),
  settle: oc
    .route({
      method: "POST",
      path: "/exchange-write-backs/{caseId}/{version}/settle",
      tags,
      summary: "End a write-back by hand, with the reason",
    })
    .input(one.extend({ reason: z.string().trim().min(4).max(500) }))
    .output(writeBack),
  ofCase: oc
    .route({
      method: "GET",
      path: "/exchange-cases/{caseId}",
      tags,
      summary: "The order that a case is, and what its platform was told",
    })
    .input(z.object({ caseId: z.uuid() }))
    .output(
      z.object({
        platform: words,
        number: z.string(),
        dueAt: instant,
        writeBacks: z.array(writeBack),
      }),
    ),
};
