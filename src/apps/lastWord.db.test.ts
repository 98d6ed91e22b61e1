import { describe, expect, it } from "vitest";
import { actsOf, running, stateOfTask, taskIn, told } from "./acts/testing.ts";
import { answered, file, type Filed, inHand, residentReport } from "./cases/testing.ts";
import { testSystem } from "./testing.ts";

const shiliu = await testSystem();
const { act, read, refused, queued, asHolder, sentTo, handedDown, appoint, lapse } = actsOf(shiliu);

const desk = "demo.dispatcher";
const housing = "demo.housing";
const property = "demo.property";
const urban = "demo.urban";
const leader = "demo.leader";
const department = "652301-D-housing";

/** A case that its lead has finished and the desk has not looked at. */
async function finished(): Promise<Filed> {
  const filed = await inHand(shiliu);
  await act(housing, filed, "draftAnswer", { taskId: 1 });
  await act("demo.housing.head", filed, "signOff", { taskId: 1 });
  return filed;
}

describe("failing the check", () => {
  it("sends a finished case back to its lead inside the same limit; the reporter hears of no answer", async () => {
    const filed = await finished();
    const before = await read(desk, filed);
    expect(running(before, "check")).toBeDefined();
    const after = await act(desk, filed, "failCheck");
    expect([after.state.id, stateOfTask(after, 1)]).toEqual(["handling", "working"]);
    expect(running(after, "check")).toBeUndefined();
    expect(running(after, "whole")?.dueAt).toBe(running(before, "whole")?.dueAt);
    expect(running(after, "handle", 1)!.dueAt <= running(after, "whole")!.dueAt).toBe(true);
    expect([await queued(housing, filed), await queued(desk, filed)]).toEqual([["working"], []]);
    const seen = await asHolder(filed);
    expect(seen.state.id).toBe("handling");
    expect(seen).not.toHaveProperty("answer");
    for (const inside of ["draftAnswer", "signOff", "failCheck"]) expect(told(seen)).not.toContain(inside);
    await answered(shiliu, filed);
    expect((await asHolder(filed)).state.id).toBe("callback");
  });

  it("is refused to others and to whoever handled it, without a reason, early, twice, and once it was passed", async () => {
    const filed = await finished();
    for (const who of [housing, "demo.housing.head", "demo.supervisor", leader])
      await refused(who, filed, "failCheck", "not-allowed");
    await refused(urban, filed, "failCheck", "case-not-found");
    await refused(shiliu.holder(filed.receiptCode), filed, "failCheck", "not-allowed");
    await refused(desk, filed, "failCheck", "input-invalid", { reason: "" });
    await act(desk, filed, "failCheck");
    await refused(desk, filed, "failCheck", "wrong-state");
    await answered(shiliu, filed);
    await refused(desk, filed, "failCheck", "wrong-state");
    const own = await sentTo("652301-desk-12345");
    await act(desk, own, "signIn", { taskId: 1 });
    await act(desk, own, "draftAnswer", { taskId: 1 });
    await act("demo.desk.head", own, "signOff", { taskId: 1 });
    await refused(desk, own, "failCheck", "checker-handled-it");
    await act("demo.dispatcher2", own, "failCheck");
  });
});

