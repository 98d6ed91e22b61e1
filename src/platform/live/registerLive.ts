import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Actor } from "#engine/actor.ts";
import type { CaseId } from "#engine/case.ts";
import { isRefusal, type Refusal } from "#engine/refusal.ts";
import type { LiveChange } from "./journalTail.ts";
import type { LiveHub } from "./liveHub.ts";

/** Whether an actor may see a case. */
export type Sight = (actor: Actor, caseId: CaseId) => boolean;

/** What the live stream stands on. */
export interface LiveRouteNeeds {
  hub: LiveHub;
  /** Who listens; a browser's stream carries no header, so the post comes in the address. */
  actorOf(request: FastifyRequest, postId: string | undefined): Promise<Actor | Refusal>;
  /** Reads these cases once for all who listen, and says of each who may see it. */
  sightOf(caseIds: readonly CaseId[]): Promise<Sight>;
  refuse(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply;
}

const beatMs = 25_000;
const mostStreams = 2_000;
/** However many look on with a receipt code, those who handle cases have room. */
const mostOutsiders = 1_000;
const mostOfOne = 20;
/** What a slow reader may leave unread before it must begin anew. */
const mostUnreadBytes = 1_000_000;

/**
 * Serves `GET /api/v1/live`: the ids of cases that changed, as they change, to those who may see them; and to staff, that
 * there is something new for them.
 */
export function registerLive(app: FastifyInstance, needs: LiveRouteNeeds): void {
  const streams = new Map<FastifyReply, Actor>();
  const sightOf = onceForAll(needs);
  app.addHook("preClose", () => {
    for (const reply of streams.keys()) reply.raw.end();
  });
  app.get<{ Querystring: LiveQuery }>("/api/v1/live", async (request, reply) => {
    const actor = await needs.actorOf(request, request.query.post);
    if (isRefusal(actor)) return needs.refuse(request, reply, actor);
    if (actor.kind === "anonymous") return needs.refuse(request, reply, { refused: "not-signed-in" });
    if (isFull([...streams.values()], actor))
      return needs.refuse(request, reply, { refused: "too-many-requests" });
    streams.set(reply, actor);
    stream({ needs, sightOf, actor, request, reply, ended: () => streams.delete(reply) });
    return reply;
  });
}

interface LiveQuery {
  cursor?: string;
  post?: string;
}

function nameOf(actor: Actor): string {
  if (actor.kind === "staff") return actor.personId;
  return actor.kind === "reporter" ? actor.reporterId : actor.kind;
}

function isFull(listening: readonly Actor[], actor: Actor): boolean {
  if (listening.length >= mostStreams) return true;
  const outsiders = listening.filter((each) => each.kind !== "staff").length;
  if (actor.kind !== "staff" && outsiders >= mostOutsiders) return true;
  return listening.filter((each) => nameOf(each) === nameOf(actor)).length >= mostOfOne;
}

type SightOf = (changes: readonly LiveChange[]) => Promise<Sight>;

/** All listeners are told of the same changes: their cases are read once, not once for each. */
function onceForAll(needs: LiveRouteNeeds): SightOf {
  const known = new WeakMap<readonly LiveChange[], Promise<Sight>>();
  return (changes) => {
    const sight = known.get(changes) ?? needs.sightOf(changes.map((change) => change.caseId));
    known.set(changes, sight);
    return sight;
  };
}

interface Stream {
  needs: LiveRouteNeeds;
  sightOf: SightOf;
  actor: Actor;
  request: FastifyRequest<{ Querystring: LiveQuery }>;
  reply: FastifyReply;
  ended(): void;
}

function stream({ needs, sightOf, actor, request, reply, ended }: Stream): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
    // Else a server that stops would wait for connections that nothing more is asked on.
    connection: "close",
  });
  const send = (message: object): void => {
    raw.write(`data: ${JSON.stringify(message)}\n\n`);
    if (raw.writableLength > mostUnreadBytes) raw.destroy();
  };
  const tell = async (changes: readonly LiveChange[]): Promise<void> => {
    const sees = await sightOf(changes);
    for (const { cursor, caseId } of changes) if (sees(actor, caseId)) send({ cursor, caseId });
  };
  // Before what was missed: whoever breaks off in between comes back with the cursor they had.
  send({ cursor: needs.hub.goesOnFrom(request.query.cursor), hello: true });
  let last = Promise.resolve();
  const stop = needs.hub.listen(request.query.cursor, (changes, missed) => {
    // A cursor without a case: too much was missed, look at everything anew.
    if (missed) send({ cursor: needs.hub.cursor });
    last = last.then(() => tell(changes)).catch((error: unknown) => request.log.warn({ err: error }, "live"));
  });
  // Without a cursor: it is no place in the journal to go on from.
  const stopHearing =
    actor.kind === "staff"
      ? needs.hub.listenFor(actor.personId, () => send({ forYou: true }))
      : () => undefined;
  const beat = setInterval(() => {
    raw.write(": beat\n\n");
    void isStill(needs, actor, request).then((still) => still || raw.end());
  }, beatMs);
  raw.on("close", () => {
    clearInterval(beat);
    stop();
    stopHearing();
    ended();
  });
}

/** Whether whoever listens may still do so as they are: sessions end, keys are revoked, posts change hands. */
async function isStill(
  needs: LiveRouteNeeds,
  actor: Actor,
  request: FastifyRequest<{ Querystring: LiveQuery }>,
): Promise<boolean> {
  try {
    return JSON.stringify(await needs.actorOf(request, request.query.post)) === JSON.stringify(actor);
  } catch {
    return true; // nobody can be asked just now; the next beat asks again
  }
}
