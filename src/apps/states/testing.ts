import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readImportMap } from "#modules/requests/index.ts";
import { actsOf } from "../acts/testing.ts";
import { answered, businessReport, file, type Filed, inHand, residentReport } from "../cases/testing.ts";
import { ordersOf } from "../exchange/orders/testing.ts";
import type { Caller, TestSystem } from "../testing.ts";

/** A case that stands somewhere, and how its reporter comes to it; absent where nobody of that name can. */
export interface Standing {
  caseId: string;
  reporter?: Caller;
  receiptCode?: string;
}

const named = { ...residentReport, contact: { name: "测试诉求人", phone: "13912340000" } };
const department = "652301-D-housing";
const desk = "demo.dispatcher";
const desk2 = "demo.dispatcher2";
const housing = "demo.housing";
const head = "demo.housing.head";
const supervisor = "demo.supervisor";

type Acts = ReturnType<typeof actsOf>;

/** Steps that several standings begin with. */
function beginnings(shiliu: TestSystem, { act, accepted, inDays }: Acts) {
  const holderOf = ({ receiptCode }: Filed) => shiliu.holder(receiptCode);
  const reported = async () => file(await shiliu.staff("demo.clerk"), named);
  const handling = () => inHand(shiliu, named);
  const called = async () => {
    const filed = await handling();
    await answered(shiliu, filed);
    return filed;
  };
  return {
    holderOf,
    reported,
    accepted: () => accepted(named),
    handling,
    called,
    async disputed(times = 1) {
      const filed = await called();
      for (let time = 1; time <= times; time++) {
        if (time > 1) await answered(shiliu, filed);
        await act(holderOf(filed), filed, "dispute");
        if (time < times) await act(desk2, filed, "reHandle");
      }
      return filed;
    },
    async asked(ask: string, more: object = {}) {
      const filed = await handling();
      const view = await act(housing, filed, ask, { taskId: 1, ...more });
      return { filed, taskId: view.tasks.at(-1)?.id ?? 0 };
    },
    until: { until: inDays(30) },
  };
}
type Beginnings = ReturnType<typeof beginnings>;
type Standings = Readonly<Record<string, () => Promise<Filed>>>;

/** From a report to the hands of a lead, as far as those have it. */
function inTheLeadsHands(
  { act, handedDown, sentTo }: Acts,
  { reported, accepted, handling, asked, until }: Beginnings,
): Standings {
  return {
    reported,
    accepted,
    dispatched: () => sentTo(department),
    handling,
    async "handed down, with a co-handler"() {
      const filed = await handedDown();
      await act(desk, filed, "addCoHandler", { bodyId: "652301-D-urban" });
      return filed;
    },
    async "return-asked"() {
      const filed = await handling();
      await act(housing, filed, "returnTask", { taskId: 1 });
      return filed;
    },
    async drafted() {
      const filed = await handling();
      await act(housing, filed, "draftAnswer", { taskId: 1 });
      return filed;
    },
    async "with an extension asked for, an order and a note"() {
      const { filed } = await asked("askExtension");
      await act(supervisor, filed, "issueOrder");
      await act(desk, filed, "addNote");
      return filed;
    },
    "with a pause asked for": async () => (await asked("askPause", until)).filed,
    "with carrying asked for": async () => (await asked("askCarry", until)).filed,
    async paused() {
      const { filed, taskId } = await asked("askPause", until);
      await act(desk, filed, "grantPause", { taskId });
      return filed;
    },
    async carried() {
      const { filed, taskId } = await asked("askCarry", until);
      await act("demo.leader", filed, "approveCarry", { taskId });
      return filed;
    },
  };
}

/** Where the desk has it, others are asked, or it goes together with another. */
function besideTheLead({ act }: Acts, { accepted, handling }: Beginnings): Standings {
  const main = async () => {
    const [filed, other] = [await handling(), await accepted()];
    await act(desk, other, "merge", { number: filed.number });
    return { filed, other };
  };
  return {
    async consulting() {
      const filed = await handling();
      await act(desk, filed, "convene");
      return filed;
    },
    merged: async () => (await main()).other,
    "that another was merged into": async () => (await main()).filed,
    async separated() {
      const { other } = await main();
      await act(desk, other, "separate");
      return other;
    },
    async "split and linked"() {
      const [filed, other] = [await accepted(), await accepted()];
      await act(desk, filed, "split");
      await act(desk, filed, "link", { number: other.number });
      return filed;
    },
    async "passed up"() {
      const filed = await accepted();
      await act(desk, filed, "passUp");
      return filed;
    },
    async "passed down again"() {
      const filed = await accepted();
      await act(desk, filed, "passUp");
      await act("demo.prefecture", filed, "passDown");
      return filed;
    },
    async transferring() {
      const filed = await accepted();
      await act(desk, filed, "transferEmergency");
      return filed;
    },
    async handingOver() {
      const filed = await accepted();
      await act(desk, filed, "handOver");
      return filed;
    },
  };
}

