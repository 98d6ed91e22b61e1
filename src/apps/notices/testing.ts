import { createHmac } from "node:crypto";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeEach } from "vitest";
import { demoPeople } from "#modules/organisations/index.ts";
import { actInputs, residentReport, step, dayAfter } from "../cases/testing.ts";
import { untilFollowed } from "../followed/testing.ts";
import { testSystem } from "../testing.ts";

const secret = "a secret of the test's own gateway";

/** A text-message gateway on this machine: keeps what it has, by key, and may be told to be difficult. */
function makeGateway() {
  const state = {
    /** What it delivered, once for a key. */
    delivered: [] as {
      key: string;
      phone: string;
      templateId: string;
      values: Record<string, string>;
      text: string;
    }[],
    posts: 0,
    badSignatures: 0,
    mode: "up" as "up" | "down" | "late" | "invalid",
  };
  const held: ServerResponse[] = [];
  const server: Server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => {
      body += part.toString("utf8");
    });
    request.on("end", () => {
      state.posts += 1;
      const timestamp = String(request.headers["x-shiliu-timestamp"]);
      const right = createHmac("sha256", secret).update(`${timestamp}\n${body}`).digest("hex");
      if (right !== request.headers["x-shiliu-signature"]) state.badSignatures += 1;
      if (state.mode === "down") return void response.writeHead(503).end();
      if (state.mode === "invalid")
        return void response.writeHead(422).end(JSON.stringify({ code: "number-invalid" }));
      const message = JSON.parse(body) as (typeof state.delivered)[number];
      const known = state.delivered.some(({ key }) => key === message.key);
      if (!known) state.delivered.push(message);
      // Late: it has the message, and says so when nobody listens any more.
      if (state.mode === "late" && !known) return void held.push(response);
      response.writeHead(known ? 409 : 200, { "content-type": "application/json" }).end("{}");
    });
  });
  return {
    state,
    listen: () =>
      new Promise<string>((resolve) => {
        server.listen(0, "127.0.0.1", () =>
          resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`),
        );
      }),
    close: () => {
      for (const response of held) response.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

const gateway = makeGateway();
const url = await gateway.listen();
afterAll(() => gateway.close());

export const shiliu = await testSystem(
  "development",
  {},
  {
    carriers: { sms: { url, secret, signature: "石榴", templates: {}, timeoutMs: 2_000 } },
  },
);
export const { system } = shiliu;
export const messagesFile = join(system.config.dataFolder, "messages.jsonl");

/** Everybody of the demo gets a number to be told at. */
export const phoneOf = (login: string): string =>
  `1390000${String(demoPeople.findIndex((each) => each.login === login)).padStart(4, "0")}`;
const numbers = demoPeople.map(({ login, personId }) => ({ personId, phone: phoneOf(login) }));
await system.pool.query(
  `update people p set work_phone = n.phone from unnest($1::uuid[], $2::text[]) as n (id, phone) where p.id = n.id`,
  [numbers.map(({ personId }) => personId), numbers.map(({ phone }) => phone)],
);
await system.organisations.reload();

/** Follows the journal until everything that was done is told, then sends what is due. */
export async function run(): Promise<void> {
  await untilFollowed(system.pool, "notices", () => system.notices.follow(system.clock()));
  await system.notices.warn(system.clock());
  await system.notices.deliver(system.clock);
}

export const { state } = gateway;
/** What went to a person's phone since the last `beforeEach`. */
export const toldTo = (phone: string) => state.delivered.filter((each) => each.phone === phone);
export const templatesTo = (phone: string) => toldTo(phone).map((each) => each.templateId);

export async function rowsOf(where: string, values: unknown[] = []) {
  const { rows } = await system.pool.query(
    `select key, template, state, reason, tries, channel, masked_address, id::text from notices where ${where} order by id`,
    values,
  );
  return rows as {
    key: string;
    template: string;
    state: string;
    reason: string | null;
    tries: number;
    id: string;
  }[];
}

beforeEach(async () => {
  state.mode = "up";
  await run();
  // What one test left undelivered is no matter of the next.
  await system.pool.query(
    "update notices set state = 'dropped', settled_at = now() where state in ('waiting', 'dead')",
  );
  state.delivered.length = 0;
});

export const desk = "demo.dispatcher";
export const housing = "demo.housing";
export const withPhone = (phone: string) => ({
  ...residentReport,
  contact: { kind: "person", name: "李某某", phone },
});

export async function say(login: string, caseId: string, name: string, taskId?: number, more: object = {}) {
  return step(await shiliu.staff(login), caseId, name, { ...actInputs[name], ...more }, taskId);
}

export interface View {
  tasks: { id: number; state: string }[];
}
export const taskIn = ({ tasks }: View, wanted: string): number =>
  tasks.find((task) => task.state === wanted)?.id ?? -1;

export function inDays(days: number): string {
  return dayAfter(system.clock(), days);
}
