import { describe, expect, it } from "vitest";
import {
  actInputs,
  answered,
  answerWords,
  businessReport,
  dateIn,
  file,
  inHand,
  residentReport,
  step,
  dayAfter,
} from "./cases/testing.ts";
import { type Caller, testSystem } from "./testing.ts";

const shiliu = await testSystem();
const desk = "demo.dispatcher";
const desk2 = "demo.dispatcher2";
const housing = "demo.housing";
const urban = "demo.urban";
const leader = "demo.leader";
const supervisor = "demo.supervisor";

/** A demo person, signed in anew where the clock was moved past their session; or whoever is handed in. */
const callerOf = async (who: string | Caller): Promise<Caller> =>
  typeof who === "string" ? shiliu.staff(who) : who;
const read = async (who: string, caseId: string) =>
  (await (await callerOf(who)).get(`/requests/${caseId}`)).body;
const lapse = () => shiliu.system.requests.lapse(shiliu.system.clock());

/** Says an act as it is usually said; gives the case as its taker sees it. */
const act = async (who: string | Caller, caseId: string, name: string, taskId?: number, more: object = {}) =>
  step(await callerOf(who), caseId, name, { ...actInputs[name], ...more }, taskId);

/** Expects that an act is refused with a code. */
async function refused(who: string, caseId: string, name: string, code: string, more: object = {}) {
  const { taskId, ...input } = more as { taskId?: number };
  const { body } = await (await callerOf(who)).act(
    caseId,
    name,
    { ...actInputs[name], ...input },
    taskId === undefined ? {} : { taskId },
  );
  expect(body.code).toBe(code);
}

interface View {
  clocks: {
    kind: string;
    taskId?: number;
    dueAt: string;
    paused: boolean;
    stoppedAt?: string;
    outcome?: string;
  }[];
  tasks: { id: number; role: string; state: string; open: boolean; bodyId: string; designated: boolean }[];
}

const running = (view: View, kind: string) =>
  view.clocks.find((clock) => clock.kind === kind && clock.stoppedAt === undefined);
const taskIn = (view: View, state: string): number => {
  const task = view.tasks.find((each) => each.state === state);
  if (!task) throw new Error(`No task is ${state}`);
  return task.id;
};

