import type { FastifyInstance } from "fastify";
import { refuse } from "#engine/refusal.ts";
import type { System } from "../assemble.ts";
import { sendRefusal } from "../sendRefusal.ts";

/** Where the boundaries of places are read. */
export const boundariesPath = "/api/v1/map/boundaries.json";
const yearSeconds = 31_536_000;

/** Serves the boundaries of places, to anybody, as the operator has supplied them. */
export function registerBoundaries(app: FastifyInstance, { boundaries }: Pick<System, "boundaries">): void {
  app.get<{ Querystring: { v?: unknown } }>(boundariesPath, (request, reply) => {
    if (!boundaries) return sendRefusal(request, reply, refuse("not-found"));
    const etag = `"${boundaries.tag}"`;
    void reply.headers({
      "content-type": "application/json; charset=utf-8",
      "cache-control":
        request.query.v === boundaries.tag ? `public, max-age=${yearSeconds}, immutable` : "no-cache",
      vary: "accept-encoding",
      etag,
    });
    if (request.headers["if-none-match"] === etag) return reply.code(304).send();
    const zips = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
    return zips
      ? reply.header("content-encoding", "gzip").send(boundaries.gzipped)
      : reply.send(boundaries.json);
  });
}
