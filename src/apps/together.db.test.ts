import { describe, expect, it } from "vitest";
import {
  actInputs,
  answered,
  answerWords,
  businessReport,
  file,
  type Filed,
  inHand,
  residentReport,
  step,
  dayAfter,
} from "./cases/testing.ts";
import { followedUntil } from "./followed/testing.ts";
import { testSystem } from "./testing.ts";

const shiliu = await testSystem();
const desk = () => shiliu.staff("demo.dispatcher");
const act = async (caseId: string, name: string, more: object = {}, who = "demo.dispatcher") =>
  step(await shiliu.staff(who), caseId, name, { ...actInputs[name], ...more });
const say = async (caseId: string, name: string, more: object = {}, who = "demo.dispatcher", key?: string) =>
  (await shiliu.staff(who)).act(caseId, name, { ...actInputs[name], ...more }, {}, key);
const asHolder = async ({ caseId, receiptCode }: Filed) =>
  (await shiliu.holder(receiptCode).get(`/requests/${caseId}`)).body;
const codeOf = async (said: ReturnType<typeof say>) => (await said).body.code;

async function accepted(form: object = residentReport): Promise<Filed> {
  const filed = await file(shiliu.stranger(), form);
  await act(filed.caseId, "accept");
  return filed;
}

/** Lets the worker's job go on until a case is where it should be. */
const followed = (who: Filed, state: string) =>
  followedUntil(
    shiliu,
    () => asHolder(who),
    (view) => view.state.id === state,
  );

/** Lets the worker's job go on until a case has been told. */
const heard = (who: Filed, action: string) =>
  followedUntil(
    shiliu,
    () => asHolder(who),
    (view) => view.timeline.some((entry: { action: string }) => entry.action === action),
  );

const inDays = (days: number) => dayAfter(shiliu.system.clock(), days);
const receiptOf = async (parent: Filed, caseId: string): Promise<string> =>
  (await asHolder(parent)).related.find((part: Filed) => part.caseId === caseId).receiptCode;
const whole = (view: { clocks: { kind: string; dueAt: string; stoppedAt?: string }[] }) =>
  view.clocks.find(({ kind, stoppedAt }) => kind === "whole" && stoppedAt === undefined)?.dueAt;