describe("more time", () => {
  it("is asked for by the lead, granted at the desk, and told to the one who asked", async () => {
    const { caseId, receiptCode } = await inHand(shiliu);
    const asked: View = await act(housing, caseId, "askExtension", 1);
    const before = running(asked, "whole")!.dueAt;
    await refused(housing, caseId, "askExtension", "asked-already", { taskId: 1 });
    const ask = taskIn(asked, "extension-asked");
    await refused(housing, caseId, "grantExtension", "not-allowed", { taskId: ask });
    const granted: View = await act(desk, caseId, "grantExtension", ask);
    expect(running(granted, "whole")!.dueAt > before).toBe(true);
    expect(running(granted, "handle")!.dueAt).toBe(running(granted, "whole")!.dueAt);
    const { body } = await shiliu.holder(receiptCode).get(`/requests/${caseId}`);
    expect(running(body, "whole")?.dueAt).toBe(running(granted, "whole")?.dueAt);
    expect(body.timeline.map(({ action }: { action: string }) => action)).toContain("grantExtension");
    expect(body.tasks.map(({ role }: { role: string }) => role)).not.toContain("side");
    await refused(housing, caseId, "askExtension", "extensions-used-up", { taskId: 1 });
  });

  it("is given to a co-handler inside the time of the whole, and told as no extension of that", async () => {
    const { caseId, receiptCode } = await inHand(shiliu);
    const helped: View = await act(desk, caseId, "addCoHandler", undefined, { bodyId: "652301-D-urban" });
    const co = taskIn(helped, "sent");
    await act(urban, caseId, "signIn", co);
    await refused(urban, caseId, "askExtension", "extension-past-whole", { taskId: co });
    const asked: View = await act(housing, caseId, "askExtension", 1);
    const longer: View = await act(desk, caseId, "grantExtension", taskIn(asked, "extension-asked"));
    const coAsked: View = await act(urban, caseId, "askExtension", co);
    const granted: View = await act(desk, caseId, "grantExtension", taskIn(coAsked, "extension-asked"));
    const whole = running(granted, "whole")!.dueAt;
    expect(whole).toBe(running(longer, "whole")!.dueAt);
    const own = granted.clocks.find(({ kind, taskId }) => kind === "handle" && taskId === co);
    expect(own?.dueAt).toBe(whole);
    await refused(urban, caseId, "askExtension", "extensions-used-up", { taskId: co });
    const { body } = await shiliu.holder(receiptCode).get(`/requests/${caseId}`);
    expect(running(body, "whole")?.dueAt).toBe(whole);
  });

  it("that is refused leaves the clock running; too much is refused at once", async () => {
    const { caseId } = await inHand(shiliu);
    await refused(housing, caseId, "askExtension", "extension-too-long", { taskId: 1, workingDays: 30 });
    const asked: View = await act(housing, caseId, "askExtension", 1);
    const refusedView: View = await act(desk, caseId, "refuseExtension", taskIn(asked, "extension-asked"));
    expect(running(refusedView, "whole")).toEqual(running(asked, "whole"));
  });

  it("pauses every clock on a listed ground, and ends by itself on its day", async () => {
    const { caseId } = await inHand(shiliu);
    await refused(housing, caseId, "askPause", "input-invalid", { taskId: 1, ground: "busy" });
    await refused(housing, caseId, "askPause", "date-out-of-range", { taskId: 1, until: dateIn(400) });
    const asked: View = await act(housing, caseId, "askPause", 1);
    const paused: View = await act(desk, caseId, "grantPause", taskIn(asked, "pause-asked"));
    expect(paused.clocks.filter((clock) => clock.stoppedAt === undefined && !clock.paused)).toMatchObject([
      { kind: "pause" },
    ]);
    await refused(housing, caseId, "draftAnswer", "wrong-state", { taskId: 1 });
    await lapse();
    expect((await read(desk, caseId)).state.id).toBe("paused");
    shiliu.pass({ days: 25 });
    await lapse();
    const body = await read(desk, caseId);
    expect(body.state.id).toBe("handling");
    expect(running(body, "whole")).toMatchObject({ paused: false });
    expect(running(body, "whole")!.dueAt > shiliu.system.clock().toISOString()).toBe(true);
  });

  it("carries a case to a promised day by a leader's word, with replies in between, and wakes it", async () => {
    const { caseId, receiptCode } = await inHand(shiliu);
    const until = dayAfter(shiliu.system.clock(), 60);
    const asked: View = await act(housing, caseId, "askCarry", 1, { until });
    const ask = taskIn(asked, "carry-asked");
    await refused(desk, caseId, "approveCarry", "not-allowed", { taskId: ask });
    const carried = await act(leader, caseId, "approveCarry", ask);
    expect(carried.state.id).toBe("carried");
    await act(housing, caseId, "replyInterim", 1);
    const holder = shiliu.holder(receiptCode);
    const { body: told } = await holder.get(`/requests/${caseId}`);
    expect(running(told, "promise")!.dueAt.slice(0, 10) >= until).toBe(true);
    expect(told.state.closed).toBe(false);
    shiliu.pass({ days: 70 });
    await lapse();
    const { body } = await holder.get(`/requests/${caseId}`);
    expect(body.state.id).toBe("handling");
    expect(body.timeline.at(-1).action).toBe("wake");
  });
});