describe("rating", () => {
  const closed = async (confirmed: object): Promise<Filed> => {
    const filed = await inHand(shiliu);
    await answered(shiliu, filed);
    await act(shiliu.holder(filed.receiptCode), filed, "confirm", { rating: undefined, ...confirmed });
    return filed;
  };

  it("is the reporter's, once the case is closed; everybody with a part in it reads it, and the end stays", async () => {
    const filed = await closed({});
    const holder = shiliu.holder(filed.receiptCode);
    const before = await asHolder(filed);
    expect(before).not.toHaveProperty("rating");
    const after = await act(holder, filed, "rate", { rating: 2 });
    expect(after).toMatchObject({ rating: 2, state: { id: "closed", closed: true } });
    expect([after.tasks, after.clocks]).toEqual([before.tasks, before.clocks]);
    expect(told(await asHolder(filed)).at(-1)).toBe("rate");
    for (const who of [desk, housing, "demo.supervisor"]) expect((await read(who, filed)).rating).toBe(2);
    await refused(holder, filed, "rate", "rated-already", { rating: 5 });
  });

  it("is theirs too where nobody ever reached them, and no word in place of theirs", async () => {
    const filed = await inHand(shiliu);
    await answered(shiliu, filed);
    shiliu.pass({ days: 14 });
    await lapse();
    const rated = await act(shiliu.holder(filed.receiptCode), filed, "rate");
    expect(rated).toMatchObject({ rating: 4, state: { id: "unconfirmed", closed: true } });
  });

  it("is refused to others, out of range, after one given with the word, and before the end or after a withdrawal", async () => {
    const filed = await closed({});
    const holder = shiliu.holder(filed.receiptCode);
    for (const who of [desk, housing, "demo.supervisor", "demo.auditor"])
      await refused(who, filed, "rate", "not-allowed");
    const other = await closed({ rating: 3 });
    await refused(shiliu.holder(other.receiptCode), filed, "rate", "case-not-found");
    await refused(shiliu.stranger(), filed, "rate", "not-signed-in");
    for (const rating of [0, 6, 2.5, undefined])
      await refused(holder, filed, "rate", "input-invalid", { rating });
    await refused(shiliu.holder(other.receiptCode), other, "rate", "rated-already");
    const open = await finished();
    await refused(shiliu.holder(open.receiptCode), open, "rate", "wrong-state");
    await act(shiliu.holder(open.receiptCode), open, "withdraw");
    await refused(shiliu.holder(open.receiptCode), open, "rate", "wrong-state");
  });
});

describe("whoever handled a case does not judge it", () => {
  it("at the check: one of the desk that drafted, signed or reported; another of it does", async () => {
    const filed = await sentTo("652301-desk-12345");
    await act(desk, filed, "signIn", { taskId: 1 });
    await act(desk, filed, "draftAnswer", { taskId: 1 });
    await act("demo.desk.head", filed, "signOff", { taskId: 1 });
    await refused(desk, filed, "passCheck", "checker-handled-it");
    await refused(desk, filed, "failCheck", "checker-handled-it");
    expect((await act("demo.dispatcher2", filed, "passCheck")).state.id).toBe("callback");
    const helped = await sentTo(department, ["652301-desk-12345"]);
    await act(desk, helped, "signIn", { taskId: 2 });
    await act(desk, helped, "reportResult", { taskId: 2 });
    await act(housing, helped, "signIn", { taskId: 1 });
    await act(housing, helped, "draftAnswer", { taskId: 1 });
    await act("demo.housing.head", helped, "signOff", { taskId: 1 });
    await refused(desk, helped, "passCheck", "checker-handled-it");
  });

  it("at the review: a supervisor who had solved it on the spot; the one above closes it", async () => {
    // Whoever took the report down may solve it where it was heard.
    const filed = await file(await shiliu.staff("demo.supervisor"), residentReport);
    const holder = shiliu.holder(filed.receiptCode);
    await act("demo.supervisor", filed, "solveOnTheSpot");
    for (const time of [1, 2, 3]) {
      await act(holder, filed, "dispute");
      if (time === 3) break;
      await act("demo.dispatcher2", filed, "reHandle");
      await act(desk, filed, "solveOnTheSpot");
    }
    expect((await asHolder(filed)).state.id).toBe("reviewing");
    await refused("demo.supervisor", filed, "closeAfterReview", "reviewer-handled-it");
    const closed = await act("demo.prefecture.supervisor", filed, "closeAfterReview");
    expect(closed.state).toMatchObject({ id: "closedAfterReview", closed: true });
  });
});

