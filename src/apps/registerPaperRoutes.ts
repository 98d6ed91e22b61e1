import { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Actor } from "#engine/actor.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import { headerOf } from "#platform/files/readUpload.ts";
import { makeMemoryRateLimiter, type RateLimiter } from "#platform/http/rateLimit.ts";
import { ledgerForm, type PrintedFile } from "#modules/requests/index.ts";
import type { System } from "./assemble.ts";
import type { Doors } from "./doors.ts";
import { languageOf, sendRefusal } from "./sendRefusal.ts";

interface PaperRequest {
  Params: { caseId: string; paper: string };
  Querystring: { step?: string; post?: string };
}

const tenMinutesMs = 10 * 60_000;
/** A paper costs a few hundredths of a second, a ledger some seconds. */
const papersRate = { capacity: 120, refillMs: tenMinutesMs };
const ledgersRate = { capacity: 20, refillMs: tenMinutesMs };
const key = /^[\x21-\x7e]{8,128}$/;
const mostReason = 500;

const mediaTypes: Readonly<Record<PrintedFile["mediaType"], string>> = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Serves what is printed and exported: the papers of a case, and ledgers. */
export function registerPaperRoutes(app: FastifyInstance, system: System, doors: Doors): void {
  const papers = makeMemoryRateLimiter(papersRate);
  const ledgers = makeMemoryRateLimiter(ledgersRate);

  async function find(request: FastifyRequest, limiter: RateLimiter): Promise<Actor | Refusal> {
    const found = await doors.actorOf(request, headerOf(request, "x-shiliu-post"));
    if (isRefusal(found)) return found;
    const taken = await limiter.take(askerOf(found.actor, request.ip), system.clock());
    if (taken.allowed) return found.actor;
    return refuse("too-many-requests", { retryAfterSeconds: taken.retryAfterSeconds });
  }

  async function print(
    request: FastifyRequest<PaperRequest>,
    reply: FastifyReply,
    reason: string | undefined,
  ): Promise<FastifyReply> {
    const actor = await find(request, papers);
    if (isRefusal(actor)) return sendRefusal(request, reply, actor);
    const { caseId, paper } = request.params;
    const step = request.query.step === undefined ? undefined : Number(request.query.step);
    const { publicUrl } = system.config;
    const wish = { actor, caseId, paper, step, reason, publicUrl };
    const timed = { ...wish, language: languageOf(request), now: system.clock() };
    return send(request, reply, await system.requests.printPaper(timed));
  }

  app.get<PaperRequest>("/api/v1/requests/:caseId/papers/:paper", (request, reply) =>
    print(request, reply, undefined),
  );
  // Names the reporter, for a reason that is logged: no address carries it.
  app.post<PaperRequest & { Body: unknown }>("/api/v1/requests/:caseId/papers/:paper", (request, reply) => {
    const reason = reasonIn(request.body);
    return reason === undefined
      ? sendRefusal(request, reply, refuse("input-invalid"))
      : print(request, reply, reason);
  });
  app.post("/api/v1/ledger", async (request, reply) => {
    const actor = await find(request, ledgers);
    if (isRefusal(actor)) return sendRefusal(request, reply, actor);
    const form = ledgerForm.safeParse(request.body);
    if (!form.success) return sendRefusal(request, reply, refuse("input-invalid"));
    const given = headerOf(request, "idempotency-key") ?? "";
    if (!key.test(given)) return sendRefusal(request, reply, refuse("key-missing"));
    const wish = { ...form.data, actor, key: given, language: languageOf(request), now: system.clock() };
    return send(request, reply, await system.requests.exportLedger(wish));
  });
}

function reasonIn(body: unknown): string | undefined {
  const reason = typeof body === "object" && body !== null && "reason" in body ? body.reason : undefined;
  const trimmed = typeof reason === "string" ? reason.trim() : "";
  return trimmed.length > 0 && trimmed.length <= mostReason ? trimmed : undefined;
}

function askerOf(actor: Actor, address: string): string {
  if (actor.kind === "staff") return actor.personId;
  return actor.kind === "reporter" ? actor.reporterId : address;
}

function send(request: FastifyRequest, reply: FastifyReply, file: PrintedFile | Refusal): FastifyReply {
  if (isRefusal(file)) return sendRefusal(request, reply, file);
  const { content, mediaType } = file;
  const name = `${file.name}.${mediaType}`;
  // RFC 6266: a plain name for old clients, and the real one in the form of RFC 8187.
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  void reply.headers({
    "content-type": mediaTypes[mediaType],
    "content-disposition": `attachment; filename="paper.${mediaType}"; filename*=UTF-8''${encoded}`,
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cache-control": "private, no-store",
  });
  return reply.send(Buffer.isBuffer(content) ? content : Readable.from(content, { objectMode: false }));
}
