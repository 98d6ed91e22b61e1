import { readFileSync } from "node:fs";
import { fastify, type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import { refuse } from "#engine/refusal.ts";
import { registerSignIn } from "#platform/auth/registerSignIn.ts";
import { withTransaction } from "#platform/database/pool.ts";
import { registerUploadRoutes } from "#platform/files/registerUploadRoutes.ts";
import { describeRefusal } from "#platform/http/refusals.ts";
import { tileOrigins } from "#platform/config/mapSettings.ts";
import { registerSecurity } from "#platform/http/security.ts";
import { isStorable } from "#platform/http/storableText.ts";
import type { System } from "./assemble.ts";
import { limitUploads, makeDoors } from "./doors.ts";
import { registerFeedRoutes } from "./registerFeedRoutes.ts";
import { registerBoundaries } from "./map/registerBoundaries.ts";
import { registerHealth } from "./health.ts";
import { refusals } from "./modules.ts";
import { registerApi } from "./registerApi.ts";
import { registerCaseRoutes } from "./registerCaseRoutes.ts";
import { registerPaperRoutes } from "./registerPaperRoutes.ts";
import { registerWeb } from "./registerWeb.ts";
import { languageOf, refusalOfHttp, sendRefusal } from "./sendRefusal.ts";

const bodyLimit = 256 * 1024;

/** The committed description of the API, as a test keeps it in step with the contract. */
function apiDescription(): string {
  return readFileSync(new URL("../../docs/openapi.generated.json", import.meta.url), "utf8");
}

/** The HTTP server over an assembled system, with the pages of a folder where one is named; not yet listening. */
export async function makeServer(
  system: System,
  { webFolder }: { webFolder?: string },
): Promise<FastifyInstance> {
  const app = await makeApp(system);
  registerHealth(app, system);
  registerSignIn(app, system.staffSignIn);
  const doors = makeDoors(system);
  limitUploads(app, doors, system.clock);
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
  registerCaseRoutes(app, system, doors);
  registerPaperRoutes(app, system, doors);
  registerFeedRoutes(app, system, doors);
  registerBoundaries(app, system);
  registerApi(app, system, doors);
  if (webFolder !== undefined) await registerWeb(app, webFolder, sendRefusal);
  else app.setNotFoundHandler((request, reply) => sendRefusal(request, reply, refuse("not-found")));
  return app;
}

/** What every route stands on: limits, headers, the refusal of forgeries and of text that nobody can keep. */
async function makeApp({ config, log, randomId }: System): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = log;
  const app = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    trustProxy: config.trustProxy,
    genReqId: () => randomId(),
    forceCloseConnections: "idle",
    // An address that cannot be decoded fails before any hook or handler of errors.
    frameworkErrors: (error, request, reply) =>
      void sendRefusal(request, reply, refusalOfHttp(error, request)),
  });
  app.setErrorHandler((error, request, reply) => sendRefusal(request, reply, refusalOfHttp(error, request)));
  await registerSecurity(app, {
    production: config.mode === "production",
    publicUrl: config.publicUrl,
    sessionCookies: ["shiliu_staff", "shiliu_reporter"],
    pictureOrigins: tileOrigins(config.map.tiles) ?? [],
    refuseRequest: (request, refusal) => describeRefusal(refusals, refusal, languageOf(request)),
  });
  app.addHook("preValidation", async (request, reply) => {
    if (isStorable(request.body) && isStorable(request.query) && !/%00/.test(request.url)) return;
    return sendRefusal(request, reply, refuse("input-invalid"));
  });
  return app;
}
