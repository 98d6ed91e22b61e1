import { describe, expect, it } from "vitest";
import { actsOf, told } from "./acts/testing.ts";
import { answered, businessReport, file, type Filed, inHand, residentReport } from "./cases/testing.ts";
import { untilFollowed } from "./followed/testing.ts";
import { testSystem } from "./testing.ts";

const shiliu = await testSystem();
const { act, read, refused, versionOf, asHolder, accepted, appoint } = actsOf(shiliu);
const { system } = shiliu;

const desk = "demo.dispatcher";
const liangxin = "demo.liangxin";

/** Lets whatever was merged follow its main case, until all that was done has been followed. */
const follow = () =>
  untilFollowed(system.pool, "requests-merged", () => system.requests.follow(system.clock()));

describe("one call", () => {
  const part = { kind: "complaint", words: "小区门口的垃圾也好几天没人清运。" };

  it("is split into eight cases beside itself, at once or one by one, and no further", async () => {
    const filed = await accepted();
    await act(desk, filed, "split", { parts: Array.from({ length: 5 }, () => part) });
    const details = { parts: 8 };
    const tooMany = { parts: Array.from({ length: 4 }, () => part) };
    const body = await refused(desk, filed, "split", "parts-too-many", tooMany);
    expect(body.details).toEqual(details);
    await act(desk, filed, "split", { parts: Array.from({ length: 3 }, () => part) });
    await refused(desk, filed, "split", "parts-used-up", { parts: [part] });
    const { related } = await asHolder(filed);
    expect(related.map(({ relation }) => relation)).toEqual(Array.from({ length: 8 }, () => "part"));
    // Each of them is a case like any other, and may turn out to be several itself.
    const split = await act(desk, related[0]?.caseId ?? "", "split", { parts: [part] });
    expect(split.related.map(({ relation }) => relation).toSorted()).toEqual(["part", "splitFrom"]);
  });
});

describe("the same matter", () => {
  it("is linked with fifty others at most; one that is no longer needed makes room", async () => {
    const filed = await accepted();
    const others: Filed[] = [];
    for (let each = 0; each < 51; each++) others.push(await file(shiliu.stranger(), residentReport));
    const last = others.pop()!;
    for (const { number } of others) await act(desk, filed, "link", { number });
    const before = await versionOf(last);
    const body = await refused(desk, filed, "link", "links-used-up", { number: last.number });
    expect(body.details).toEqual({ links: 50 });
    // Nor may it be reached from the other end.
    await refused(desk, last, "link", "links-used-up", { number: filed.number });
    expect(await versionOf(last)).toBe(before);
    await act(desk, filed, "unlink", { number: others[0]?.number });
    await act(desk, filed, "link", { number: last.number });
  });
});

describe("a case", () => {
  it("is merged into none of another process, though one desk sees both", async () => {
    const resident = await accepted();
    const business = await file(shiliu.stranger(), businessReport);
    await refused(desk, resident, "merge", "other-case-unknown", { number: business.number });
    await act("demo.park", business, "forward");
    // The hotline's desk helps with it, and so comes to see it.
    await act(liangxin, business, "dispatch", { coHandlerIds: ["652301-desk-12345"] });
    const before = await versionOf(business);
    await refused(desk, resident, "merge", "other-case-differs", { number: business.number });
    expect(await versionOf(business)).toBe(before);
    // Whoever dispatches for both may link them.
    const both = await appoint("demo.dispatcher2", "dispatcher", "652301");
    await refused(both, resident, "merge", "other-case-differs", { number: business.number });
    await act(both, resident, "link", { number: business.number });
    expect((await read(both, business)).related).toMatchObject([
      { relation: "linked", number: resident.number },
    ]);
  });

  it("that was separated and merged elsewhere is not answered by the one that it left", async () => {
    const [left, right] = [await inHand(shiliu), await inHand(shiliu)];
    const filed = await accepted();
    await act(desk, filed, "merge", { number: left.number });
    await act(desk, filed, "separate");
    await act(desk, filed, "merge", { number: right.number });
    const version = await versionOf(filed);
    await answered(shiliu, left);
    await follow();
    expect(await versionOf(filed)).toBe(version);
    expect(await asHolder(filed)).toMatchObject({
      state: { id: "merged" },
      related: [{ relation: "main", number: right.number }],
    });
    expect((await read(desk, left)).related).toEqual([]);
    await answered(shiliu, right);
    await follow();
    const seen = await asHolder(filed);
    expect(seen).toMatchObject({ state: { id: "callback" }, related: [{ number: right.number }] });
    expect(told(seen).at(-1)).toBe("shareAnswer");
    await act(shiliu.holder(filed.receiptCode), filed, "confirm");
  });

  it("that others left again may itself be merged, and one that is waited for may not", async () => {
    const [main, other] = [await accepted(), await inHand(shiliu)];
    const filed = await accepted();
    await act(desk, filed, "merge", { number: main.number });
    await refused(desk, main, "merge", "has-followers", { number: other.number });
    await act(desk, filed, "separate");
    expect((await act(desk, main, "merge", { number: other.number })).state.id).toBe("merged");
  });

  it("is given no answer that its main case had before it was merged", async () => {
    const main = await inHand(shiliu);
    await answered(shiliu, main);
    await act(shiliu.holder(main.receiptCode), main, "dispute");
    await act(desk, main, "reHandle");
    const filed = await accepted();
    await act(desk, filed, "merge", { number: main.number });
    await follow();
    expect(await asHolder(filed)).toMatchObject({ state: { id: "merged" } });
    await answered(shiliu, main);
    await follow();
    expect(await asHolder(filed)).toMatchObject({ state: { id: "callback" } });
  });
});
