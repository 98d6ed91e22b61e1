import { describe, expect, it } from "vitest";
import { answerWords, file, residentReport, step } from "./cases/testing.ts";
import { testSystem } from "./testing.ts";

const shiliu = await testSystem();
const prefecture = await shiliu.staff("demo.prefecture");
const desk = await shiliu.staff("demo.dispatcher");
const deskHead = await shiliu.staff("demo.desk.head");
const housing = await shiliu.staff("demo.housing");
const housing2 = await shiliu.staff("demo.housing2");
const head = await shiliu.staff("demo.housing.head");
const office = await shiliu.staff("demo.property");
const officeHead = await shiliu.staff("demo.property.head");

const countyDesk = "652301-desk-12345";
const department = "652301-D-housing";
const officeId = "652301-D-housing-O-property";

interface Clock {
  kind: string;
  taskId?: number;
  dueAt: string;
}

interface QueueLine {
  id: string;
  taskId?: number;
  step: { id: string };
}

/** A case of the prefecture's desk that the county's desk leads; tasks 1, 2 and 3 go down level by level. */
async function handedDown(): Promise<string> {
  const { caseId } = await file(shiliu.stranger(), { ...residentReport, placeId: "652300-P-zhundong" });
  await step(prefecture, caseId, "accept");
  await step(prefecture, caseId, "dispatch", { leadId: countyDesk, coHandlerIds: [] });
  await step(desk, caseId, "signIn", {}, 1);
  shiliu.pass({ minutes: 15 });
  await step(desk, caseId, "assignDown", { bodyId: department }, 1);
  await step(housing, caseId, "signIn", {}, 2);
  shiliu.pass({ minutes: 15 });
  await step(housing, caseId, "assignDown", { bodyId: officeId }, 2);
  return caseId;
}

const asked = {
  ground: "not-our-duty",
  reason: "由供热科负责路灯",
  betterBodyId: "652301-D-housing-O-heating",
};

/** Those of these people in whose queue a return waits to be reviewed. */
async function queuedFor(logins: readonly string[], caseId: string, taskId: number): Promise<string[]> {
  const found: string[] = [];
  for (const login of logins) {
    const { lines } = (await (await shiliu.staff(login)).get("/queue?limit=100")).body as {
      lines: QueueLine[];
    };
    const waits = (line: QueueLine) =>
      line.id === caseId && line.taskId === taskId && line.step.id === "return-asked";
    if (lines.some(waits)) found.push(login);
  }
  return found;
}

describe("a case handed down from the prefecture to a county's desk, a department and its office", () => {
  it("never gives a lower level more time than the one above has, whatever the hour it was handed down", async () => {
    const caseId = await handedDown();
    const { clocks } = (await prefecture.get(`/requests/${caseId}`)).body as { clocks: Clock[] };
    const due = (kind: string, taskId?: number) =>
      clocks.find((clock) => clock.kind === kind && clock.taskId === taskId)?.dueAt ?? "";
    const chain = [due("handle", 3), due("handle", 2), due("handle", 1), due("whole")];
    expect(chain.every((each) => each !== "")).toBe(true);
    expect(chain).toEqual(chain.toSorted());
    expect(due("signIn", 3) <= due("whole")).toBe(true);
  });

  it("is answered from below, signed at each level, and only the lead's own answer reaches the reporter", async () => {
    const caseId = await handedDown();
    await step(office, caseId, "signIn", {}, 3);
    expect(
      (await housing.act(caseId, "draftAnswer", { words: answerWords, outcome: "solved" }, { taskId: 2 }))
        .body.code,
    ).toBe("wrong-task-state");
    const levels = [
      { writes: office, signs: officeHead, taskId: 3, words: "物业科：已维修电路，路灯恢复照明。" },
      { writes: housing, signs: head, taskId: 2, words: "住建局：路灯已恢复，并安排巡查。" },
      { writes: desk, signs: deskHead, taskId: 1, words: answerWords },
    ];
    for (const { writes, signs, taskId, words } of levels) {
      await step(writes, caseId, "draftAnswer", { words, outcome: "solved" }, taskId);
      // The head of another level signs nothing here.
      const other = signs === officeHead ? deskHead : officeHead;
      expect((await other.act(caseId, "signOff", {}, { taskId })).body.code).toBe("not-allowed");
      await step(signs, caseId, "signOff", {}, taskId);
    }
    const passed = await step(prefecture, caseId, "passCheck");
    expect(passed).toMatchObject({
      state: { id: "callback" },
      answer: { words: answerWords, outcome: { en: "Solved" } },
    });
  });

  it("has a return from below reviewed by the body that handed it down, by another than whoever sent it", async () => {
    const caseId = await handedDown();
    await step(office, caseId, "returnTask", asked, 3);
    expect((await housing.act(caseId, "upholdReturn", { reason: "情况属实" }, { taskId: 3 })).body.code).toBe(
      "reviewer-sent-it",
    );
    for (const stranger of [office, officeHead])
      expect(
        (await stranger.act(caseId, "overrideReturn", { reason: "情况不实" }, { taskId: 3 })).body.code,
      ).toBe("not-allowed");
    const outside = { reason: "情况属实", bodyId: "652301-D-urban" };
    expect((await housing2.act(caseId, "upholdReturn", outside, { taskId: 3 })).body.code).toBe(
      "body-not-below",
    );
    const upheld = { reason: "情况属实", bodyId: "652301-D-housing-O-heating" };
    const { tasks } = await step(housing2, caseId, "upholdReturn", upheld, 3);
    expect(tasks.map((task: { state: string }) => task.state)).toEqual([
      "assigned",
      "assigned",
      "returned",
      "sent",
    ]);
  });

  it("has a return from below in the queue of the head and of the level above, where a body has one handler", async () => {
    const mayReview = ["demo.housing.head", "demo.dispatcher", "demo.desk.head"];
    for (const reviewer of ["demo.housing.head", "demo.dispatcher"]) {
      const caseId = await handedDown();
      await step(await shiliu.staff("demo.property"), caseId, "returnTask", asked, 3);
      expect(await queuedFor(mayReview, caseId, 3)).toEqual(mayReview);
      expect(await queuedFor(["demo.property", "demo.property.head", "demo.supervisor"], caseId, 3)).toEqual(
        [],
      );
      await step(await shiliu.staff(reviewer), caseId, "overrideReturn", { reason: "由物业科办理" }, 3);
      expect(await queuedFor(mayReview, caseId, 3)).toEqual([]);
    }
  });
});

it("a return to a desk is in the queue of whoever supervises it, too, and theirs to review", async () => {
  const [dispatcher, supervisor] = [
    await shiliu.staff("demo.dispatcher"),
    await shiliu.staff("demo.supervisor"),
  ];
  const { caseId } = await file(shiliu.stranger(), residentReport);
  await step(dispatcher, caseId, "accept");
  await step(dispatcher, caseId, "dispatch", { leadId: department, coHandlerIds: [] });
  const better = { ...asked, betterBodyId: "652301-D-urban" };
  await step(await shiliu.staff("demo.housing"), caseId, "returnTask", better, 1);
  const asking = ["demo.dispatcher", "demo.supervisor"];
  expect(await queuedFor(asking, caseId, 1)).toEqual(asking);
  const overridden = { reason: "仍由住建局办理" };
  const own = await dispatcher.act(caseId, "overrideReturn", overridden, { taskId: 1 });
  expect(own.body.code).toBe("reviewer-sent-it");
  const { tasks } = await step(supervisor, caseId, "overrideReturn", overridden, 1);
  expect(tasks[0]).toMatchObject({ state: "sent", designated: true });
});