describe("an end that nobody confirmed", () => {
  it("may be objected to for thirty days, and no longer", async () => {
    const filed = await inHand(shiliu);
    await answered(shiliu, filed);
    shiliu.pass({ days: 14 });
    await lapse();
    const holder = shiliu.holder(filed.receiptCode);
    shiliu.pass({ days: 31 });
    await refused(holder, filed, "dispute", "dispute-too-late");
    expect((await asHolder(filed)).state).toMatchObject({ id: "unconfirmed", closed: true });
  });
});

describe("an appeal is refused", () => {
  const countyDesk = "652301-desk-12345";

  /** A late case, confirmed by a reporter who is not satisfied. */
  async function confirmedLate(filed: Filed, rest: () => Promise<unknown>): Promise<Filed> {
    shiliu.pass({ days: 12 });
    await rest();
    await act("demo.dispatcher2", filed, "passCheck");
    await act(shiliu.holder(filed.receiptCode), filed, "confirm", { satisfied: false });
    return filed;
  }

  it("to an office that was handed a part down: its department is assessed", async () => {
    const filed = await handedDown();
    await act(property, filed, "signIn", { taskId: 2 });
    await confirmedLate(filed, async () => {
      for (const [who, head, taskId] of [
        [property, "demo.property.head", 2],
        [housing, "demo.housing.head", 1],
      ] as const) {
        await act(who, filed, "draftAnswer", { taskId });
        await act(head, filed, "signOff", { taskId });
      }
    });
    await refused(property, filed, "askAppeal", "appeal-not-yours", { taskId: 2 });
    expect(taskIn(await act(housing, filed, "askAppeal", { taskId: 1 }), "appealed")).toBeGreaterThan(2);
  });

  it("to a co-handler for anything but its own lateness", async () => {
    const filed = await sentTo(department, ["652301-D-urban"]);
    await act(housing, filed, "signIn", { taskId: 1 });
    await act(urban, filed, "signIn", { taskId: 2 });
    await confirmedLate(filed, async () => {
      await act(urban, filed, "reportResult", { taskId: 2 });
      await act(housing, filed, "draftAnswer", { taskId: 1 });
      await act("demo.housing.head", filed, "signOff", { taskId: 1 });
    });
    for (const measure of ["satisfaction", "resolution", "return"])
      await refused(urban, filed, "askAppeal", "appeal-own-lateness-only", { taskId: 2, measure });
    const asked = await act(urban, filed, "askAppeal", { taskId: 2 });
    expect(taskIn(asked, "appealed")).toBeGreaterThan(2);
  });

  it("where the prefecture itself led: nobody above it assesses", async () => {
    const government = "652300";
    const handler = await appoint("demo.prefecture.housing", "handler", government);
    const head = await appoint("demo.prefecture.housing.head", "head", government);
    const filed = await file(shiliu.stranger(), { ...residentReport, placeId: "652300-P-zhundong" });
    await act("demo.prefecture", filed, "accept");
    await act("demo.prefecture", filed, "dispatch", { leadId: government, coHandlerIds: [countyDesk] });
    await act(handler, filed, "signIn", { taskId: 1 });
    await act(desk, filed, "signIn", { taskId: 2 });
    shiliu.pass({ days: 12 });
    await act(desk, filed, "reportResult", { taskId: 2 });
    await act(handler, filed, "draftAnswer", { taskId: 1 });
    await act(head, filed, "signOff", { taskId: 1 });
    await act("demo.prefecture2", filed, "passCheck");
    await act(shiliu.holder(filed.receiptCode), filed, "confirm", { satisfied: false });
    await refused(handler, filed, "askAppeal", "nobody-may-assess", { taskId: 1 });
    expect(taskIn(await act(desk, filed, "askAppeal", { taskId: 2 }), "appealed")).toBeGreaterThan(2);
  });
});
