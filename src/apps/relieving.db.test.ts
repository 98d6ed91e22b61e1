import { describe, expect, it } from "vitest";
import { actsOf, running, stateOfTask, taskIn, told } from "./acts/testing.ts";
import { testSystem } from "./testing.ts";

const shiliu = await testSystem();
const { act, read, refused, queued, asHolder, sentTo, handedDown, accepted } = actsOf(shiliu);

const desk = "demo.dispatcher";
const desk2 = "demo.dispatcher2";
const housing = "demo.housing";
const property = "demo.property";
const urban = "demo.urban";
const department = "652301-D-housing";
const urbanId = "652301-D-urban";

describe("taking back what was handed down", () => {
  it("is whoever handed it down's: the task below is released, its own goes on inside the same limit", async () => {
    const filed = await handedDown();
    await act(property, filed, "signIn", { taskId: 2 });
    const before = await read(housing, filed);
    expect(await queued(property, filed)).toEqual(["working"]);
    const after = await act(housing, filed, "takeBack", { taskId: 2 });
    expect([after.state.id, stateOfTask(after, 1), stateOfTask(after, 2)]).toEqual([
      "handling",
      "working",
      "released",
    ]);
    expect(running(after, "handle", 2)).toBeUndefined();
    expect(running(after, "handle", 1)?.dueAt).toBe(running(before, "handle", 1)?.dueAt);
    expect(running(after, "whole")?.dueAt).toBe(running(before, "whole")?.dueAt);
    expect(await queued(property, filed)).toEqual([]);
    expect(await queued(housing, filed)).toEqual(["working"]);
    // How a body works inside is no matter of the one who asked.
    const seen = await asHolder(filed);
    expect(seen.tasks.map(({ id }) => id)).toEqual([1]);
    expect(told(seen)).not.toContain("takeBack");
    await act(housing, filed, "draftAnswer", { taskId: 1 });
  });

  it("is refused to others, without a reason, of what was not handed down, and of what is over", async () => {
    const filed = await handedDown();
    for (const who of [property, desk, "demo.supervisor", "demo.housing.head"])
      await refused(who, filed, "takeBack", "not-allowed", { taskId: 2 });
    await refused(urban, filed, "takeBack", "case-not-found", { taskId: 2 });
    await refused(shiliu.holder(filed.receiptCode), filed, "takeBack", "not-allowed", { taskId: 2 });
    await refused(shiliu.stranger(), filed, "takeBack", "not-signed-in", { taskId: 2 });
    await refused(housing, filed, "takeBack", "input-invalid", { taskId: 2, reason: "" });
    // Nobody stands above the desk's own task: there is none who handed it down.
    await refused(housing, filed, "takeBack", "not-allowed", { taskId: 1 });
    await act(housing, filed, "takeBack", { taskId: 2 });
    await refused(housing, filed, "takeBack", "wrong-task-state", { taskId: 2 });
    await act(housing, filed, "draftAnswer", { taskId: 1 });
    await act("demo.housing.head", filed, "signOff", { taskId: 1 });
    await refused(housing, filed, "takeBack", "wrong-state", { taskId: 2 });
  });

  it("waits for what the level below has itself handed down", async () => {
    const filed = await sentTo("652301-desk-12345");
    await act(desk, filed, "signIn", { taskId: 1 });
    await act(desk, filed, "assignDown", { taskId: 1, bodyId: department });
    await act(housing, filed, "signIn", { taskId: 2 });
    await act(housing, filed, "assignDown", { taskId: 2 });
    await refused(desk, filed, "takeBack", "wrong-task-state", { taskId: 2 });
    await act(housing, filed, "takeBack", { taskId: 3 });
    expect(stateOfTask(await act(desk, filed, "takeBack", { taskId: 2 }), 1)).toBe("working");
  });
});

describe("releasing a co-handler", () => {
  const withUrban = async () => {
    const filed = await sentTo(department, [urbanId]);
    await act(housing, filed, "signIn", { taskId: 1 });
    return filed;
  };

  it("is the desk's: its part ends with its clocks, and the lead may answer without it", async () => {
    const filed = await withUrban();
    await refused(housing, filed, "draftAnswer", "co-handlers-open", { taskId: 1 });
    const after = await act(desk, filed, "releaseCoHandler", { taskId: 2 });
    expect([after.state.id, stateOfTask(after, 1), stateOfTask(after, 2)]).toEqual([
      "handling",
      "working",
      "released",
    ]);
    expect(after.clocks.filter(({ taskId, stoppedAt }) => taskId === 2 && stoppedAt === undefined)).toEqual(
      [],
    );
    expect(await queued(urban, filed)).toEqual([]);
    const seen = await asHolder(filed);
    expect(seen.tasks.map(({ id }) => id)).toEqual([1]);
    expect(told(seen)).not.toContain("releaseCoHandler");
    await act(housing, filed, "draftAnswer", { taskId: 1 });
  });

  it("that a co-handler handed down to is that one's, who goes on itself", async () => {
    const filed = await withUrban();
    await act(urban, filed, "signIn", { taskId: 2 });
    await act(urban, filed, "assignDown", { taskId: 2, bodyId: "652301-D-urban-O-streets" });
    await refused(desk, filed, "releaseCoHandler", "wrong-task-state", { taskId: 2 });
    await refused(housing, filed, "releaseCoHandler", "not-allowed", { taskId: 3 });
    const after = await act(urban, filed, "releaseCoHandler", { taskId: 3 });
    expect([stateOfTask(after, 2), stateOfTask(after, 3)]).toEqual(["working", "released"]);
    await act(urban, filed, "reportResult", { taskId: 2 });
  });

  it("is refused to others, of the lead, without a reason, twice, and of one that has answered", async () => {
    const filed = await withUrban();
    for (const who of [housing, urban, "demo.urban.head", "demo.supervisor", "demo.auditor"])
      await refused(who, filed, "releaseCoHandler", "not-allowed", { taskId: 2 });
    await refused("demo.market", filed, "releaseCoHandler", "case-not-found", { taskId: 2 });
    await refused(shiliu.holder(filed.receiptCode), filed, "releaseCoHandler", "not-allowed", { taskId: 2 });
    await refused(desk, filed, "releaseCoHandler", "task-not-found", { taskId: 1 });
    await refused(desk, filed, "releaseCoHandler", "input-invalid", { taskId: 2, reason: "" });
    await act(desk, filed, "releaseCoHandler", { taskId: 2 });
    await refused(desk, filed, "releaseCoHandler", "wrong-task-state", { taskId: 2 });
    const other = await withUrban();
    await act(urban, other, "signIn", { taskId: 2 });
    await act(urban, other, "reportResult", { taskId: 2 });
    await refused(desk, other, "releaseCoHandler", "wrong-task-state", { taskId: 2 });
    await act(housing, other, "draftAnswer", { taskId: 1 });
    await act("demo.housing.head", other, "signOff", { taskId: 1 });
    await refused(desk, other, "releaseCoHandler", "wrong-state", { taskId: 2 });
  });
});

