import type { FastifyInstance } from "fastify";
import { isRefusal } from "#engine/refusal.ts";
import { audiencesOf } from "#engine/standing.ts";
import { fileHeaders } from "#platform/files/fileHeaders.ts";
import { headerOf } from "#platform/files/readUpload.ts";
import { findCases } from "#platform/journal/readCase.ts";
import { registerLive } from "#platform/live/registerLive.ts";
import type { System } from "./assemble.ts";
import type { Doors } from "./doors.ts";
import { sendRefusal } from "./sendRefusal.ts";

/** Serves what of cases is no JSON: their files, and the stream of their changes. */
export function registerCaseRoutes(app: FastifyInstance, system: System, doors: Doors): void {
  registerChanges(app, system, doors);
  registerFiles(app, system, doors);
}

function registerChanges(app: FastifyInstance, { hub, pool, organisations }: System, doors: Doors): void {
  registerLive(app, {
    hub,
    actorOf: async (request, postId) => {
      const found = await doors.actorOf(request, postId);
      return isRefusal(found) ? found : found.actor;
    },
    sightOf: async (caseIds) => {
      const cases = await findCases(pool, [...new Set(caseIds)]);
      const byId = new Map(cases.map((stored) => [stored.case.id, stored.case]));
      return (actor, caseId) => {
        const state = byId.get(caseId);
        return state !== undefined && audiencesOf(state, actor, organisations.tree()).length > 0;
      };
    },
    refuse: sendRefusal,
  });
}

interface FileRequest {
  Params: { caseId: string; fileId: string };
  Querystring: { variant?: string; post?: string };
}

function registerFiles(app: FastifyInstance, system: System, doors: Doors): void {
  app.get<FileRequest>("/api/v1/requests/:caseId/files/:fileId", async (request, reply) => {
    const { caseId, fileId } = request.params;
    // A picture's address carries no header: the post comes in the address, as a stream's does.
    const found = await doors.actorOf(request, headerOf(request, "x-shiliu-post") ?? request.query.post);
    if (isRefusal(found)) return sendRefusal(request, reply, found);
    const variant = request.query.variant === "thumbnail" ? "thumbnail" : "full";
    const asked = { actor: found.actor, caseId, fileId, variant, now: system.clock() } as const;
    const opened = await system.requests.openFile(asked);
    if (isRefusal(opened)) return sendRefusal(request, reply, opened);
    return reply.headers(fileHeaders(opened, "show")).send(opened.stream);
  });
}
