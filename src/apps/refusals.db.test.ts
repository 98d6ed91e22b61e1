import { beforeAll, describe, expect, it } from "vitest";
import { requestsContract } from "#modules/requests/contract.ts";
import { demoPeople } from "#modules/organisations/index.ts";
import { requestProcesses } from "#modules/requests/index.ts";
import { actInputs, file, residentReport } from "./cases/testing.ts";
import { refusals } from "./modules.ts";
import { type Standing, standingCases } from "./states/testing.ts";
import { type Answer, type Caller, testSystem } from "./testing.ts";

const shiliu = await testSystem();
const acts = Object.keys(requestsContract.act);

type CallerOn = (standing: Standing) => Promise<Caller | undefined>;

const logins = [
  "demo.dispatcher",
  "demo.dispatcher2",
  "demo.fukang",
  "demo.prefecture",
  "demo.liangxin",
  "demo.housing",
  "demo.urban",
  "demo.property",
  "demo.prefecture.housing",
  "demo.housing.head",
  "demo.urban.head",
  "demo.leader",
  "demo.street",
  "demo.park",
  "demo.street.head",
  "demo.clerk",
  "demo.twoposts",
  "demo.supervisor",
  "demo.auditor",
  "demo.admin",
  "demo.security",
];

async function people(): Promise<Record<string, CallerOn>> {
  const found: Record<string, CallerOn> = {};
  for (const login of logins) {
    const caller = await shiliu.staff(login);
    found[login] = async () => caller;
  }
  const admin = await shiliu.staff("demo.admin");
  const street = (await shiliu.staff("demo.street")).headers["x-shiliu-post"];
  const { secret } = (await admin.post("/api-keys", { postId: street, name: "测试系统" })).body;
  const key = shiliu.bearer(secret);
  const other = await file(shiliu.stranger(), residentReport);
  let phones = 13_800_003_000;
  found["another system's key"] = async () => key;
  found["the holder of another case's receipt"] = async () => shiliu.holder(other.receiptCode);
  // What one account may do in ten minutes is limited: a new one for each case.
  found["a reporter of nothing"] = () => shiliu.reporter(String(++phones));
  found["nobody"] = async () => shiliu.stranger();
  found["the reporter"] = async ({ reporter }) => reporter;
  return found;
}

let standings: Readonly<Record<string, Standing>> = {};
let everybody: Record<string, CallerOn> = {};

beforeAll(async () => {
  standings = await standingCases(shiliu);
  everybody = await people();
}, 60_000);

interface Offered {
  action: string;
  taskId?: number;
  blocked?: object;
}

/** Somebody who looks at a case, and what they are shown of it. */
interface Looking {
  name: string;
  caller: Caller;
  view: Answer;
  offered: readonly Offered[];
}

const roleOf = (name: string) => demoPeople.find(({ login }) => login === name)?.posts[0]?.role ?? name;

/** Who looks at a case: one of those who hold the same role and are shown the same acts, by turns. */
async function lookers(standing: Standing, turn: number): Promise<Looking[]> {
  const found: Looking[] = [];
  for (const [name, callerOn] of Object.entries(everybody)) {
    const caller = await callerOn(standing);
    if (!caller) continue;
    const view = await caller.get(`/requests/${standing.caseId}`);
    found.push({ name, caller, view, offered: view.status === 200 ? view.body.actions : [] });
  }
  const shown = ({ name, view, offered }: Looking) =>
    JSON.stringify([roleOf(name), view.status, view.body.audiences, offered]);
  return [...Map.groupBy(found, shown).values()].map((alike) => alike[turn % alike.length]!);
}

/** Expects that somebody is refused an act, and told no more than they may know. */
async function expectRefusal({ name, caller, view }: Looking, caseId: string, where: string, tried: Offered) {
  const { action, taskId = 1 } = tried;
  const { status, body } = await caller.act(caseId, action, actInputs[action], { taskId });
  const what = `${name} takes ${action} on a case ${where}: ${status} ${JSON.stringify(body).slice(0, 200)}`;
  expect(refusals, what).toHaveProperty(body.code);
  expect(status, what).toBe(refusals[body.code]?.status);
  expect(status, what).toBeLessThan(500);
  // Who may not see a case is told no more than of one that is not there.
  const seesNothing = name === "nobody" ? "not-signed-in" : "case-not-found";
  if (view.status !== 200) expect([view.body.code, body.code], what).toEqual([seesNothing, seesNothing]);
}