describe("whoever was handed a task down", () => {
  it("asks the level above for time, and pauses or carries nothing: the limit is the lead's", async () => {
    const filed = await handedDown();
    await act(property, filed, "signIn", { taskId: 2 });
    await refused(property, filed, "askExtension", "ask-the-level-above", { taskId: 2 });
    await refused(property, filed, "askPause", "only-the-lead", { taskId: 2 });
    await refused(property, filed, "askCarry", "only-the-lead", { taskId: 2 });
    // Nor does the desk relieve anybody but the lead.
    await refused(desk, filed, "reassign", "only-the-lead", { taskId: 2 });
    const asked = await act(housing, filed, "askExtension", { taskId: 1 });
    expect(taskIn(asked, "extension-asked")).toBeGreaterThan(2);
  });
});

describe("a return", () => {
  it("is the last after three on one case: then the bodies are called together", async () => {
    const filed = await sentTo(department);
    const bodies = [
      { who: housing, bodyId: department },
      { who: urban, bodyId: urbanId },
      { who: "demo.market", bodyId: "652301-D-market" },
      { who: housing, bodyId: department },
    ];
    for (const [index, { who }] of bodies.slice(0, 3).entries()) {
      const taskId = index + 1;
      const next = bodies[index + 1]?.bodyId;
      await act(who, filed, "returnTask", { taskId, betterBodyId: next });
      const upheld = await act(index % 2 === 0 ? desk2 : desk, filed, "upholdReturn", {
        taskId,
        bodyId: next,
      });
      expect([stateOfTask(upheld, taskId), stateOfTask(upheld, taskId + 1)]).toEqual(["returned", "sent"]);
    }
    await refused(housing, filed, "returnTask", "returns-used-up", { taskId: 4 });
    await act(housing, filed, "signIn", { taskId: 4 });
    await refused(housing, filed, "returnTask", "returns-used-up", { taskId: 4 });
    expect((await act(desk, filed, "convene")).state.id).toBe("consulting");
  });

  it("is not reviewed by whoever asked for it, though another sent it to them", async () => {
    const filed = await sentTo("652301-desk-12345", [], desk2);
    await act(desk, filed, "returnTask", { taskId: 1 });
    await refused(desk, filed, "upholdReturn", "reviewer-returned-it", { taskId: 1 });
    await refused(desk, filed, "overrideReturn", "reviewer-returned-it", { taskId: 1 });
    await refused(desk2, filed, "upholdReturn", "reviewer-sent-it", { taskId: 1 });
    const upheld = await act("demo.supervisor", filed, "upholdReturn", { taskId: 1, bodyId: urbanId });
    expect(stateOfTask(upheld, 2)).toBe("sent");
  });
});

describe("nothing is sent", () => {
  const farm = "652301503";

  it("to a unit outside the jurisdiction, by whatever act; it is handed over to it", async () => {
    const filed = await accepted();
    const outside = "body-outside-jurisdiction";
    await refused(desk, filed, "dispatch", outside, { leadId: farm });
    await refused(desk, filed, "dispatch", outside, { coHandlerIds: [farm] });
    await refused(desk, filed, "convene", outside, { partyIds: [department, farm] });
    await act(desk, filed, "dispatch");
    await refused(desk, filed, "addCoHandler", outside, { bodyId: farm });
    await refused(desk, filed, "reassign", outside, { taskId: 1, leadId: farm });
    await refused("demo.supervisor", filed, "issueOrder", outside, { bodyId: farm });
    const handed = await accepted();
    expect((await act(desk, handed, "handOver", { receiverId: farm })).state.id).toBe("handingOver");
  });

  it("to a place that is none of a township: a department, a county, a unit outside, another county, one that is not there", async () => {
    const filed = await accepted();
    for (const placeId of [department, "652301", "652302001", farm, "no-such-place"])
      await refused(desk, filed, "correct", "place-not-local", { placeId });
    const corrected = await act(desk, filed, "correct", { placeId: "652301002" });
    expect(corrected.places).toContainEqual(expect.objectContaining({ part: "matter", bodyId: "652301002" }));
  });

  it("down by a county's desk, which has none below it", async () => {
    const filed = await accepted();
    await refused(desk, filed, "passDown", "no-desk-below", { deskId: "652302-desk-12345" });
    expect((await act(desk, filed, "dispatch")).state.id).toBe("dispatched");
  });
});
