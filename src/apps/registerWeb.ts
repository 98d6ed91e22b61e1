import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Refusal, refuse } from "#engine/refusal.ts";

/** Where the built pages are. */
export const builtPages = fileURLToPath(new URL("../../dist/web/", import.meta.url));

type SendRefusal = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal) => FastifyReply;

/** Serves the built pages: files by name, and the application itself under every address of a page. */
export async function registerWeb(
  app: FastifyInstance,
  folder: string,
  sendRefusal: SendRefusal,
): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      const hashed = path.includes("/assets/");
      reply.header("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const page =
      request.method === "GET" &&
      !request.url.startsWith("/api/") &&
      !/\.\w+$/.test(request.url.split("?")[0] ?? "");
    return page ? reply.sendFile("index.html") : sendRefusal(request, reply, refuse("not-found"));
  });
}
