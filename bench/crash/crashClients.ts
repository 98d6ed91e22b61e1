import { setTimeout as wait } from "node:timers/promises";
import { flowCommands, flowRequest, type OpenedCase } from "../load/flowCommands.ts";
import { reportRequest } from "../load/reports.ts";
import { type HttpAnswer, type HttpRequest, keepAliveAgent, send } from "../system/http.ts";
import { signIn, type StaffHeaders } from "../system/signIn.ts";

/** A command that was answered with success. */
export interface Acknowledged {
  key: string;
  caseId: string;
  /** How often it was sent until an answer came. */
  tries: number;
  /** It had been done already when it was sent again; known of acts, not of reports. */
  replayed: boolean;
}

/** Clients that write all the time, and hear in the end what became of every command. */
export interface CrashClients {
  acknowledged: readonly Acknowledged[];
  /** Lets every client finish the command it is at. */
  stop(): Promise<void>;
}

const answerWithinMs = 10_000;
const givesUpAfterMs = 90_000;
const retryMs = 50;
// The reporter's own word is left out: writes by receipt code are limited by address.
const commands = flowCommands.filter(({ login }) => login !== undefined);

/** Signs everybody in that the clients play. */
export async function signAllIn(port: number, password: string): Promise<Map<string, StaffHeaders>> {
  const sessions = new Map<string, StaffHeaders>();
  const logins = ["demo.clerk", ...commands.flatMap(({ login }) => login ?? [])];
  for (const login of new Set(logins)) sessions.set(login, await signIn(port, login, password));
  return sessions;
}

/** Starts clients that report, and take each case through the loop, under keys they know. */
export function startCrashClients(
  port: number,
  sessions: ReadonlyMap<string, StaffHeaders>,
  clients: number,
): CrashClients {
  const acknowledged: Acknowledged[] = [];
  const agent = keepAliveAgent(clients);
  const end = new AbortController();

  async function command(
    request: HttpRequest,
    caseIdOf: (answer: HttpAnswer) => string,
  ): Promise<HttpAnswer> {
    const { answer, tries } = await untilAnswered(port, request, agent);
    const key = request.headers["idempotency-key"] ?? "";
    const replayed = answer.body.includes('"replayed":true');
    acknowledged.push({ key, caseId: caseIdOf(answer), tries, replayed });
    return answer;
  }

  async function run(client: number): Promise<void> {
    const clerk = sessions.get("demo.clerk") ?? {};
    for (let index = client; !end.signal.aborted; index++) {
      const report = reportRequest(clerk, index % 2 === 0 ? "named" : "anonymous", index);
      const filed = await command(report, ({ body }) => (JSON.parse(body) as OpenedCase).caseId);
      const opened = JSON.parse(filed.body) as OpenedCase;
      for (const each of commands) {
        // Nobody can call back a reporter who left no number.
        if (end.signal.aborted || (each.name === "contact" && index % 2 !== 0)) continue;
        await command(flowRequest(each, opened, sessions), () => opened.caseId);
      }
    }
  }

  const running = Promise.all(Array.from({ length: clients }, (_, client) => run(client)));
  // Heard when the clients are stopped; until then it must not end the process.
  running.catch(() => undefined);
  return {
    acknowledged,
    async stop() {
      end.abort();
      await running;
      agent.destroy();
    },
  };
}

/** Sends the very same request again until an answer comes; a server's own failure is no answer. */
async function untilAnswered(
  port: number,
  request: HttpRequest,
  agent: ReturnType<typeof keepAliveAgent>,
): Promise<{ answer: HttpAnswer; tries: number }> {
  const startedAt = performance.now();
  let last = "nothing";
  for (let tries = 1; performance.now() - startedAt < givesUpAfterMs; tries++) {
    const answer = await send(port, request, agent, answerWithinMs).catch((error: unknown) => {
      last = String(error);
      return undefined;
    });
    if (answer && answer.status < 400) return { answer, tries };
    if (answer && answer.status < 500)
      throw new Error(`${request.path} was refused on try ${tries}: ${answer.status} ${answer.body}`);
    if (answer) last = `${answer.status} ${answer.body}`;
    await wait(retryMs);
  }
  throw new Error(`${request.path} had no answer in ${givesUpAfterMs} ms; last: ${last}`);
}
