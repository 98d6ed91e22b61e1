import { readFileSync } from "node:fs";
import {
  fastify,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import { audiencesOf } from "#engine/standing.ts";
import { preferredLanguage } from "#platform/auth/preferredLanguage.ts";
import { registerSignIn } from "#platform/auth/registerSignIn.ts";
import { withTransaction } from "#platform/database/pool.ts";
import { fileHeaders } from "#platform/files/fileHeaders.ts";
import { registerUploadRoutes } from "#platform/files/registerUploadRoutes.ts";
import { makeApiHandler } from "#platform/http/apiHandler.ts";
import type { RequestContext } from "#platform/http/context.ts";
import { describeRefusal } from "#platform/http/refusals.ts";
import { registerSecurity } from "#platform/http/security.ts";
import { isStorable } from "#platform/http/storableText.ts";
import { findCases } from "#platform/journal/readCase.ts";
import { registerLive } from "#platform/live/registerLive.ts";
import type { System } from "./assemble.ts";
import { findActor } from "./findActor.ts";
import { registerHealth } from "./health.ts";
import { makeRates } from "./rates.ts";
import { makeRouter } from "./makeRouter.ts";
import { refusals } from "./modules.ts";
import { registerWeb } from "./registerWeb.ts";

const reportsPath = "/api/v1/requests";
const sessionPath = "/api/v1/session";
const bodyLimit = 256 * 1024;
/** A table of bodies or people: 3 MB, and what base64 adds. */
const importLimit = 4_500_000;

/** The committed description of the API, as a test keeps it in step with the contract. */
function apiDescription(): string {
  return readFileSync(new URL("../../docs/openapi.generated.json", import.meta.url), "utf8");
}

/** The HTTP server over an assembled system; not yet listening. */
export async function makeServer(system: System, options: { serveWeb: boolean }): Promise<FastifyInstance> {
  const { config, log } = system;
  const app = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    trustProxy: config.trustProxy as boolean,
    genReqId: () => system.randomId(),
    forceCloseConnections: "idle",
    // An address that cannot be decoded fails before any hook or handler of errors.
    frameworkErrors: (error, request, reply) =>
      void sendRefusal(
        request as FastifyRequest,
        reply as FastifyReply,
        refusalOfHttp(error, request as FastifyRequest),
      ),
  });
  const sendRefusal = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply => {
    const { status, body } = describeRefusal(refusals, refusal, languageOf(request));
    const retryAfter = refusal.details?.["retryAfterSeconds"];
    if (typeof retryAfter === "number") reply.header("retry-after", retryAfter);
    return reply.code(status).send(body);
  };
  app.setErrorHandler((error, request, reply) => sendRefusal(request, reply, refusalOfHttp(error, request)));
  await registerSecurity(app, {
    production: config.mode === "production",
    publicUrl: config.publicUrl,
    sessionCookies: ["shiliu_staff", "shiliu_reporter"],
    refuseRequest: (request, refusal) => describeRefusal(refusals, refusal, languageOf(request)),
  });
  app.addHook("preValidation", async (request, reply) => {
    if (isStorable(request.body) && isStorable(request.query) && !/%00/.test(request.url)) return;
    return sendRefusal(request, reply, refuse("input-invalid"));
  });
  registerHealth(app, system);
  registerSignIn(app, system.staffSignIn);
  const doors = makeDoors(system);
  app.addHook("preValidation", async (request, reply) => {
    if (request.routeOptions.url !== "/api/v1/uploads") return;
    const found = await doors.actorOf(request, headerOf(request, "x-shiliu-post"));
    const refusal = isRefusal(found)
      ? found
      : await doors.rates.limitUpload(found.actor, request.ip, system.clock());
    if (refusal) return sendRefusal(request, reply, refusal);
  });
  await registerUploadRoutes(app, {
    database: system.pool,
    inTransaction: (work) => withTransaction(system.pool, work),
    store: system.files.store,
    keyFor: system.files.keyFor,
    now: system.clock,
    randomId: system.randomId,
    refuse: (reply, code, details) => sendRefusal(reply.request, reply, refuse(code, details)),
  });
  app.get("/api/v1/openapi.json", (_request, reply) => reply.type("application/json").send(apiDescription()));
  registerApi(app, system, doors, sendRefusal);
  if (options.serveWeb) await registerWeb(app, sendRefusal);
  else app.setNotFoundHandler((request, reply) => sendRefusal(request, reply, refuse("not-found")));
  return app;
}

type SendRefusal = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal) => FastifyReply;

function languageOf(request: FastifyRequest): RequestContext["language"] {
  return preferredLanguage(request.headers["accept-language"]);
}

/** The path as the router of the API takes it: what is asked of it and slashes at its end aside. */
function pathOf(request: FastifyRequest): string {
  return (request.url.split("?", 1)[0] ?? "").replace(/\/+$/, "");
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" ? value : undefined;
}

const httpRefusals: Readonly<Record<number, string>> = {
  400: "input-invalid",
  404: "not-found",
  413: "body-too-large",
  415: "media-type-not-supported",
};

