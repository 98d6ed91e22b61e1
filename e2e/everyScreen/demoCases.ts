import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ownAddress } from "../ownAddress.ts";
import { demoPeople } from "#modules/organisations/index.ts";

/** A case made to be looked at. */
export interface DemoCase {
  caseId: string;
  number: string;
  receiptCode: string;
}

/** Somebody who talks to the API of the server that is looked at. */
export interface Speaker {
  get(path: string): Promise<unknown>;
  post(path: string, body: object): Promise<unknown>;
  act(demo: DemoCase, action: string, input?: object, taskId?: number): Promise<void>;
}

const answer =
  "【示例】经现场查看，三号楼二单元供暖立管接头老化漏水。已更换接头和阀门，恢复供暖并清理楼道积水，测得室温 21 摄氏度。";

const reports = [
  [
    "complaint",
    "【示例】三号楼二单元暖气管道漏水，楼道里都是水，家里只有十二度，老人孩子都冻着，打了物业电话没人来。",
    "652301001",
  ],
  ["help", "【示例】独居老人行动不便，想请社区帮助办理养老服务补贴，需要上门。", "652301001"],
  ["consult", "【示例】灵活就业人员今年的社保缴费基数是多少，在哪里办理？", "652301002"],
  ["complaint", "【示例】人民公园北门夜市油烟大、噪声到凌晨一点，影响休息。", "652301001"],
  ["suggestion", "【示例】建议在学校门口增设斑马线和减速带，早晚高峰车多人多。", "652301003"],
  ["complaint", "【示例】小区门口路灯坏了三盏，晚上走路看不清，已经一个星期。", "652301004"],
  ["help", "【示例】外卖骑手在商场后门没有停车区，常被贴单，希望协调一个临时停靠点。", "652301002"],
  ["tip-off", "【示例】工地夜间偷倒建筑垃圾到河道边，车辆没有遮盖。", "652301101"],
  ["praise", "【示例】感谢社区网格员冒雪给老人送药。", "652301001"],
] as const;

function urlOf(baseUrl: string, path: string): string {
  return `${baseUrl}${path.startsWith("/api") ? "" : "/api/v1"}${path}`;
}

async function send(
  baseUrl: string,
  path: string,
  body: object,
  headers: Record<string, string>,
): Promise<Response> {
  const response = await fetch(urlOf(baseUrl, path), {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-shiliu-csrf": "1",
      ...ownAddress(),
      "idempotency-key": randomUUID(),
      ...headers,
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response;
}

function speaker(baseUrl: string, headers: Record<string, string>): Speaker {
  return {
    get: async (path) => (await fetch(urlOf(baseUrl, path), { headers })).json(),
    post: async (path, body) => (await send(baseUrl, path, body, headers)).json(),
    async act({ caseId }, action, input = {}, taskId) {
      const path = action.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      const task = taskId === undefined ? {} : { taskId };
      await send(baseUrl, `/requests/${caseId}/${path}`, { input, ...task }, headers);
    },
  };
}

/** The password of the demo people of this server. */
export function readDemoPassword(dataDir: string): string {
  return readFileSync(join(dataDir, "demo-password"), "utf8").trim();
}

/** A demo person who talks to the API, in their first post. */
export async function speakAs(baseUrl: string, dataDir: string, login: string): Promise<Speaker> {
  const response = await send(
    baseUrl,
    "/api/auth/sign-in",
    { login, password: readDemoPassword(dataDir) },
    {},
  );
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
  const post = demoPeople.find((person) => person.login === login)?.posts[0]?.id ?? "";
  return speaker(baseUrl, { cookie, "x-shiliu-post": post });
}

/** The cases that single screens are about, each named by how it stands. */
export interface DemoCases {
  answered: DemoCase;
  inHand: DemoCase;
  /** Accepted, and not dispatched yet. */
  waiting: DemoCase;
  /** With a co-handler. */
  shared: DemoCase;
}

/** Makes cases in all kinds of states, plainly marked as samples. */
export async function makeDemoCases(baseUrl: string, dataDir: string): Promise<DemoCases> {
  const stranger = speaker(baseUrl, {});
  const desk = await speakAs(baseUrl, dataDir, "demo.dispatcher");
  const housing = await speakAs(baseUrl, dataDir, "demo.housing");
  const head = await speakAs(baseUrl, dataDir, "demo.housing.head");
  const urban = await speakAs(baseUrl, dataDir, "demo.urban");
  const cases: DemoCase[] = [];
  for (const [kind, words, placeId] of reports) {
    const contact = { name: "示例诉求人", phone: `1390000${String(1000 + cases.length)}` };
    const form = { process: "resident-request", kind, words, placeId, address: "示例小区三号楼", contact };
    cases.push((await stranger.post("/requests", form)) as DemoCase);
  }
  const [first, second, third, fourth, fifth, sixth] = cases;
  if (!first || !second || !third || !fourth || !fifth || !sixth) throw new Error("Too few reports");
  for (const each of [first, second, third, fourth, sixth]) await desk.act(each, "accept");
  const shared = { leadId: "652301-D-housing", coHandlerIds: ["652301-D-urban"] };
  const alone = { leadId: "652301-D-housing", coHandlerIds: [] };
  await desk.act(first, "dispatch", shared);
  await desk.act(second, "dispatch", alone);
  await desk.act(fourth, "dispatch", shared);
  await desk.act(sixth, "dispatch", alone);
  await housing.act(first, "signIn", {}, 1);
  await urban.act(first, "signIn", {}, 2);
  await housing.act(first, "contact", { way: "phone", reached: true, note: "已约定上午上门" }, 1);
  await urban.act(first, "reportResult", { words: "【示例】已清理楼道积水，撒盐防滑。" }, 2);
  await housing.act(first, "draftAnswer", { words: answer, outcome: "solved" }, 1);
  await head.act(first, "signOff", {}, 1);
  await desk.act(first, "passCheck");
  await housing.act(second, "signIn", {}, 1);
  await housing.act(fourth, "signIn", {}, 1);
  return { answered: first, inHand: second, waiting: third, shared: fourth };
}
