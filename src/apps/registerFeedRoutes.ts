import type { FastifyInstance } from "fastify";
import { isRefusal, refuse } from "#engine/refusal.ts";
import { publicFilters } from "#modules/requests/index.ts";
import type { System } from "./assemble.ts";
import type { Doors } from "./doors.ts";
import { languageOf, sendRefusal } from "./sendRefusal.ts";

const path = "/api/v1/public/requests.atom";
const freshSeconds = 300;

/** Serves the public list as a feed: to anybody, the same for everybody, so that what lies between may keep it. */
export function registerFeedRoutes(app: FastifyInstance, system: System, { rates }: Doors): void {
  app.get(path, async (request, reply) => {
    const sending = { address: request.ip, path, writes: false };
    const limited = await rates.limitPublicRead({ kind: "anonymous" }, sending, system.clock());
    if (limited) return sendRefusal(request, reply, limited);
    const asked = publicFilters.safeParse(request.query);
    if (!asked.success) return sendRefusal(request, reply, refuse("input-invalid"));
    const query = new URLSearchParams(request.url.split("?")[1] ?? "").toString();
    const feed = await system.requests.publicFeed({
      ...asked.data,
      language: languageOf(request),
      publicUrl: system.config.publicUrl,
      path: query === "" ? path : `${path}?${query}`,
    });
    if (isRefusal(feed)) return sendRefusal(request, reply, feed);
    void reply.headers({
      "content-type": "application/atom+xml; charset=utf-8",
      "cache-control": `public, max-age=${freshSeconds}`,
      vary: "accept-language",
      etag: feed.etag,
    });
    return request.headers["if-none-match"] === feed.etag ? reply.code(304).send() : reply.send(feed.xml);
  });
}