function refusalOfHttp(error: unknown, request: FastifyRequest): Refusal {
  const status =
    typeof error === "object" && error !== null && "statusCode" in error ? Number(error.statusCode) : 500;
  const code = httpRefusals[status] ?? (status >= 400 && status < 500 ? "input-invalid" : undefined);
  if (code !== undefined) return refuse(code);
  request.log.error({ err: error }, "a request failed");
  return refuse("service-unavailable", { requestId: request.id });
}

type Doors = ReturnType<typeof makeDoors>;

/** Finds who asks, and says how often they may. */
function makeDoors(system: System) {
  const needs = {
    db: system.pool,
    sessions: system.staffSignIn.sessions,
    organisations: system.organisations,
    reporters: system.reporters,
    requests: system.requests,
    production: system.config.mode === "production",
  };
  const rates = makeRates();
  const actorOf = async (request: FastifyRequest, postId: string | undefined) => {
    const now = system.clock();
    const receiptCode = headerOf(request, "x-shiliu-receipt");
    const limited = receiptCode === undefined ? undefined : rates.limitReceipts(request.ip, now);
    if (limited) return limited;
    const { authorization, cookie } = request.headers;
    const found = await findActor(needs, { authorization, cookie, postId, receiptCode }, now);
    if (isRefusal(found) && found.refused === "receipt-unknown") await rates.receiptUnknown(request.ip, now);
    return found;
  };
  return { actorOf, rates };
}

function registerApi(
  app: FastifyInstance,
  system: System,
  { actorOf, rates }: Doors,
  sendRefusal: SendRefusal,
): void {
  const api = makeApiHandler({ router: makeRouter(system), refusals, log: system.log });

  registerLive(app, {
    hub: system.hub,
    actorOf: async (request, postId) => {
      const found = await actorOf(request, postId);
      return isRefusal(found) ? found : found.actor;
    },
    sightOf: async (caseIds) => {
      const cases = await findCases(system.pool, [...new Set(caseIds)]);
      const byId = new Map(cases.map((stored) => [stored.case.id, stored.case]));
      return (actor, caseId) => {
        const state = byId.get(caseId);
        return state !== undefined && audiencesOf(state, actor, system.organisations.tree()).length > 0;
      };
    },
    refuse: sendRefusal,
  });
  app.get<{ Params: { caseId: string; fileId: string }; Querystring: { variant?: string; post?: string } }>(
    "/api/v1/requests/:caseId/files/:fileId",
    async (request, reply) => {
      const { caseId, fileId } = request.params;
      // A picture's address carries no header: the post comes in the address, as a stream's does.
      const found = await actorOf(request, headerOf(request, "x-shiliu-post") ?? request.query.post);
      if (isRefusal(found)) return sendRefusal(request, reply, found);
      const variant = request.query.variant === "thumbnail" ? "thumbnail" : "full";
      const opened = await system.requests.openFile({
        actor: found.actor,
        caseId,
        fileId,
        variant,
        now: system.clock(),
      });
      if (isRefusal(opened)) return sendRefusal(request, reply, opened);
      return reply.headers(fileHeaders(opened, "show")).send(opened.stream);
    },
  );
  const serveApi = async (request: FastifyRequest, reply: FastifyReply) => {
    const now = system.clock();
    // Which posts somebody holds is told whichever they named: the one kept in a browser may be gone.
    const asksWho = pathOf(request) === sessionPath;
    const found = await actorOf(request, asksWho ? undefined : headerOf(request, "x-shiliu-post"));
    if (isRefusal(found)) return sendRefusal(request, reply, found);
    const { actor, personId } = found;
    if (found.sessionOver && request.method === "POST" && pathOf(request) === reportsPath) {
      // Told before it is filed under no name; the cookie goes, so that the next try is meant.
      reply.header("set-cookie", await endBothSessions(system, request.headers.cookie));
      return sendRefusal(request, reply, refuse("not-signed-in"));
    }
    const sending = { address: request.ip, writes: !["GET", "HEAD"].includes(request.method) };
    const limited = await rates.limitWrite(actor, sending, now);
    if (limited) return sendRefusal(request, reply, limited);
    const context: RequestContext = {
      actor,
      personId,
      language: languageOf(request),
      now,
      requestId: request.id,
      address: request.ip,
      setHeader: (name, value) => void reply.header(name, value),
      header: (name) => headerOf(request, name),
    };
    reply.header("cache-control", "no-store").header("date", now.toUTCString());
    if (!(await api(request, reply, context))) return sendRefusal(request, reply, refuse("not-found"));
    return reply;
  };
  app.post("/api/v1/organisations/import", { bodyLimit: importLimit }, serveApi);
  app.all("/api/v1/*", serveApi);
}

async function endBothSessions(system: System, cookie: string | undefined): Promise<string[]> {
  return [await system.staffSignIn.sessions.endSession(cookie), await system.reporters.endSession(cookie)];
}