describe("cases merged into one", () => {
  it("are answered with it, each by its own reporter's leave", async () => {
    const main = await inHand(shiliu);
    const one = await accepted();
    const two = await accepted();
    const before = whole(await asHolder(one));
    const merged = await act(one.caseId, "merge", { number: main.number });
    expect(merged.state.id).toBe("merged");
    await act(two.caseId, "merge", { number: main.number.toLowerCase() });
    expect(await asHolder(one)).toMatchObject({
      state: { id: "merged" },
      related: [{ relation: "main", number: main.number, state: { id: "handling" } }],
    });
    expect(whole(await asHolder(one))).toBe(before);
    const lead = await shiliu.staff("demo.housing");
    const { body: seen } = await lead.get(`/requests/${main.caseId}`);
    expect(seen.related).toMatchObject([
      { relation: "merged", number: one.number, words: residentReport.words },
      { relation: "merged", number: two.number },
    ]);
    // Whoever leads the main case has no part in the others, and their reporters stay unknown to it.
    expect(JSON.stringify(seen.related)).not.toContain("receiptCode");
    expect((await lead.get(`/requests/${one.caseId}`)).body.code).toBe("case-not-found");
    expect((await asHolder(main)).related).toEqual([]);

    await answered(shiliu, main);
    const answeredOne = await followed(one, "callback");
    await followed(two, "callback");
    expect(answeredOne.answer).toMatchObject({
      words: answerWords,
      bodyName: { zh: expect.stringContaining("住") },
    });
    await step(shiliu.holder(one.receiptCode), one.caseId, "confirm", actInputs["confirm"]);
    await step(shiliu.holder(two.receiptCode), two.caseId, "dispute", actInputs["dispute"]);
    const again = await act(two.caseId, "reHandle");
    expect(again.state.id).toBe("accepted");
    await act(two.caseId, "dispatch");
    expect((await asHolder(main)).state.id).toBe("callback");
  });

  it("are told on the way what its reporter is told, without that one's name and number", async () => {
    const filed = await file(shiliu.stranger(), {
      ...residentReport,
      contact: { name: "测试甲某某", phone: "13900007777" },
    });
    await act(filed.caseId, "accept");
    await act(filed.caseId, "dispatch");
    const housing = await shiliu.staff("demo.housing");
    await step(housing, filed.caseId, "signIn", {}, 1);
    const one = await accepted();
    await act(one.caseId, "merge", { number: filed.number });
    const plan = "测试甲某某 13900007777 反映的路灯要换变压器，分三步做完。";
    const asked = await step(housing, filed.caseId, "askCarry", { ...actInputs["askCarry"], plan }, 1);
    const ask = asked.tasks.find(({ state }: { state: string }) => state === "carry-asked").id;
    await step(await shiliu.staff("demo.leader"), filed.caseId, "approveCarry", { plan }, ask);
    const view = await heard(one, "hearOfMain");
    const told = view.timeline.at(-1);
    expect(told.fields).toMatchObject({ news: "carried", until: expect.any(String) });
    expect(told.fields.words).toContain("反映的路灯要换变压器");
    expect(told.fields.words).not.toMatch(/甲某某|1390/);
    expect(view).toMatchObject({
      state: { id: "merged" },
      related: [{ relation: "main", state: { id: "carried" } }],
    });
  });

  it("go back to the desk where it ends without an answer", async () => {
    const main = await accepted();
    const one = await accepted();
    await act(one.caseId, "merge", { number: main.number });
    await step(shiliu.holder(main.receiptCode), main.caseId, "withdraw", actInputs["withdraw"]);
    const view = await followed(one, "accepted");
    expect(view.related).toEqual([]);
    expect(whole(view)).toBeDefined();
  });

  it("are separated where they turn out to be something else, inside their own limit", async () => {
    const main = await inHand(shiliu);
    const one = await inHand(shiliu);
    const before = whole(await asHolder(one));
    const merged = await act(one.caseId, "merge", { number: main.number });
    expect(merged.tasks.every(({ open }: { open: boolean }) => !open)).toBe(true);
    const alone = await act(one.caseId, "separate");
    expect(alone.state.id).toBe("accepted");
    expect(whole(alone)).toBe(before);
    await answered(shiliu, main);
    await shiliu.system.requests.follow(shiliu.system.clock());
    expect((await asHolder(one)).state.id).toBe("accepted");
    expect((await (await desk()).get(`/requests/${main.caseId}`)).body.related).toEqual([]);
  });

  it("show to one receipt nothing that opens another case of the same reporter; signed in, they have both", async () => {
    const contact = { name: "测试乙某某", phone: "13900008888" };
    const main = await accepted({ ...residentReport, contact });
    const one = await accepted({ ...residentReport, contact });
    await act(one.caseId, "merge", { number: main.number });
    const [byReceipt] = (await asHolder(one)).related;
    expect(byReceipt).toMatchObject({ relation: "main", number: main.number });
    expect(Object.keys(byReceipt)).not.toEqual(expect.arrayContaining(["receiptCode"]));
    expect(Object.keys(byReceipt)).not.toEqual(expect.arrayContaining(["caseId"]));
    const reporter = await shiliu.reporter(contact.phone);
    const [signedIn] = (await reporter.get(`/requests/${one.caseId}`)).body.related;
    expect(signedIn).toMatchObject({ caseId: main.caseId, receiptCode: main.receiptCode });
  });

  it("are not merged while a supervision order waits for its answer, which falls away with no merger", async () => {
    const main = await inHand(shiliu);
    const one = await inHand(shiliu);
    const ordered = await act(one.caseId, "issueOrder", {}, "demo.supervisor");
    const order = ordered.tasks.find(({ state }: { state: string }) => state === "order-open");
    expect(await codeOf(say(one.caseId, "merge", { number: main.number }))).toBe("papers-open");
    await step(
      await shiliu.staff("demo.housing"),
      one.caseId,
      "answerOrder",
      actInputs["answerOrder"],
      order.id,
    );
    expect((await act(one.caseId, "merge", { number: main.number })).state.id).toBe("merged");
  });

  it("may be withdrawn, urged and added to by their own reporters meanwhile", async () => {
    const main = await inHand(shiliu);
    const one = await accepted();
    await act(one.caseId, "merge", { number: main.number });
    await step(shiliu.holder(one.receiptCode), one.caseId, "supplement", actInputs["supplement"]);
    await step(shiliu.holder(one.receiptCode), one.caseId, "urge");
    await step(shiliu.holder(one.receiptCode), one.caseId, "withdraw", actInputs["withdraw"]);
    await answered(shiliu, main);
    await shiliu.system.requests.follow(shiliu.system.clock());
    expect((await asHolder(one)).state.id).toBe("withdrawn");
  });

  it("are refused: itself, none, answered, of another process, about a body, merged already, with others in it", async () => {
    const main = await inHand(shiliu);
    const one = await accepted();
    const merging = (number: string, caseId = one.caseId) => codeOf(say(caseId, "merge", { number }));
    expect(await merging(one.number)).toBe("other-case-same");
    expect(await merging("SL99999999")).toBe("other-case-unknown");
    expect(await merging("no number")).toBe("input-invalid");
    expect(await merging((await file(shiliu.stranger(), businessReport)).number)).toBe("other-case-unknown");
    const about = await accepted({ ...residentReport, kind: "tip-off", aboutIds: ["652301-D-urban"] });
    expect(await merging(about.number)).toBe("other-case-about");
    expect(await merging(main.number, about.caseId)).toBe("other-case-about");
    expect(await codeOf(say(one.caseId, "merge", { number: main.number }, "demo.housing"))).toBe(
      "case-not-found",
    );
    await act(one.caseId, "merge", { number: main.number });
    const two = await accepted();
    expect(await merging(one.number, two.caseId)).toBe("other-case-wrong-state");
    expect(await merging(two.number, main.caseId)).toBe("has-followers");
    await answered(shiliu, main);
    expect(await merging(main.number, two.caseId)).toBe("other-case-wrong-state");
    expect(await codeOf(say(two.caseId, "separate"))).toBe("wrong-state");
  });

  it("cannot be joined, or told that they were answered, by anybody from outside", async () => {
    const main = await inHand(shiliu);
    for (const name of ["join", "share-answer", "go-on-alone", "open-part"])
      expect((await (await desk()).post(`/requests/${main.caseId}/${name}`, { input: {} })).status).toBe(404);
  });

  it("sent twice are merged once; of two merged into each other at once, one is", async () => {
    const main = await inHand(shiliu);
    const one = await accepted();
    const key = "merge-once-1234";
    expect(
      (await say(one.caseId, "merge", { number: main.number }, "demo.dispatcher", key)).body.replayed,
    ).toBe(false);
    expect(
      (await say(one.caseId, "merge", { number: main.number }, "demo.dispatcher", key)).body.replayed,
    ).toBe(true);
    const [left, right] = [await accepted(), await accepted()];
    const both = await Promise.all([
      say(left.caseId, "merge", { number: right.number }),
      say(right.caseId, "merge", { number: left.number }),
    ]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(both.filter(({ status }) => status === 409)).toHaveLength(1);
  });
});

describe("one call of several matters", () => {
  const two = {
    parts: [
      { kind: "complaint", words: "小区门口的垃圾也好几天没人清运。" },
      { kind: "consult", words: "电梯维修基金怎么申请使用？" },
    ],
  };

  it("is split into cases of the same reporter, each inside its limit", async () => {
    const filed = await accepted({ ...residentReport, address: "示例小区 3 号楼" });
    const parent = await act(filed.caseId, "split", two);
    expect(parent.state.id).toBe("accepted");
    const { related } = await asHolder(filed);
    expect(related.map(({ relation }: { relation: string }) => relation)).toEqual(["part", "part"]);
    for (const { caseId, receiptCode, number } of related) {
      const part = await asHolder({ caseId, receiptCode, number });
      expect(part).toMatchObject({
        number,
        state: { id: "accepted" },
        address: "示例小区 3 号楼",
        related: [{ relation: "splitFrom", number: filed.number, receiptCode: filed.receiptCode }],
      });
      expect(whole(part)! <= whole(parent)!).toBe(true);
    }
    const [first] = related;
    expect((await asHolder(first)).words).toBe(two.parts[0]?.words);
    // Each goes its own way to its own end.
    await act(first.caseId, "dispatch");
    await step(await shiliu.staff("demo.housing"), first.caseId, "signIn", {}, 1);
    await answered(shiliu, first);
    await step(shiliu.holder(first.receiptCode), first.caseId, "confirm", actInputs["confirm"]);
    expect((await asHolder(filed)).state.id).toBe("accepted");
  });

  it("keeps its parts inside its limit through a pause; what is handled anew after that limit has its own", async () => {
    const filed = await accepted();
    const split = await act(filed.caseId, "split", two);
    const latest = whole(split)!;
    const [{ caseId }] = split.related;
    await act(caseId, "dispatch");
    const housing = await shiliu.staff("demo.housing");
    await step(housing, caseId, "signIn", {}, 1);
    // Whatever day it is, before the five working days of the whole are over.
    const pause = { ...(actInputs["askPause"] as object), until: inDays(4) };
    const asked = await step(housing, caseId, "askPause", pause, 1);
    const ask = asked.tasks.find(({ state }: { state: string }) => state === "pause-asked").id;
    await step(await desk(), caseId, "grantPause", actInputs["grantPause"], ask);
    shiliu.pass({ days: 3 });
    const resumed = await step(await shiliu.staff("demo.housing"), caseId, "resume", {}, 1);
    expect(whole(resumed)).toBe(latest);
    const handle = resumed.clocks.find(({ kind }: { kind: string }) => kind === "handle");
    expect(handle.dueAt <= latest).toBe(true);

    const [, { caseId: other, receiptCode, number }] = split.related;
    const holder = { caseId: other, receiptCode: await receiptOf(filed, other), number };
    expect(receiptCode).toBeUndefined();
    await act(other, "dispatch");
    await step(await shiliu.staff("demo.housing"), other, "signIn", {}, 1);
    await answered(shiliu, holder);
    await step(shiliu.holder(holder.receiptCode), other, "dispute", actInputs["dispute"]);
    shiliu.pass({ days: 30 });
    const again = await act(other, "reHandle");
    expect(whole(again)! > shiliu.system.clock().toISOString()).toBe(true);
  });

  it("belongs to a signed-in reporter in all its parts, and to nobody else", async () => {
    const reporter = await shiliu.reporter("13900007001");
    const filed = await file(reporter, residentReport);
    await act(filed.caseId, "accept");
    await act(filed.caseId, "split", two);
    const mine = (await reporter.get("/requests")).body.lines;
    expect(mine).toHaveLength(3);
    const stranger = await shiliu.reporter("13900007002");
    for (const { id } of mine) expect((await stranger.get(`/requests/${id}`)).status).toBe(404);
    await shiliu.indexed();
    const { body } = await (await desk()).get(`/requests/search?q=${encodeURIComponent("电梯维修基金")}`);
    expect(body.lines.length).toBeGreaterThan(0);
  });

  it("is not extended past the limit of the one it came from", async () => {
    const filed = await accepted();
    const { related } = await act(filed.caseId, "split");
    const [part] = related;
    await act(part.caseId, "dispatch");
    const housing = await shiliu.staff("demo.housing");
    await step(housing, part.caseId, "signIn", {}, 1);
    const asked = await housing.act(part.caseId, "askExtension", actInputs["askExtension"], { taskId: 1 });
    expect(asked.body.code).toBe("extension-past-parent");
  });

  it("sent twice is split once; too many, nobody's or none are refused", async () => {
    const filed = await accepted();
    const key = "split-once-1234";
    await say(filed.caseId, "split", two, "demo.dispatcher", key);
    expect((await say(filed.caseId, "split", two, "demo.dispatcher", key)).body.replayed).toBe(true);
    expect((await say(filed.caseId, "split", actInputs["split"], "demo.dispatcher", key)).body.code).toBe(
      "key-used-already",
    );
    expect((await asHolder(filed)).related).toHaveLength(2);
    const seven = { parts: Array.from({ length: 7 }, () => two.parts[0]) };
    expect(await codeOf(say(filed.caseId, "split", seven))).toBe("parts-too-many");
    expect(await codeOf(say(filed.caseId, "split", { parts: [] }))).toBe("input-invalid");
    expect(await codeOf(say(filed.caseId, "split", { parts: [{ kind: "help", words: "短" }] }))).toBe(
      "input-invalid",
    );
    expect(await codeOf(say(filed.caseId, "split", {}, "demo.housing"))).toBe("case-not-found");
    const fresh = await file(shiliu.stranger(), residentReport);
    expect(await codeOf(say(fresh.caseId, "split"))).toBe("wrong-state");
  });
});

describe("the same matter", () => {
  it("is named by both, and undone by both", async () => {
    const [one, other] = [await accepted(), await inHand(shiliu)];
    await act(one.caseId, "link", { number: other.number });
    const { body } = await (await desk()).get(`/requests/${other.caseId}`);
    expect(body.related).toMatchObject([{ relation: "linked", number: one.number, caseId: one.caseId }]);
    // The handler of one has no part in the other, and their reporters none in each other's.
    const handler = (await (await shiliu.staff("demo.housing")).get(`/requests/${other.caseId}`)).body;
    expect(handler.related).toEqual([]);
    expect((await asHolder(one)).related).toEqual([]);
    expect(await codeOf(say(one.caseId, "link", { number: other.number }))).toBe("linked-already");
    expect(await codeOf(say(one.caseId, "link", { number: one.number }))).toBe("other-case-same");
    await act(other.caseId, "unlink", { number: one.number });
    expect(await codeOf(say(one.caseId, "unlink", { number: other.number }))).toBe("not-linked");
  });
});