/** From an answer to an end by the reporter's word, or by a recorded ground. */
function fromTheAnswerOn(
  shiliu: TestSystem,
  { act }: Acts,
  { holderOf, accepted, handling, called, disputed }: Beginnings,
): Standings {
  return {
    async answered() {
      const filed = await handling();
      await act(housing, filed, "draftAnswer", { taskId: 1 });
      await act(head, filed, "signOff", { taskId: 1 });
      return filed;
    },
    callback: called,
    disputed: () => disputed(),
    reviewing: () => disputed(3),
    async "closed, with an appeal"() {
      const filed = await handling();
      await answered(shiliu, filed);
      await act(holderOf(filed), filed, "confirm", { satisfied: false });
      await act(housing, filed, "askAppeal", { taskId: 1, measure: "satisfaction" });
      return filed;
    },
    async unconfirmed() {
      const filed = await called();
      for (let time = 1; time <= 3; time++) {
        await act(desk2, filed, "recordCallback");
        shiliu.pass({ hours: 3 });
      }
      return filed;
    },
    async closedAfterReview() {
      const filed = await disputed(3);
      await act(supervisor, filed, "closeAfterReview");
      return filed;
    },
    async transferred() {
      const filed = await accepted();
      await act(desk, filed, "transferEmergency");
      await act(desk, filed, "acknowledgeTransfer");
      return filed;
    },
    async handedOver() {
      const filed = await accepted();
      await act(desk, filed, "handOver");
      await act(desk, filed, "recordReceipt");
      return filed;
    },
    async declined() {
      const filed = await accepted();
      await act(desk, filed, "decline");
      return filed;
    },
    async withdrawn() {
      const filed = await accepted();
      await act(holderOf(filed), filed, "withdraw");
      return filed;
    },
  };
}

/** A business's way, as far as it is not a resident's. */
function ofABusiness({ act }: Acts, shiliu: TestSystem): Standings {
  const reported = () => file(shiliu.stranger(), businessReport);
  const forwarded = async () => {
    const filed = await reported();
    await act("demo.park", filed, "forward");
    return filed;
  };
  return {
    "reported, of a business": reported,
    async "collected, of a business"() {
      const filed = await reported();
      await act("demo.park", filed, "collect");
      return filed;
    },
    "forwarded, of a business": forwarded,
    async "handling, of a business"() {
      const filed = await forwarded();
      await act("demo.liangxin", filed, "dispatch");
      await act(housing, filed, "signIn", { taskId: 1 });
      return filed;
    },
  };
}

/** An order that its superior platform took back; its reporter comes to it by their phone. */
async function recalled(shiliu: TestSystem): Promise<Standing> {
  const nowhere = { url: "http://127.0.0.1:9/write-back", secret: "a-secret-of-sixteen-letters" };
  const { received, tell } = await ordersOf(shiliu, nowhere);
  const { sent, number, caseId } = await received();
  const { status, body } = await tell(number, "CH");
  if (status !== 200) throw new Error(JSON.stringify(body));
  return { caseId, reporter: await shiliu.reporter(sent.caller_tel) };
}

/** A case of another system that was over before it came; nobody who asked there can come to it here. */
async function imported({ system }: TestSystem): Promise<Standing> {
  const folder = mkdtempSync(join(tmpdir(), "shiliu-states-"));
  const path = join(folder, "history.csv");
  writeFileSync(
    path,
    "id,time,body,reply,reply_time\n1,2019/2/28 11:25:05,路灯不亮,已修好,2019/3/5 9:00:00\n",
  );
  const map = readImportMap(
    JSON.stringify({
      source: "old-hotline",
      process: "resident-request",
      columns: { id: "id", words: "body", reportedAt: "time", answer: "reply", answeredAt: "reply_time" },
      constants: { kind: "complaint" },
      time: { formats: ["YYYY/M/D H:mm:ss"] },
    }),
  );
  if ("problems" in map) throw new Error(map.problems.join("\n"));
  const { clock, pool } = system;
  const job = {
    path,
    map,
    rejectedPath: `${path}.rejected`,
    dryRun: false,
    clock,
    onProgress: () => undefined,
  };
  const report = await system.requests.importHistory(job);
  rmSync(folder, { recursive: true, force: true });
  const { rows } = await pool.query<{ id: string }>("select id from cases where fold->>'state' = 'imported'");
  const [row] = rows;
  if (!row) throw new Error(`Nothing was imported: ${JSON.stringify(report)}`);
  return { caseId: row.id };
}

/** A case for wherever one may stand, by what it is called; mostly with the city's housing department as lead. */
export async function standingCases(shiliu: TestSystem): Promise<Readonly<Record<string, Standing>>> {
  const acts = actsOf(shiliu);
  const begin = beginnings(shiliu, acts);
  const makers = {
    ...inTheLeadsHands(acts, begin),
    ...besideTheLead(acts, begin),
    ...fromTheAnswerOn(shiliu, acts, begin),
    ...ofABusiness(acts, shiliu),
  };
  const found: Record<string, Standing> = {
    recalled: await recalled(shiliu),
    imported: await imported(shiliu),
  };
  for (const [name, make] of Object.entries(makers)) {
    const { caseId, receiptCode } = await make();
    found[name] = { caseId, receiptCode, reporter: shiliu.holder(receiptCode) };
  }
  return found;
}
