import { describe, expect, it } from "vitest";
import { file, residentReport, step } from "./cases/testing.ts";
import { type Caller, testSystem } from "./testing.ts";

const shiliu = await testSystem();
const dispatcher = await shiliu.staff("demo.dispatcher");
const colleague = await shiliu.staff("demo.dispatcher2");
const supervisor = await shiliu.staff("demo.supervisor");

const urgent = { list: "queue", name: "紧急的", conditions: { urgency: "urgent" } };
let made = 0;
const save = (who: Caller, more: object = {}, key?: string) =>
  who.post("/saved-filters", { ...urgent, name: `筛选 ${(made += 1)}`, ...more }, key);
const kept = async (who: Caller) => (await who.get("/saved-filters")).body.filters;
const remove = async (who: Caller, id: string) => {
  const answer = await shiliu.server.inject({
    method: "DELETE",
    url: `/api/v1/saved-filters/${id}`,
    headers: { ...who.headers, "x-shiliu-csrf": "1", "idempotency-key": `remove-${id}` },
  });
  return { status: answer.statusCode, body: answer.json() };
};

describe("a saved filter", () => {
  it("is kept on the server for its person in the post it was made in, and for nobody else", async () => {
    const { status, body } = await save(dispatcher, { name: "紧急的" });
    expect(status).toBe(200);
    expect(body.filters).toMatchObject([{ ...urgent, isDefault: false }]);
    expect(await kept(await shiliu.staff("demo.dispatcher"))).toHaveLength(1);
    expect(await kept(colleague)).toEqual([]);
    expect((await shiliu.anonymous.get("/saved-filters")).body.code).toBe("not-signed-in");
    expect((await shiliu.anonymous.get("/saved-filters/counts")).body.code).toBe("not-signed-in");
    expect((await save(shiliu.anonymous)).body.code).toBe("not-signed-in");
  });

  it("belongs to one post: the same person has others in another", async () => {
    const first = await shiliu.staff("demo.twoposts");
    const session = (await first.get("/session")).body;
    const other = session.posts[1];
    await save(first, { name: "第一岗" });
    const second = shiliu.with(first, { "x-shiliu-post": other.id });
    expect(await kept(second)).toEqual([]);
    expect(await kept(first)).toMatchObject([{ name: "第一岗" }]);
  });

  it("sent twice is kept once; the same key with other content is refused", async () => {
    const again = { name: "发两次", conditions: { clock: "today" } };
    const first = await save(colleague, again, "saved-twice-1");
    expect(await save(colleague, again, "saved-twice-1")).toMatchObject({ status: 200, body: first.body });
    const other = await save(colleague, { ...again, conditions: { clock: "week" } }, "saved-twice-1");
    expect(other.body.code).toBe("filter-key-used");
    expect(await kept(colleague)).toHaveLength(1);
  });

  it("has a name of its own in its list, and conditions that there are", async () => {
    await save(supervisor, { name: "Late" });
    expect((await save(supervisor, { name: "late" })).body.code).toBe("filter-name-taken");
    expect((await save(supervisor, { name: "late", list: "cases" })).status).toBe(200);
    for (const odd of [
      { name: "" },
      { name: "长".repeat(31) },
      { name: "a\u0000b" },
      { list: "others" },
      { conditions: { kind: "weather" } },
      { conditions: { clock: "soon" } },
      { conditions: { words: "路灯" } },
    ])
      expect((await save(supervisor, odd)).body.code, JSON.stringify(odd)).toBe("input-invalid");
    expect((await kept(supervisor)).map(({ name }: { name: string }) => name)).toEqual(["Late", "late"]);
  });

  it("is renamed, given other conditions and removed by its person alone, as often as it is sent", async () => {
    const [{ id }] = await kept(dispatcher);
    const change = (who: Caller, input: object) => who.post(`/saved-filters/${id}`, input);
    expect((await change(colleague, { name: "别人的" })).body.code).toBe("filter-not-found");
    await change(dispatcher, { name: "改过名", conditions: { kind: "help" } });
    const { body } = await change(dispatcher, { name: "改过名", conditions: { kind: "help" } });
    expect(body.filters).toMatchObject([{ id, name: "改过名", conditions: { kind: "help" } }]);
    await remove(colleague, id);
    expect(await kept(dispatcher)).toHaveLength(1);
    expect((await remove(dispatcher, id)).body.filters).toEqual([]);
    expect(await remove(dispatcher, id)).toMatchObject({ status: 200, body: { filters: [] } });
    expect((await change(dispatcher, { name: "没有了" })).body.code).toBe("filter-not-found");
  });

  it("is what its list opens with, one a list: another takes its place", async () => {
    const first = (await save(dispatcher, { isDefault: true })).body.filters[0];
    await save(dispatcher, { isDefault: true, list: "cases" });
    const second = (await save(dispatcher, { isDefault: true })).body.filters.at(-1);
    const opening = async () =>
      (await kept(dispatcher)).filter(({ isDefault }: { isDefault: boolean }) => isDefault);
    expect((await opening()).map(({ id }: { id: string }) => id)).toContain(second.id);
    expect(await opening()).toHaveLength(2);
    await dispatcher.post(`/saved-filters/${first.id}`, { isDefault: true });
    expect((await opening()).map(({ id }: { id: string }) => id)).toContain(first.id);
    await dispatcher.post(`/saved-filters/${first.id}`, { isDefault: false });
    expect(await opening()).toHaveLength(1);
  });

  it("is one of twenty at most in a post, also where several are sent at once", async () => {
    const head = await shiliu.staff("demo.housing.head");
    const answers = await Promise.all(Array.from({ length: 23 }, () => save(head)));
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.map(({ body }) => body.code)).toEqual(Array(3).fill("filters-too-many"));
    expect(await kept(head)).toHaveLength(20);
  });
});

