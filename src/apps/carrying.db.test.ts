import { describe, expect, it } from "vitest";
import { actsOf, running, stateOfTask, taskIn, told, type View } from "./acts/testing.ts";
import { answered, file, type Filed, inHand, residentReport } from "./cases/testing.ts";
import { testSystem } from "./testing.ts";

const shiliu = await testSystem();
const { act, read, refused, queued, asHolder, appoint, inDays, lapse, sentTo, disputed } = actsOf(shiliu);

const desk = "demo.dispatcher";
const housing = "demo.housing";
const urban = "demo.urban";
const leader = "demo.leader";
const department = "652301-D-housing";

const askedOf = async (filed: Filed): Promise<number> =>
  taskIn(await act(housing, filed, "askCarry", { taskId: 1, until: inDays(60) }), "carry-asked");

/** A case that is carried to a day two months ahead, and how it stood when it was approved. */
async function carried(): Promise<{ filed: Filed; approved: View }> {
  const filed = await inHand(shiliu);
  const approved = await act(leader, filed, "approveCarry", { taskId: await askedOf(filed) });
  return { filed, approved };
}

describe("taking a carried case up again", () => {
  it("is the lead's or the desk's before the day: handled under a limit of its own, and the reporter is told", async () => {
    for (const who of [housing, desk]) {
      const { filed, approved } = await carried();
      expect(running(approved, "promise")).toBeDefined();
      const after = await act(who, filed, "takeUpAgain", { taskId: 1 });
      expect([after.state.id, stateOfTask(after, 1)]).toEqual(["handling", "working"]);
      expect([running(after, "promise"), running(after, "interim")]).toEqual([undefined, undefined]);
      // Neither kept nor broken: the day had not come.
      expect(after.clocks.find(({ kind }) => kind === "promise")?.outcome).toBe("released");
      expect(running(after, "handle", 1)!.dueAt <= running(after, "whole")!.dueAt).toBe(true);
      expect(await queued(housing, filed)).toEqual(["working"]);
      const seen = await asHolder(filed);
      expect(seen).toMatchObject({ state: { id: "handling", closed: false } });
      expect(told(seen).at(-1)).toBe("takeUpAgain");
      expect(running(seen, "whole")?.dueAt).toBe(running(after, "whole")?.dueAt);
    }
  });

  it("is refused to others, on another task, twice, of what is not carried, and after it woke by itself", async () => {
    const { filed, approved } = await carried();
    for (const who of ["demo.housing.head", leader, "demo.supervisor", "demo.auditor"])
      await refused(who, filed, "takeUpAgain", "not-allowed", { taskId: 1 });
    await refused(urban, filed, "takeUpAgain", "case-not-found", { taskId: 1 });
    await refused(shiliu.holder(filed.receiptCode), filed, "takeUpAgain", "not-allowed", { taskId: 1 });
    await refused(desk, filed, "takeUpAgain", "task-not-found", { taskId: taskIn(approved, "granted") });
    await act(housing, filed, "takeUpAgain", { taskId: 1 });
    await refused(housing, filed, "takeUpAgain", "wrong-state", { taskId: 1 });
    const { filed: woken } = await carried();
    shiliu.pass({ days: 70 });
    await lapse();
    await refused(desk, woken, "takeUpAgain", "wrong-state", { taskId: 1 });
  });
});

