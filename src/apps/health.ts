import { BlockList, isIPv6 } from "node:net";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { System } from "./assemble.ts";

const driftLimitMs = 2_000;

const inside = new BlockList();
for (const [network, bits] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const)
  inside.addSubnet(network, bits, "ipv4");
for (const [network, bits] of [
  ["::1", 128],
  ["fc00::", 7],
  ["fe80::", 10],
] as const)
  inside.addSubnet(network, bits, "ipv6");

/** Whether a request comes from the operator's own network, and not from outside through a proxy. */
function isFromInside({ socket, headers }: FastifyRequest): boolean {
  const address = (socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  if (headers["x-forwarded-for"] !== undefined || headers.forwarded !== undefined) return false;
  return address !== "" && inside.check(address, isIPv6(address) ? "ipv6" : "ipv4");
}

/** How far this process's clock is from the database's, in milliseconds; ahead is positive. */
export async function clockDriftMs(system: Pick<System, "pool" | "clock">): Promise<number> {
  const before = system.clock().getTime();
  const { rows } = await system.pool.query<{ now: Date }>("select clock_timestamp() as now");
  const after = system.clock().getTime();
  return (before + after) / 2 - (rows[0]?.now.getTime() ?? after);
}

/** Serves `/healthz` (the process runs), `/readyz` (it can do its work) and `/metrics` (Prometheus). */
export function registerHealth(app: FastifyInstance, system: System): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: "shiliu_http_request_seconds",
    help: "Time to answer, by method, route and status",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const connections = new Gauge({
    name: "shiliu_database_connections",
    help: "Connections of the pool, by state",
    labelNames: ["state"],
    registers: [registry],
    collect() {
      this.set({ state: "idle" }, system.pool.idleCount);
      this.set({ state: "total" }, system.pool.totalCount);
      this.set({ state: "waiting" }, system.pool.waitingCount);
    },
  });
  registry.registerMetric(connections);
  const notices = new Gauge({
    name: "shiliu_notices",
    help: "Messages out by channel and state: waiting, retrying, dead",
    labelNames: ["channel", "state"],
    registers: [registry],
    async collect() {
      this.reset();
      // A database that is away must not take the other figures with it.
      const states = await system.notices.measure(system.clock()).catch(() => []);
      for (const { channel = "unknown", waiting, retrying, dead } of states) {
        this.set({ channel, state: "waiting" }, waiting);
        this.set({ channel, state: "retrying" }, retrying);
        this.set({ channel, state: "dead" }, dead);
      }
    },
  });
  registry.registerMetric(notices);
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "none";
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
  });
  app.get("/healthz", () => ({ status: "ok" }));
  app.get("/readyz", async (_request, reply) => {
    try {
      const driftMs = Math.round(await clockDriftMs(system));
      return { status: Math.abs(driftMs) > driftLimitMs ? "clock-drift" : "ready", clockDriftMs: driftMs };
    } catch (error) {
      system.log.warn({ err: error }, "not ready");
      return reply.code(503).send({ status: "database-unreachable" });
    }
  });
  app.get("/metrics", async (request, reply) => {
    if (system.config.mode === "production" && !isFromInside(request)) return reply.callNotFound();
    return reply.header("content-type", registry.contentType).send(await registry.metrics());
  });
}