describe("what a list is narrowed by", () => {
  const lines = async (who: Caller, path: string) =>
    (await who.get(path)).body.lines.map(({ number }: { number: string }) => number);

  it("narrows queue and list alike, and is counted by what it shows", async () => {
    const park = await file(shiliu.stranger(), { ...residentReport, kind: "complaint", urgency: "urgent" });
    const plain = await file(shiliu.stranger(), residentReport);
    const far = await file(shiliu.stranger(), { ...residentReport, kind: "complaint", placeId: "652301002" });
    await step(dispatcher, plain.caseId, "accept");
    const expected: [string, string[]][] = [
      ["kind=complaint", [park.number, far.number]],
      ["urgency=urgent", [park.number]],
      ["step=accepted", [plain.number]],
      ["placeId=652301001", [park.number, plain.number]],
      ["placeId=652301", [park.number, plain.number, far.number]],
      ["process=business-difficulty", []],
      ["kind=complaint&placeId=652301002", [far.number]],
      ["clock=overdue", []],
    ];
    for (const [narrowed, numbers] of expected) {
      const list = narrowed.replace("step=", "state=");
      expect((await lines(dispatcher, `/queue?${narrowed}`)).toSorted(), narrowed).toEqual(
        numbers.toSorted(),
      );
      expect((await lines(supervisor, `/requests?${list}`)).toSorted(), list).toEqual(numbers.toSorted());
      for (const [who, path] of [
        [dispatcher, `/queue/count?${narrowed}`],
        [supervisor, `/requests/count?${list}`],
      ] as const)
        expect((await who.get(path)).body, path).toEqual({ count: numbers.length, more: false });
    }
    const byOpening = [park.number, plain.number, far.number];
    expect(await lines(dispatcher, "/queue?sort=oldest")).toEqual(byOpening);
    expect(await lines(dispatcher, "/queue?sort=newest")).toEqual(byOpening.toReversed());
    expect(await lines(supervisor, "/requests?sort=oldest")).toEqual(byOpening);
    // The urgent one is due first.
    expect((await lines(supervisor, "/requests?sort=due"))[0]).toBe(park.number);
  });

  it("goes on page by page in every order, each line once", async () => {
    for (const path of ["/queue", "/requests"])
      for (const sort of ["due", "newest", "oldest"]) {
        const whole = await lines(dispatcher, `${path}?sort=${sort}`);
        const found: string[] = [];
        for (let cursor = ""; ; ) {
          const { body } = await dispatcher.get(`${path}?sort=${sort}&limit=1${cursor}`);
          found.push(...body.lines.map(({ number }: { number: string }) => number));
          if (body.next === undefined) break;
          cursor = `&cursor=${body.next}`;
        }
        expect(found, `${path} ${sort}`).toEqual(whole);
      }
  });

  it("is refused where there is no such thing, and where a cursor is another order's", async () => {
    for (const odd of [
      "kind=weather",
      "urgency=x",
      "clock=soon",
      "sort=loud",
      "process=x",
      "placeId=",
      "step=",
    ])
      expect((await dispatcher.get(`/queue?${odd}`)).body.code, odd).toBe("input-invalid");
    for (const path of ["/queue", "/queue/count", "/requests", "/requests/count"])
      expect((await dispatcher.get(`${path}?placeId=nowhere`)).body.code).toBe("body-unknown");
    const { next } = (await dispatcher.get("/queue?limit=1")).body;
    expect((await dispatcher.get(`/queue?limit=1&sort=newest&cursor=${next}`)).body.code).toBe(
      "cursor-invalid",
    );
    const newest = (await dispatcher.get("/requests?limit=1")).body.next;
    const byDue = await dispatcher.get(`/requests?limit=1&sort=due&cursor=${newest}`);
    expect(byDue.body.code).toBe("cursor-invalid");
    for (const path of ["/queue/count", "/requests/count"])
      expect((await shiliu.anonymous.get(path)).body.code).toBe("not-signed-in");
  });

  it("overdue is what ran out, and is counted in the filters that are kept", async () => {
    shiliu.pass({ days: 3 });
    const late = await shiliu.staff("demo.dispatcher");
    for (const { id } of await kept(late)) await remove(late, id);
    const { filters } = (await save(late, { name: "超期", conditions: { clock: "overdue" } })).body;
    const overdue = await lines(late, "/queue?clock=overdue");
    expect(overdue.length).toBeGreaterThan(0);
    expect((await late.get("/saved-filters/counts")).body.counts).toEqual([
      { id: filters[0].id, count: overdue.length, more: false },
    ]);
    expect(await lines(late, "/queue?clock=today")).toEqual([]);
  });
});
