import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Actor } from "#engine/actor.ts";
import type { CaseId } from "#engine/case.ts";
import { isRefusal, type Refusal } from "#engine/refusal.ts";
import type { LiveChange, LiveHub } from "./liveHub.ts";

/** What the live stream stands on. */
export interface LiveRouteNeeds {
  hub: LiveHub;
  /** Who listens; a browser's stream carries no header, so the post comes in the address. */
  actorOf(request: FastifyRequest, postId: string | undefined): Promise<Actor | Refusal>;
  /** Which of these cases an actor may see. */
  visibleOf(actor: Actor, caseIds: readonly CaseId[]): Promise<ReadonlySet<CaseId>>;
  refuse(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply;
}

const beatMs = 25_000;
const mostStreams = 2_000;

/** Serves `GET /api/v1/live`: the ids of cases that changed, as they change, to those who may see them. */
export function registerLive(app: FastifyInstance, needs: LiveRouteNeeds): void {
  const streams = new Set<FastifyReply>();
  app.addHook("preClose", () => {
    for (const reply of streams) reply.raw.end();
  });
  app.get<{ Querystring: { cursor?: string; post?: string } }>("/api/v1/live", async (request, reply) => {
    const actor = await needs.actorOf(request, request.query.post);
    if (isRefusal(actor)) return needs.refuse(request, reply, actor);
    if (actor.kind === "anonymous") return needs.refuse(request, reply, { refused: "not-signed-in" });
    if (streams.size >= mostStreams) return needs.refuse(request, reply, { refused: "service-unavailable" });
    stream(needs, actor, request, reply, streams);
    return reply;
  });
}

function stream(
  needs: LiveRouteNeeds,
  actor: Actor,
  request: FastifyRequest<{ Querystring: { cursor?: string } }>,
  reply: FastifyReply,
  streams: Set<FastifyReply>,
): void {
  reply.hijack();
  streams.add(reply);
  reply.raw.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  const send = (message: object): boolean => reply.raw.write(`data: ${JSON.stringify(message)}\n\n`);
  const tell = async (changes: readonly LiveChange[]): Promise<void> => {
    const visible = await needs.visibleOf(
      actor,
      changes.map((change) => change.caseId),
    );
    for (const { cursor, caseId } of changes) if (visible.has(caseId)) send({ cursor, caseId });
  };
  let last = Promise.resolve();
  const stop = needs.hub.listen(request.query.cursor, (changes, missed) => {
    // A cursor without a case: too much was missed, look at everything anew.
    if (missed) send({ cursor: needs.hub.cursor() });
    last = last.then(() => tell(changes)).catch((error: unknown) => request.log.warn({ err: error }, "live"));
  });
  send({ cursor: needs.hub.cursor(), hello: true });
  const beat = setInterval(() => reply.raw.write(": beat\n\n"), beatMs);
  reply.raw.on("close", () => {
    clearInterval(beat);
    stop();
    streams.delete(reply);
  });
}
