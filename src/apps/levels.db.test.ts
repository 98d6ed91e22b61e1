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
    const asked = {
      ground: "not-our-duty",
      reason: "由供热科负责路灯",
      betterBodyId: "652301-D-housing-O-heating",
    };
    await step(office, caseId, "returnTask", asked, 3);
    expect((await housing.act(caseId, "upholdReturn", { reason: "情况属实" }, { taskId: 3 })).body.code).toBe(
      "reviewer-sent-it",
    );
    for (const stranger of [office, officeHead, desk])
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
});