/** Everybody tries these acts wherever they are not offered to them, each on the task that it is somebody's on. */
async function tryAll(where: string, turn: number, tried: readonly string[]): Promise<number> {
  const standing = standings[where]!;
  const { caseId } = standing;
  const auditor = await shiliu.staff("demo.auditor");
  const versionOf = async () => (await auditor.get(`/requests/${caseId}`)).body.version;
  const before = await versionOf();
  const looking = await lookers(standing, turn);
  const offers = looking.flatMap(({ offered }) => offered);
  const attempts = looking.flatMap((who) =>
    tried.flatMap((action) => {
      const taskId = offers.find((each) => each.action === action)?.taskId ?? 1;
      const may = who.offered.some(
        (each) => each.action === action && !each.blocked && (each.taskId ?? taskId) === taskId,
      );
      return may ? [] : [{ who, action, taskId }];
    }),
  );
  const atOnce = 8;
  const left = attempts.values();
  const worker = async () => {
    for (const { who, ...attempt } of left) await expectRefusal(who, caseId, where, attempt);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  expect(await versionOf(), where).toBe(before);
  return attempts.length;
}

describe("whoever is not offered an act and takes it all the same", () => {
  it("is refused with a sentence, and nothing changes: every person, act and state", async () => {
    let refused = 0;
    // What a receipt code may do to its case in ten minutes is limited: all acts in two goes.
    const half = Math.ceil(acts.length / 2);
    for (const tried of [acts.slice(0, half), acts.slice(half)]) {
      for (const [turn, where] of Object.keys(standings).entries())
        refused += await tryAll(where, turn, tried);
      shiliu.pass({ minutes: 12 });
    }
    expect(refused).toBeGreaterThan(40_000);
  }, 400_000);

  it("was tried in every state of either process, and in every state that a task may be open in", async () => {
    const { rows } = await shiliu.system.pool.query<{ fold: { state: string; tasks: { state: string }[] } }>(
      "select fold from cases where id = any($1::uuid[])",
      [Object.values(standings).map(({ caseId }) => caseId)],
    );
    const states = new Set(rows.map(({ fold }) => fold.state));
    const taskStates = new Set(rows.flatMap(({ fold }) => fold.tasks.map(({ state }) => state)));
    for (const process of requestProcesses) {
      expect(Object.keys(process.states).filter((state) => !states.has(state))).toEqual([]);
      const open = Object.entries(process.taskStates).filter(([, { open: isOpen }]) => isOpen);
      expect(open.map(([name]) => name).filter((name) => !taskStates.has(name))).toEqual([]);
    }
  });

  it("learns nothing from the difference between a case that is not theirs and one that is not there", async () => {
    const missing = "00000000-0000-8000-8000-000000000000";
    const hidden = standings["handling"]?.caseId ?? "";
    const stranger = await shiliu.staff("demo.fukang");
    for (const caller of [
      stranger,
      shiliu.holder(standings["reported"]?.receiptCode ?? ""),
      shiliu.stranger(),
    ]) {
      for (const action of ["accept", "sign-off", "confirm"]) {
        const key = "the-same-key-0001";
        const answers = await Promise.all(
          [hidden, missing].map((caseId) =>
            caller.post(`/requests/${caseId}/${action}`, { input: {}, taskId: 1 }, key),
          ),
        );
        expect(answers[0]?.body).toEqual(answers[1]?.body);
        expect(answers[0]?.status).toBe(answers[1]?.status);
      }
      const files = await Promise.all(
        [hidden, missing].map((caseId) => caller.get(`/requests/${caseId}/files/${missing}`)),
      );
      expect(files[0]?.body).toEqual(files[1]?.body);
    }
  });
});
