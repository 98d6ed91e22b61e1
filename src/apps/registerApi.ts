import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isRefusal, refuse } from "#engine/refusal.ts";
import { headerOf } from "#platform/files/readUpload.ts";
import { makeApiHandler } from "#platform/http/apiHandler.ts";
import type { RequestContext } from "#platform/http/context.ts";
import type { System } from "./assemble.ts";
import type { Doors } from "./doors.ts";
import type { FoundActor } from "./findActor.ts";
import { makeRouter } from "./makeRouter.ts";
import { refusals } from "./modules.ts";
import { languageOf, sendRefusal } from "./sendRefusal.ts";

const reportsPath = "/api/v1/requests";
const sessionPath = "/api/v1/session";
/** A table of bodies or people: 3 MB, and what base64 adds. */
const importLimit = 4_500_000;

/** Serves every route of every module's contract. */
export function registerApi(app: FastifyInstance, system: System, { actorOf, rates }: Doors): void {
  const api = makeApiHandler({ router: makeRouter(system), refusals, log: system.log });
  const serveApi = async (request: FastifyRequest, reply: FastifyReply) => {
    const now = system.clock();
    // Which posts somebody holds is told whichever they named: the one kept in a browser may be gone.
    const asksWho = pathOf(request) === sessionPath;
    const found = await actorOf(request, asksWho ? undefined : headerOf(request, "x-shiliu-post"));
    if (isRefusal(found)) return sendRefusal(request, reply, found);
    if (found.sessionOver && request.method === "POST" && pathOf(request) === reportsPath) {
      // Told before it is filed under no name; the cookie goes, so that the next try is meant.
      reply.header("set-cookie", await endBothSessions(system, request.headers.cookie));
      return sendRefusal(request, reply, refuse("not-signed-in"));
    }
    const writes = !["GET", "HEAD"].includes(request.method);
    const sending = { address: request.ip, path: pathOf(request), writes };
    const limited =
      (await rates.limitWrite(found.actor, sending, now)) ??
      (await rates.limitPublicRead(found.actor, sending, now));
    if (limited) return sendRefusal(request, reply, limited);
    reply.header("cache-control", "no-store").header("date", now.toUTCString());
    const served = await api(request, reply, contextOf(found, request, reply, now));
    return served ? reply : sendRefusal(request, reply, refuse("not-found"));
  };
  app.post("/api/v1/organisations/import", { bodyLimit: importLimit }, serveApi);
  app.all("/api/v1/*", serveApi);
}

/** The path as the router of the API takes it: what is asked of it and slashes at its end aside. */
function pathOf(request: FastifyRequest): string {
  return (request.url.split("?", 1)[0] ?? "").replace(/\/+$/, "");
}

function contextOf(
  { actor, personId, apiKeyId }: FoundActor,
  request: FastifyRequest,
  reply: FastifyReply,
  now: Date,
): RequestContext {
  return {
    actor,
    personId,
    apiKeyId,
    language: languageOf(request),
    now,
    requestId: request.id,
    address: request.ip,
    setHeader: (name, value) => void reply.header(name, value),
    header: (name) => headerOf(request, name),
  };
}

async function endBothSessions(system: System, cookie: string | undefined): Promise<string[]> {
  return [await system.staffSignIn.sessions.endSession(cookie), await system.reporters.endSession(cookie)];
}
