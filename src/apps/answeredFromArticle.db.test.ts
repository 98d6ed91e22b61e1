import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { answerWords, file, inHand, residentReport, step } from "./cases/testing.ts";
import { contentOf, dayIn, expectCode, published, republished, shiliu } from "./knowledge/testing.ts";
import { expectRefused } from "./oddInput/testing.ts";
import type { Caller } from "./testing.ts";

const articles = "/knowledge/articles";
const desk = await shiliu.staff("demo.dispatcher");
const reported = () => file(shiliu.stranger(), residentReport);

function solve(who: Caller, caseId: string, article: object, key?: string) {
  return who.act(caseId, "solveOnTheSpot", { words: answerWords, article }, {}, key);
}

async function usesOf(id: string): Promise<number> {
  return (await (await shiliu.staff("demo.auditor")).get(`${articles}/${id}`)).body.uses.inAll;
}

async function stateOf(caseId: string): Promise<string> {
  return (await (await shiliu.staff("demo.dispatcher")).get(`/requests/${caseId}`)).body.state.id;
}

describe("an answer given from an article", () => {
  it("leads to the callback, names article and version in the record, and counts one use", async () => {
    const { id } = await published({ title: "路灯报修的答复口径" });
    const filed = await reported();
    const { status, body } = await solve(desk, filed.caseId, { id, version: 1 });
    expect([status, body.case.state.id]).toEqual([200, "callback"]);
    const entry = { article: { id, version: 1 }, articleTitle: "路灯报修的答复口径", words: answerWords };
    expect(body.case.timeline.at(-1).fields).toMatchObject(entry);
    expect(await usesOf(id)).toBe(1);
    const holder = (await shiliu.holder(filed.receiptCode).get(`/requests/${filed.caseId}`)).body;
    expect(holder.answer.words).toBe(answerWords);
    expect(JSON.stringify(holder)).not.toContain(id);
    expect(JSON.stringify(holder)).not.toContain("路灯报修的答复口径");
  });

  it("counts once, however often it is sent, and is told again after the article has gone", async () => {
    const { id } = await published();
    const { caseId } = await reported();
    const key = randomUUID();
    const sent = await Promise.all([1, 2, 3].map(() => solve(desk, caseId, { id, version: 1 }, key)));
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(sent.filter(({ body }) => !body.replayed)).toHaveLength(1);
    expect(await usesOf(id)).toBe(1);
    const head = await shiliu.staff("demo.housing.head");
    await head.post(`${articles}/${id}/withdraw`, { reason: "不再适用" });
    const again = await solve(desk, caseId, { id, version: 1 }, key);
    expect([again.status, again.body.replayed]).toEqual([200, true]);
    expectCode(await solve(desk, caseId, { id, version: 2 }, key), "key-used-already");
    expectCode(await solve(desk, caseId, { id, version: 1 }), "wrong-state");
    expect(await usesOf(id)).toBe(1);
  });

  it("is refused where the version is old, withdrawn, over, a draft or nowhere, and leaves the case as it was", async () => {
    const { caseId } = await reported();
    const [old, gone, over, drafted] = await Promise.all([
      published(),
      published(),
      published({ validUntil: dayIn(1) }),
      published(),
    ]);
    await republished(old.id);
    const head = await shiliu.staff("demo.housing.head");
    await head.post(`${articles}/${gone.id}/withdraw`, { reason: "不再适用" });
    const writer = await shiliu.staff("demo.housing");
    await writer.post(`${articles}/${drafted.id}/drafts`, { ...contentOf(), newestVersion: 1 });
    const superseded = await solve(desk, caseId, { id: old.id, version: 1 });
    expect(superseded).toMatchObject({
      status: 409,
      body: { code: "article-superseded", details: { version: 2 }, message: expect.stringContaining("2") },
    });
    expectCode(await solve(desk, caseId, { id: gone.id, version: 1 }), "article-withdrawn");
    expectCode(await solve(desk, caseId, { id: drafted.id, version: 2 }), "article-not-found");
    expectCode(await solve(desk, caseId, { id: randomUUID(), version: 1 }), "article-not-found");
    for (const odd of [
      "x",
      {},
      { id: "x", version: 1 },
      { id: old.id },
      { id: old.id, version: 0 },
      [],
      null,
    ])
      expectRefused(JSON.stringify(odd), await solve(desk, caseId, odd as object));
    shiliu.pass({ days: 3 });
    const later = await shiliu.staff("demo.dispatcher");
    expectCode(await solve(later, caseId, { id: over.id, version: 1 }), "article-expired");
    expect(await stateOf(caseId)).toBe("reported");
    for (const { id } of [old, gone, over, drafted]) expect(await usesOf(id)).toBe(0);
    expect((await solve(later, caseId, { id: old.id, version: 2 })).status).toBe(200);
    expect(await usesOf(old.id)).toBe(1);
  });

  it("is refused to whoever may not answer the case, and then counts nothing", async () => {
    const { id } = await published();
    const { caseId } = await inHand(shiliu);
    const article = { id, version: 1 };
    expectCode(await solve(await shiliu.staff("demo.urban"), caseId, article), "case-not-found");
    expectCode(await solve(await shiliu.staff("demo.housing"), caseId, article), "not-allowed");
    expectCode(await solve(await shiliu.staff("demo.dispatcher"), caseId, article), "wrong-state");
    expectCode(await solve(shiliu.stranger(), caseId, article), "not-signed-in");
    expect(await usesOf(id)).toBe(0);
  });

  it("may be given by the clerk who wrote the report down, and takes its title from the server alone", async () => {
    const { id } = await published({ title: "站点可以直接答复的事" });
    const clerk = await shiliu.staff("demo.clerk");
    const { caseId } = await file(clerk, { ...residentReport, contact: { phone: "13900007777" } });
    const input = { words: answerWords, article: { id, version: 1 }, articleTitle: "编造的标题" };
    const solved = await step(clerk, caseId, "solveOnTheSpot", input);
    expect(solved.timeline.at(-1).fields).toMatchObject({ articleTitle: "站点可以直接答复的事" });
    const plain = await reported();
    const without = await step(await shiliu.staff("demo.dispatcher"), plain.caseId, "solveOnTheSpot", {
      words: answerWords,
      articleTitle: "编造的标题",
    });
    expect("articleTitle" in without.timeline.at(-1).fields).toBe(false);
  });
});