describe("proposing to carry a disputed case", () => {
  it("is the desk's or the supervisor's; a leader decides, and only then is the reporter told the day and plan", async () => {
    for (const who of [desk, "demo.supervisor"]) {
      const filed = await disputed();
      const until = inDays(60);
      const proposed = await act(who, filed, "proposeCarry", { until });
      const asked = taskIn(proposed, "carry-asked");
      expect(proposed.tasks.find(({ id }) => id === asked)).toMatchObject({ role: "side", bodyId: "652301" });
      expect(proposed.state).toMatchObject({ id: "disputed", closed: false });
      expect(running(proposed, "decision", asked)).toBeDefined();
      expect(running(proposed, "dispute")).toBeDefined();
      expect(await queued(leader, filed)).toEqual(["carry-asked"]);
      expect(told(await asHolder(filed))).not.toContain("proposeCarry");
      const approved = await act(leader, filed, "approveCarry", { taskId: asked });
      expect([approved.state.id, stateOfTask(approved, 1)]).toEqual(["carried", "carried"]);
      expect(running(approved, "dispute")).toBeUndefined();
      const seen = await asHolder(filed);
      expect(running(seen, "promise")!.dueAt.slice(0, 10) >= until).toBe(true);
      expect(seen.timeline.at(-1)).toMatchObject({
        action: "approveCarry",
        fields: { plan: expect.any(String) },
      });
    }
  });

  it("is refused to others, twice, without a listed ground, a plan or a day in range, and before a dispute", async () => {
    const filed = await disputed();
    for (const who of [housing, "demo.housing.head", leader, "demo.auditor"])
      await refused(who, filed, "proposeCarry", "not-allowed");
    await refused(urban, filed, "proposeCarry", "case-not-found");
    await refused(shiliu.holder(filed.receiptCode), filed, "proposeCarry", "not-allowed");
    await refused(desk, filed, "proposeCarry", "input-invalid", { until: inDays(60), ground: "busy" });
    await refused(desk, filed, "proposeCarry", "input-invalid", { until: inDays(60), plan: "" });
    await refused(desk, filed, "proposeCarry", "date-out-of-range", { until: inDays(400) });
    await refused(desk, filed, "proposeCarry", "date-out-of-range", { until: inDays(-1) });
    await act(desk, filed, "proposeCarry", { until: inDays(60) });
    await refused("demo.supervisor", filed, "proposeCarry", "asked-already", { until: inDays(60) });
    const answeredOne = await inHand(shiliu);
    await answered(shiliu, answeredOne);
    await refused(desk, answeredOne, "proposeCarry", "wrong-state", { until: inDays(60) });
  });
});

describe("refusing to carry a case", () => {
  it("leaves it in the lead's hands under the limit that ran on, tells the reporter nothing, and may be asked again", async () => {
    const filed = await inHand(shiliu);
    const before = await read(housing, filed);
    const asked = await askedOf(filed);
    const after = await act(leader, filed, "refuseCarry", { taskId: asked });
    expect([after.state.id, stateOfTask(after, 1), stateOfTask(after, asked)]).toEqual([
      "handling",
      "working",
      "refused",
    ]);
    expect(running(after, "decision")).toBeUndefined();
    for (const kind of ["whole", "handle"])
      expect(running(await read(housing, filed), kind)).toEqual(running(before, kind));
    expect(await queued(leader, filed)).toEqual([]);
    const seen = await asHolder(filed);
    expect(told(seen)).not.toContain("askCarry");
    expect(told(seen)).not.toContain("refuseCarry");
    await askedOf(filed);
  });

  it("leaves a disputed case with the desk, which decides the dispute", async () => {
    const filed = await disputed();
    const asked = taskIn(await act(desk, filed, "proposeCarry", { until: inDays(60) }), "carry-asked");
    const after = await act(leader, filed, "refuseCarry", { taskId: asked });
    expect(after.state.id).toBe("disputed");
    expect(running(after, "dispute")).toBeDefined();
    expect(await queued(desk, filed)).toEqual(["disputed"]);
    expect((await act(desk, filed, "reHandle")).state.id).toBe("handling");
  });

  it("is refused to others and to whoever asked, without a reason, twice, and once the case went on", async () => {
    const filed = await inHand(shiliu);
    const asked = await askedOf(filed);
    for (const who of [housing, desk, "demo.housing.head", "demo.supervisor"])
      await refused(who, filed, "refuseCarry", "not-allowed", { taskId: asked });
    await refused(urban, filed, "refuseCarry", "case-not-found", { taskId: asked });
    await refused(shiliu.holder(filed.receiptCode), filed, "refuseCarry", "not-allowed", { taskId: asked });
    await refused(leader, filed, "refuseCarry", "input-invalid", { taskId: asked, reason: "" });
    await refused(leader, filed, "refuseCarry", "task-not-found", { taskId: 1 });
    await act(leader, filed, "refuseCarry", { taskId: asked });
    await refused(leader, filed, "refuseCarry", "wrong-task-state", { taskId: asked });
    await refused(leader, filed, "approveCarry", "wrong-task-state", { taskId: asked });
    const again = await askedOf(filed);
    await act(housing, filed, "draftAnswer", { taskId: 1 });
    await refused(leader, filed, "refuseCarry", "wrong-task-state", { taskId: again });
    await act("demo.housing.head", filed, "signOff", { taskId: 1 });
    await refused(leader, filed, "refuseCarry", "wrong-state", { taskId: again });
    // Whoever holds both posts does not answer themselves.
    const both = await appoint(leader, "handler", department);
    const own = await inHand(shiliu);
    const until = inDays(60);
    const askedByThem = taskIn(await act(both, own, "askCarry", { taskId: 1, until }), "carry-asked");
    await refused(`${leader} at 652301`, own, "refuseCarry", "decider-asked-it", { taskId: askedByThem });
    await refused(`${leader} at 652301`, own, "approveCarry", "decider-asked-it", { taskId: askedByThem });
  });
});

