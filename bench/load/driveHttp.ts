import { keepAliveAgent, send } from "../system/http.ts";
import { closedLoop } from "./closedLoop.ts";
import type { HttpJob, LoadResult } from "./jobs.ts";

const successes = new Set([200, 201]);

/** Sends requests over connections that stay open. Throws at the first answer that is not a success. */
export async function driveHttp(job: HttpJob): Promise<LoadResult> {
  const { port, clients, limitMs, requests, again, keepBodies } = job;
  const agent = keepAliveAgent(clients);
  const bodies: string[] = [];
  try {
    const most = again ? Infinity : requests.length;
    const result = await closedLoop({ clients, limitMs, most }, async (index) => {
      const request = requests[index % requests.length];
      if (!request) throw new Error("Nothing to send");
      const { status, body } = await send(port, request, agent);
      if (!successes.has(status)) throw new Error(`${request.path} was answered ${status}: ${body}`);
      if (keepBodies) bodies[index] = body;
    });
    return { ...result, bodies };
  } finally {
    agent.destroy();
  }
}