describe("whose matter it is", () => {
  it("a sign-in that is missed counts as one, is recorded, and forfeits the return", async () => {
    const { caseId } = await file(shiliu.stranger(), residentReport);
    await act(desk, caseId, "accept");
    await act(desk, caseId, "dispatch");
    shiliu.pass({ days: 4 });
    await lapse();
    const body = await read(desk, caseId);
    expect(body.state.id).toBe("handling");
    expect(body.tasks[0]).toMatchObject({ state: "working", designated: true });
    expect(body.clocks.find(({ kind }: { kind: string }) => kind === "signIn").outcome).toBe("missed");
    await refused(housing, caseId, "returnTask", "designated-may-not-return", { taskId: 1 });
  });

  it("a return has its window", async () => {
    const { caseId } = await inHand(shiliu);
    shiliu.pass({ days: 4 });
    await refused(housing, caseId, "returnTask", "returned-too-late", { taskId: 1 });
  });

  it("is settled by a consultation, whose ruling binds", async () => {
    const { caseId } = await inHand(shiliu);
    const convened: View = await act(desk, caseId, "convene");
    const [first, second] = convened.tasks.filter(({ state }) => state === "consulted");
    await act(housing, caseId, "giveOpinion", first!.id);
    await act(urban, caseId, "giveOpinion", second!.id);
    await refused(housing, caseId, "draftAnswer", "wrong-state", { taskId: 1 });
    const ruled: View = await act(desk2, caseId, "concludeConsultation");
    const lead = ruled.tasks.find(({ role, open }) => role === "lead" && open);
    expect(lead).toMatchObject({ bodyId: "652301-D-urban", designated: true });
    await refused(urban, caseId, "returnTask", "designated-may-not-return", { taskId: lead!.id });
  });

  it("is settled by a ruling even while a return is under review", async () => {
    const { caseId } = await inHand(shiliu);
    await act(housing, caseId, "returnTask", 1);
    await act(desk, caseId, "convene");
    const ruled = await act(desk2, caseId, "concludeConsultation", undefined, { leadId: "652301-D-housing" });
    expect(ruled.state.id).toBe("handling");
    expect(ruled.tasks[0]).toMatchObject({ state: "working", designated: true });
  });

  it("is the desk's to re-assign on a ground, inside the unchanged limit", async () => {
    const { caseId } = await inHand(shiliu);
    const before = await read(desk, caseId);
    await refused(desk, caseId, "reassign", "same-body-again", { taskId: 1, leadId: "652301-D-housing" });
    const after: View = await act(desk, caseId, "reassign", 1);
    expect(running(after, "whole")?.dueAt).toBe(running(before, "whole")?.dueAt);
    expect(after.tasks.filter(({ role, open }) => role === "lead" && open)).toMatchObject([
      { bodyId: "652301-D-urban" },
    ]);
  });

  it("is corrected with the old value kept; a limit may become shorter by it, never longer", async () => {
    const { caseId } = await inHand(shiliu);
    const before = await read(desk, caseId);
    const longer: View = await act(desk, caseId, "correct", undefined, {
      kind: "complaint",
      urgency: undefined,
    });
    expect(running(longer, "whole")?.dueAt).toBe(running(before, "whole")?.dueAt);
    const shorter: View = await act(desk, caseId, "correct");
    expect(running(shorter, "whole")!.dueAt < running(before, "whole")!.dueAt).toBe(true);
    const { rows } = await shiliu.system.pool.query<{ corrections: object[] }>(
      "select fold->'facts'->'corrections' as corrections from cases where id = $1",
      [caseId],
    );
    expect(rows[0]?.corrections).toMatchObject([
      { what: "kind", from: "help", to: "complaint" },
      { what: "urgency", from: "normal", to: "urgent" },
    ]);
    await refused(desk, caseId, "correct", "nothing-corrected");
    const timeline = (await read(desk, caseId)).timeline as { action: string; corrected?: object }[];
    expect(timeline.findLast(({ action }) => action === "correct")?.corrected).toEqual([
      { what: "urgency", from: "normal", to: "urgent" },
    ]);
  });

  it("is about a body that was left out only as long as nobody there had a part in it", async () => {
    const { caseId } = await file(shiliu.stranger(), residentReport);
    await act(desk, caseId, "accept");
    const about = (...aboutIds: string[]) => ({ urgency: undefined, aboutIds });
    await refused(desk, caseId, "correct", "input-invalid", about());
    await refused(desk, caseId, "correct", "body-unknown", about("nobody-knows"));
    await refused(desk, caseId, "correct", "desk-is-subject", about("652301"));
    await act(desk, caseId, "correct", undefined, about("652301-D-housing"));
    await refused(desk, caseId, "correct", "nothing-corrected", about("652301-D-housing"));
    await refused(desk, caseId, "dispatch", "body-is-subject");
    await act(desk, caseId, "dispatch", undefined, { leadId: "652301-D-urban" });
    expect((await (await shiliu.staff(housing)).get(`/requests/${caseId}`)).status).toBe(404);
    await refused(desk, caseId, "correct", "subject-has-a-part", about("652301-D-urban"));
    const both: View = await act(desk, caseId, "correct", undefined, about("652301-D-market"));
    expect((both as { about?: { bodyId: string }[] }).about?.map(({ bodyId }) => bodyId)).toEqual([
      "652301-D-housing",
      "652301-D-market",
    ]);
    const { rows } = await shiliu.system.pool.query<{ corrections: object[] }>(
      "select fold->'facts'->'corrections' as corrections from cases where id = $1",
      [caseId],
    );
    expect(rows[0]?.corrections).toMatchObject([
      { what: "about", from: [], to: ["652301-D-housing"] },
      { what: "about", from: ["652301-D-housing"], to: ["652301-D-housing", "652301-D-market"] },
    ]);
  });

  it("is about no other body once it was split or merged, since that body may read of it in the others", async () => {
    const urban = { urgency: undefined, aboutIds: ["652301-D-urban"] };
    const main = await inHand(shiliu);
    const other = await file(shiliu.stranger(), residentReport);
    await act(desk, other.caseId, "accept");
    await act(desk, other.caseId, "merge", undefined, { number: main.number });
    await refused(desk, main.caseId, "correct", "about-with-others", urban);
    await refused(desk, other.caseId, "correct", "about-with-others", urban);
    const parent = await file(shiliu.stranger(), residentReport);
    await act(desk, parent.caseId, "accept");
    const { related } = await act(desk, parent.caseId, "split");
    await refused(desk, parent.caseId, "correct", "about-with-others", urban);
    await refused(desk, related[0].caseId, "correct", "about-with-others", urban);
  });

  it("does not come into the hands of a township that it is about, where townships take it first", async () => {
    const { caseId } = await file(shiliu.stranger(), businessReport);
    const township = { urgency: undefined, aboutIds: ["652301501"] };
    await refused("demo.park", caseId, "correct", "not-allowed", township);
    const { places } = await read("demo.liangxin", caseId);
    const held = places.find(({ part }: { part: string }) => part === "township").bodyId;
    await refused("demo.liangxin", caseId, "correct", "desk-is-subject", {
      urgency: undefined,
      aboutIds: [held],
    });
  });
});