describe("more time is refused", () => {
  it("once the limit is over, for an extension as for a pause", async () => {
    const filed = await inHand(shiliu);
    shiliu.pass({ days: 12 });
    await refused(housing, filed, "askExtension", "asked-too-late", { taskId: 1 });
    await refused(housing, filed, "askPause", "asked-too-late", { taskId: 1, until: inDays(20) });
  });

  it("by whoever asked for it themselves: another of the same desk decides", async () => {
    const asks = {
      askExtension: ["grantExtension", "refuseExtension"],
      askPause: ["grantPause", "refusePause"],
    };
    for (const [ask, decisions] of Object.entries(asks)) {
      // The desk leads this one itself.
      const filed = await sentTo("652301-desk-12345");
      await act(desk, filed, "signIn", { taskId: 1 });
      const more = ask === "askPause" ? { until: inDays(20) } : {};
      const asked = await act(desk, filed, ask, { taskId: 1, ...more });
      const taskId = taskIn(asked, ask === "askPause" ? "pause-asked" : "extension-asked");
      for (const decision of decisions) await refused(desk, filed, decision, "decider-asked-it", { taskId });
      await act("demo.dispatcher2", filed, decisions[1]!, { taskId });
    }
  });

  it("where others came to work on what was to be carried in one hand, until they are done", async () => {
    const filed = await inHand(shiliu);
    const asked = await askedOf(filed);
    const added = await act(desk, filed, "addCoHandler", { bodyId: "652301-D-urban" });
    const co = added.tasks.find(({ role }) => role === "co")?.id ?? 0;
    await refused(leader, filed, "approveCarry", "others-at-work", { taskId: asked });
    await act(urban, filed, "signIn", { taskId: co });
    await refused(leader, filed, "approveCarry", "others-at-work", { taskId: asked });
    await act(urban, filed, "reportResult", { taskId: co });
    expect((await act(leader, filed, "approveCarry", { taskId: asked })).state.id).toBe("carried");
  });

  it("where nobody ever led the case: it is handled anew, and dispatched", async () => {
    const filed = await file(shiliu.stranger(), residentReport);
    await act(desk, filed, "solveOnTheSpot");
    await act(shiliu.holder(filed.receiptCode), filed, "dispute");
    await refused(desk, filed, "proposeCarry", "no-lead-to-carry", { until: inDays(60) });
    expect((await act(desk, filed, "reHandle")).state.id).toBe("accepted");
  });
});
