import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import type { Caller } from "../testing.ts";

/** What a stream told so far, and how to wait for more. */
export interface Heard {
  status: number;
  /** The cursor to go on from. */
  cursor(): string;
  /** The cases that were told of, in order. */
  cases(): readonly string[];
  /** Told to look at everything anew. */
  missed(): boolean;
  /** Whether the case is told of within the time. */
  hears(caseId: string, withinMs?: number): Promise<boolean>;
  /** How often it was said that there is something new for whoever listens. */
  forYou(): number;
  close(): void;
}

interface Message {
  cursor?: string;
  forYou?: true;
  caseId?: string;
  hello?: boolean;
}

/** Lets a server listen on a free port of 127.0.0.1 and gives its address. */
export async function listening(server: FastifyInstance): Promise<string> {
  return server.listen({ port: 0, host: "127.0.0.1" });
}

/** Listens to the live stream as a browser does. */
export async function listenAs(base: string, caller: Caller, cursor?: string): Promise<Heard> {
  const stop = new AbortController();
  const query = cursor === undefined ? "" : `?cursor=${cursor}`;
  const response = await fetch(`${base}/api/v1/live${query}`, {
    headers: caller.headers,
    signal: stop.signal,
  });
  const messages: Message[] = [];
  const changed = new EventTarget();
  const read = async () => {
    let rest = "";
    for await (const chunk of response.body ?? []) {
      const blocks = (rest + Buffer.from(chunk).toString("utf8")).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks)
        if (block.startsWith("data: ")) messages.push(JSON.parse(block.slice(6)) as Message);
      changed.dispatchEvent(new Event("more"));
    }
  };
  if (response.status === 200) {
    void read().catch(() => undefined); // broken off, by the test or by the server
    while (messages.length === 0) await once(changed, "more");
  }
  const cases = () => messages.flatMap(({ caseId }) => caseId ?? []);
  return {
    status: response.status,
    cursor: () => messages.findLast(({ cursor }) => cursor !== undefined)?.cursor ?? "",
    cases,
    missed: () => messages.some(({ caseId, hello, forYou }) => caseId === undefined && !hello && !forYou),
    forYou: () => messages.filter(({ forYou }) => forYou).length,
    async hears(caseId, withinMs = 2_000) {
      const until = performance.now() + withinMs;
      while (!cases().includes(caseId) && performance.now() < until) await wait(10);
      return cases().includes(caseId);
    },
    close: () => stop.abort(),
  };
}