describe("papers", () => {
  it("an order is numbered, has a day, and is answered by the body it names; the reporter hears of none", async () => {
    const { caseId, receiptCode } = await inHand(shiliu);
    const replyBy = dayAfter(shiliu.system.clock(), 5);
    await refused(desk, caseId, "issueOrder", "not-allowed", { replyBy });
    const issued: View = await act(supervisor, caseId, "issueOrder", undefined, { replyBy });
    const order = taskIn(issued, "order-open");
    await refused(urban, caseId, "answerOrder", "case-not-found", { taskId: order });
    await act(housing, caseId, "answerOrder", order);
    const noted: View = await act(supervisor, caseId, "addNote", undefined, { replyBy });
    await act(housing, caseId, "answerNote", taskIn(noted, "note-open"));
    const { body } = await shiliu.holder(receiptCode).get(`/requests/${caseId}`);
    const told = body.timeline.map(({ action }: { action: string }) => action);
    for (const paper of ["issueOrder", "answerOrder", "addNote", "answerNote"])
      expect(told).not.toContain(paper);
  });
});

describe("where a case leaves the desk", () => {
  it("an emergency is transferred live, and ends with whoever took it", async () => {
    const { caseId } = await file(shiliu.stranger(), residentReport);
    expect((await act(desk, caseId, "transferEmergency")).state.closed).toBe(false);
    expect((await act(desk, caseId, "acknowledgeTransfer")).state).toMatchObject({
      id: "transferred",
      closed: true,
    });
  });

  it("a case handed over ends with the receipt, and comes back where it is not taken", async () => {
    const { caseId } = await file(shiliu.stranger(), residentReport);
    await act(desk, caseId, "accept");
    await refused(desk, caseId, "handOver", "body-unknown", { receiverId: "652301-D-housing" });
    await act(desk, caseId, "handOver");
    expect((await act(desk, caseId, "refusedElsewhere")).state.id).toBe("accepted");
    await act(desk, caseId, "handOver");
    await refused(desk, caseId, "recordReceipt", "input-invalid", { receiptNumber: "" });
    expect((await act(desk, caseId, "recordReceipt")).state).toMatchObject({
      id: "handedOver",
      closed: true,
    });
  });

  it("the third dispute is reviewed by others, with a reasoned answer and the lawful route", async () => {
    const filed = await inHand(shiliu);
    const { caseId, receiptCode } = filed;
    const holder = shiliu.holder(receiptCode);
    for (const time of [1, 2, 3]) {
      await answered(shiliu, filed);
      await act(holder, caseId, "dispute");
      if (time < 3) await act(desk2, caseId, "reHandle");
    }
    await refused(desk2, caseId, "reHandle", "not-allowed");
    const { body: queue } = await (await shiliu.staff(supervisor)).get("/queue?limit=100");
    const mine = queue.lines.filter(({ id }: { id: string }) => id === caseId);
    expect(mine).toMatchObject([{ step: { id: "reviewing" } }]);
    const closed = await act(supervisor, caseId, "closeAfterReview");
    expect(closed.state).toMatchObject({ id: "closedAfterReview", closed: true });
    const { body } = await holder.get(`/requests/${caseId}`);
    expect(body.timeline.at(-1).fields).toMatchObject({ words: answerWords, route: "review" });
  });
});
