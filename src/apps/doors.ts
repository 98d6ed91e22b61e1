import type { FastifyInstance, FastifyRequest } from "fastify";
import { isRefusal, type Refusal } from "#engine/refusal.ts";
import { headerOf } from "#platform/files/readUpload.ts";
import type { System } from "./assemble.ts";
import { findActor, type FoundActor } from "./findActor.ts";
import { makeRates, type Rates } from "./rates.ts";
import { sendRefusal } from "./sendRefusal.ts";

/** Finds who asks, and says how often they may. */
export interface Doors {
  /** Who asks; acting in this post where one is named. */
  actorOf(request: FastifyRequest, postId: string | undefined): Promise<FoundActor | Refusal>;
  rates: Rates;
}

/** Open as long as its page is, whether somebody sits there or not. */
const streamPath = "/api/v1/live";

/** Makes the {@link Doors} of a server. */
export function makeDoors(system: System): Doors {
  const needs = {
    db: system.pool,
    sessions: system.staffSignIn.sessions,
    organisations: system.organisations,
    reporters: system.reporters,
    requests: system.requests,
    production: system.config.mode === "production",
  };
  const rates = makeRates();
  return {
    rates,
    async actorOf(request, postId) {
      const now = system.clock();
      const receiptCode = headerOf(request, "x-shiliu-receipt");
      const limited = receiptCode === undefined ? undefined : rates.limitReceipts(request.ip, now);
      if (limited) return limited;
      const { authorization, cookie } = request.headers;
      const unattended =
        request.routeOptions.url === streamPath || headerOf(request, "x-shiliu-unattended") !== undefined;
      const found = await findActor(needs, { authorization, cookie, postId, receiptCode, unattended }, now);
      if (isRefusal(found) && found.refused === "receipt-unknown")
        await rates.receiptUnknown(request.ip, now);
      return found;
    },
  };
}

/** Bounds uploads before a byte of them is read. To be called before the upload routes are registered. */
export function limitUploads(app: FastifyInstance, doors: Doors, clock: () => Date): void {
  app.addHook("preValidation", async (request, reply) => {
    if (request.method !== "POST" || request.routeOptions.url !== "/api/v1/uploads") return;
    const found = await doors.actorOf(request, headerOf(request, "x-shiliu-post"));
    const refusal = isRefusal(found)
      ? found
      : await doors.rates.limitUpload(found.actor, request.ip, clock());
    if (refusal) return sendRefusal(request, reply, refusal);
  });
}
