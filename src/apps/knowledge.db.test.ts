import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  city,
  contentOf,
  dayIn,
  expectCode,
  found,
  housing,
  published,
  shiliu,
  urban,
} from "./knowledge/testing.ts";
import { expectRefused, long, oddTexts } from "./oddInput/testing.ts";
import { everyPost } from "./people/testing.ts";

const named = (names: string) => new Set(names.split(" ").map((name) => `demo.${name}`));
const vouchers = named(
  "dispatcher dispatcher2 housing.head liangxin liangxin2 prefecture prefecture2 prefecture.liangxin desk.head leader",
);
const writers = new Set([...vouchers, ...named("housing housing2")]);
const articles = "/knowledge/articles";

describe("an article", () => {
  it("is written by handlers and desks of its owner or above, vouched for by heads and dispatchers, read by all of staff", async () => {
    const { id } = await published();
    const writer = await shiliu.staff("demo.housing");
    const { body: draft } = await writer.post(articles, contentOf());
    for (const { name, caller } of await everyPost(shiliu)) {
      const [login = ""] = name.split(" ");
      const [writes, vouches] = [writers.has(login), vouchers.has(login)];
      const read = await caller.get(`${articles}/${id}`);
      expect([name, read.status, read.body.may]).toEqual([
        name,
        200,
        { propose: writes, publish: false, ownDraft: false, withdraw: vouches, renew: vouches },
      ]);
      expect([name, "history" in read.body, "uses" in read.body]).toEqual([name, writes, true]);
      expect((await caller.get(`${articles}/${draft.id}`)).status).toBe(writes ? 200 : 404);
      expect((await caller.get(`${articles}/${draft.id}/versions/1`)).status).toBe(writes ? 200 : 404);
      expect((await caller.get(`${articles}/${id}/versions/1`)).status).toBe(200);
      for (const path of ["/knowledge/options", articles, "/knowledge/search?q=电梯", "/knowledge/templates"])
        expect((await caller.get(encodeURI(path))).status).toBe(200);
      // What is refused for its own sake tells whether the door was open.
      const past = contentOf({ validUntil: dayIn(-1) });
      expectCode(await caller.post(articles, past), writes ? "article-validity" : "not-allowed");
      const revised = await caller.post(`${articles}/${id}/drafts`, { ...contentOf(), newestVersion: 9 });
      expectCode(revised, writes ? "article-changed" : "not-allowed");
      const publish = await caller.post(`${articles}/${id}/publish`, { version: 1 });
      expectCode(publish, vouches ? "draft-gone" : "not-allowed");
      const returned = await caller.post(`${articles}/${id}/return`, { version: 1, reason: "请改一改" });
      expectCode(returned, vouches ? "draft-gone" : "not-allowed");
      const withdrawn = await caller.post(`${articles}/${draft.id}/withdraw`, { reason: "不再适用" });
      expectCode(withdrawn, vouches ? "article-not-in-force" : "not-allowed");
      const renewed = await caller.post(`${articles}/${id}/renew`, { version: 1, validUntil: dayIn(-1) });
      expectCode(renewed, vouches ? "article-validity" : "not-allowed");
    }
  });

  it("is closed to whoever is not of staff, but for what anyone may read", async () => {
    const inside = await published({ title: "内部口径，不对外公开的说明" });
    const open = await published({ public: true, title: "可以公开的办事说明" });
    for (const [who, status, code] of [
      [shiliu.stranger(), 401, "not-signed-in"],
      [await shiliu.reporter("13899990012"), 403, "not-allowed"],
    ] as const) {
      for (const path of [
        "/knowledge/options",
        articles,
        "/knowledge/search?q=ab",
        "/knowledge/templates",
        `${articles}/${open.id}`,
        `${articles}/${open.id}/versions/1`,
      ])
        expect([path, (await who.get(path)).status]).toEqual([path, status]);
      expectCode(await who.post(articles, contentOf()), code);
      const lines = (await who.get(`/public/knowledge?q=${encodeURIComponent("说明")}`)).body.lines;
      const ids = lines.map((line: { id: string }) => line.id);
      expect(ids).toContain(open.id);
      expect(ids).not.toContain(inside.id);
      const newest = (await who.get("/public/knowledge")).body.lines;
      expect(newest[0].id).toBe(open.id);
      expect((await who.get(`/public/knowledge/${open.id}`)).body).toMatchObject({
        title: "可以公开的办事说明",
      });
      expectCode(await who.get(`/public/knowledge/${inside.id}`), "article-not-found");
    }
  });

  it("passes from a draft to what is in force, to a newer version, out of use and back", async () => {
    const [writer, head, other, desk] = await Promise.all(
      ["demo.housing", "demo.housing.head", "demo.urban", "demo.dispatcher"].map((who) => shiliu.staff(who)),
    );
    const words = {
      title: "公租房申请需要哪些材料",
      answer: "申请公租房请带身份证、户口簿和收入证明到窗口办理。",
    };
    const { status, body: drafted } = await writer!.post(articles, contentOf(words));
    expect(status).toBe(201);
    const { id } = drafted;
    const path = `${articles}/${id}`;
    expect(drafted).toMatchObject({ state: "draft", usable: false, draft: { version: 1 } });
    expect(await found(desk!, "公租房申请材料")).not.toContain(id);
    expectCode(await other!.get(path), "article-not-found");
    expectCode(await head!.post(`${path}/publish`, { version: 2 }), "article-not-found");
    const first = await head!.post(`${path}/publish`, { version: 1 });
    expect(first.body).toMatchObject({ state: "published", usable: true, shown: { version: 1 } });
    expect((await found(desk!, "公租房申请材料"))[0]).toBe(id);

    const second = { ...contentOf({ ...words, answer: "申请公租房只需带身份证，其余材料由系统核验。" }) };
    const revised = await writer!.post(`${path}/drafts`, { ...second, newestVersion: 1 });
    expect(revised.body).toMatchObject({ state: "published", shown: { version: 1 }, draft: { version: 2 } });
    expect((await other!.get(path)).body.versions).toMatchObject([{ version: 1 }]);
    expect((await desk!.get(`${articles}?show=drafts`)).body.lines).toContainEqual(
      expect.objectContaining({ id, hasDraft: true }),
    );
    const returned = await head!.post(`${path}/return`, { version: 2, reason: "请写明窗口地址" });
    expect(returned.body).toMatchObject({ versions: [{ state: "returned" }, { state: "published" }] });
    expect(returned.body.history[0]).toMatchObject({ act: "returned", reason: "请写明窗口地址" });
    expectCode(await head!.post(`${path}/publish`, { version: 2 }), "draft-gone");
    await writer!.post(`${path}/drafts`, { ...second, newestVersion: 2 });
    await writer!.post(`${path}/drafts`, { ...second, newestVersion: 3 });
    expectCode(await head!.post(`${path}/publish`, { version: 3 }), "draft-gone");
    const third = await head!.post(`${path}/publish`, { version: 4 });
    expect(third.body.versions.map((each: { state: string }) => each.state)).toEqual([
      "published",
      "superseded",
      "returned",
      "superseded",
    ]);
    expect((await other!.get(`${path}/versions/1`)).body).toMatchObject({ answer: words.answer });
    expectCode(await other!.get(`${path}/versions/3`), "article-not-found");
    expectCode(await other!.get(`${path}/versions/9`), "article-not-found");

    const withdrawn = await head!.post(`${path}/withdraw`, { reason: "政策已停止执行" });
    expect(withdrawn.body).toMatchObject({ state: "withdrawn", usable: false });
    expect(await found(desk!, "公租房申请材料")).not.toContain(id);
    expect((await other!.get(`${articles}?show=withdrawn`)).body.lines).toContainEqual(
      expect.objectContaining({ id, state: "withdrawn" }),
    );
    expectCode(await head!.post(`${path}/withdraw`, { reason: "再撤一次试试" }), "article-not-in-force");
    expectCode(
      await head!.post(`${path}/renew`, { version: 4, validUntil: dayIn(9) }),
      "article-not-in-force",
    );
    await writer!.post(`${path}/drafts`, { ...second, newestVersion: 4 });
    const again = await head!.post(`${path}/publish`, { version: 5 });
    expect(again.body).toMatchObject({ state: "published", usable: true });
    expect(await found(desk!, "公租房申请材料")).toContain(id);
  });

  it("is published by somebody else than its drafter", async () => {
    const desk = await shiliu.staff("demo.dispatcher");
    const { body } = await desk.post(articles, contentOf());
    expect(body.may).toMatchObject({ publish: false, ownDraft: true });
    expectCode(await desk.post(`${articles}/${body.id}/publish`, { version: 1 }), "own-draft");
    const second = await shiliu.staff("demo.dispatcher2");
    expect((await second.get(`${articles}/${body.id}`)).body.may).toMatchObject({ publish: true });
    expect((await second.post(`${articles}/${body.id}/publish`, { version: 1 })).status).toBe(200);
  });

  it("changes owners by whoever is over both", async () => {
    const { id } = await published();
    const desk = await shiliu.staff("demo.dispatcher");
    const writer = await shiliu.staff("demo.housing");
    const moved = { ...contentOf({ ownerId: urban }), newestVersion: 1 };
    expectCode(await writer.post(`${articles}/${id}/drafts`, moved), "not-allowed");
    expect((await desk.post(`${articles}/${id}/drafts`, moved)).status).toBe(200);
    for (const who of ["demo.housing.head", "demo.urban.head"])
      expectCode(
        await (await shiliu.staff(who)).post(`${articles}/${id}/publish`, { version: 2 }),
        "not-allowed",
      );
    const leader = await shiliu.staff("demo.leader");
    const done = await leader.post(`${articles}/${id}/publish`, { version: 2 });
    expect(done.body.shown.owner).toMatchObject({ id: urban });
    expect((await writer.get(`${articles}/${id}`)).body.may.propose).toBe(false);
  });

  it("is refused with dates, owners or kinds that cannot be", async () => {
    const writer = await shiliu.staff("demo.housing");
    const refused = async (more: object, code: string) =>
      expectCode(await writer.post(articles, contentOf(more)), code);
    await refused({ validUntil: dayIn(4 * 366) }, "article-validity");
    await refused({ reviewOn: dayIn(91) }, "article-review-late");
    await refused({ kinds: ["no-kind"] }, "kind-not-known");
    await refused({ ownerId: "no-such-body" }, "not-allowed");
    await refused({ ownerId: urban }, "not-allowed");
    await refused({ ownerId: city }, "not-allowed");
    for (const [what, text] of Object.entries(oddTexts)) {
      for (const field of ["title", "question", "answer", "ground", "keywords", "validUntil", "kinds"]) {
        // A list of words is what keywords are.
        if (field === "keywords" && what === "a list") continue;
        const odd = await writer.post(articles, contentOf({ [field]: text }));
        expectRefused(`${field} being ${what}`, odd);
      }
    }
    expectRefused("no version", await writer.get(`${articles}/${randomUUID()}/versions/x`));
    expectRefused("no id", await writer.get(`${articles}/x`));
    expectCode(await writer.get(`${articles}/${randomUUID()}`), "article-not-found");
    const unknown = `${articles}/${randomUUID()}`;
    const head = await shiliu.staff("demo.housing.head");
    for (const [act, input] of Object.entries({
      drafts: { ...contentOf(), newestVersion: 1 },
      publish: { version: 1 },
      return: { version: 1, reason: "请改一改" },
      withdraw: { reason: "不再适用" },
      renew: { version: 1, validUntil: dayIn(9) },
    }))
      expectCode(await head.post(`${unknown}/${act}`, input), "article-not-found");
  });

  it("whose one word is as long as an answer may be is published and found", async () => {
    const { id } = await published({ answer: `${"a".repeat(9_000)} 电梯检验`, title: "最长的一个词" });
    expect(await found(await shiliu.staff("demo.dispatcher"), "最长的一个词")).toContain(id);
  });

  it("is written once, however often it is sent", async () => {
    const [writer, head] = await Promise.all([
      shiliu.staff("demo.housing"),
      shiliu.staff("demo.housing.head"),
    ]);
    const key = randomUUID();
    const sent = await Promise.all([1, 2, 3].map(() => writer.post(articles, contentOf(), key)));
    const ids = new Set(sent.map(({ body }) => body.id));
    expect([ids.size, ...sent.map(({ status }) => status)]).toEqual([1, 201, 201, 201]);
    expectCode(await writer.post(articles, contentOf({ title: "另一条知识" }), key), "key-used-before");
    expectCode(await writer.post(articles, contentOf(), "short"), "key-missing");
    const path = `${articles}/${[...ids][0]}`;
    for (const [who, act, input] of [
      [head, "publish", { version: 1 }],
      [writer, "drafts", { ...contentOf(), newestVersion: 1 }],
      [head, "return", { version: 2, reason: "请改一改" }],
      [head, "renew", { version: 1, validUntil: dayIn(20) }],
      [head, "withdraw", { reason: "不再适用" }],
    ] as const) {
      const once = randomUUID();
      const both = await Promise.all([0, 1].map(() => who.post(`${path}/${act}`, input, once)));
      expect([act, ...both.map(({ status }) => status)]).toEqual([act, 200, 200]);
    }
    const { body } = await writer.get(path);
    expect(body.history.map((each: { act: string }) => each.act)).toEqual([
      "withdrawn",
      "renewed",
      "returned",
      "drafted",
      "published",
      "drafted",
    ]);
  });
});

describe("what is known", () => {
  it("is found by a caller's own words, the valid before what is over, and says which is over", async () => {
    const old = await published({ title: "地下车位出租的规定", validUntil: dayIn(1) });
    const valid = await published({ title: "车位问题的一般说明", question: "地下车位能不能出租给外面的人" });
    shiliu.pass({ days: 3 });
    const later = await shiliu.staff("demo.clerk");
    const q = encodeURIComponent("你好我想问一下我们小区地下车位可以出租吗");
    const { lines } = (await later.get(`/knowledge/search?q=${q}&limit=30`)).body;
    const ids = lines.map((line: { id: string }) => line.id);
    expect(ids.indexOf(valid.id)).toBe(0);
    expect(ids.indexOf(old.id)).toBeGreaterThan(0);
    expect(lines[ids.indexOf(old.id)]).toMatchObject({ expired: true });
    expect(lines[0]).toMatchObject({ expired: false, version: 1 });
    expect(lines[0].title).toContainEqual({ text: "车位", hit: true });
    expect((await later.get(`${articles}/${old.id}`)).body).toMatchObject({ expired: true, usable: false });

    const keeper = await shiliu.staff("demo.housing");
    const expiring = async () => (await keeper.get(`${articles}?show=expiring`)).body.lines;
    expect((await expiring())[0]).toMatchObject({ id: old.id, expired: true });
    const vouching = await shiliu.staff("demo.housing.head");
    const path = `${articles}/${old.id}/renew`;
    expectCode(await vouching.post(path, { version: 2, validUntil: dayIn(60) }), "article-superseded");
    expectCode(
      await vouching.post(path, { version: 1, validUntil: dayIn(60), reviewOn: dayIn(61) }),
      "article-review-late",
    );
    const renewed = await vouching.post(path, {
      version: 1,
      validUntil: dayIn(60),
      reason: "与现行文件核对无误",
    });
    expect(renewed.body).toMatchObject({
      usable: true,
      expired: false,
      shown: { version: 1, validUntil: dayIn(60) },
      history: [{ act: "renewed", reason: "与现行文件核对无误" }, {}, {}],
    });
    expect((await expiring()).map(({ id }: { id: string }) => id)).not.toContain(old.id);
  });

  it("is listed in pages, to each those of the bodies they may write for", async () => {
    for (let index = 0; index < 3; index++) await published({ title: `分页用的第 ${index} 条` });
    const writer = await shiliu.staff("demo.housing");
    for (const show of ["published", "mine", "expiring"]) {
      const all = (await writer.get(`${articles}?show=${show}&limit=100`)).body.lines;
      const paged: unknown[] = [];
      for (let next = ""; ; ) {
        const { body } = await writer.get(`${articles}?show=${show}&limit=2${next}`);
        paged.push(...body.lines);
        if (body.next === undefined) break;
        next = `&cursor=${body.next}`;
      }
      expect(paged).toEqual(all);
    }
    const { body } = await writer.get(`${articles}?limit=2`);
    expectCode(await writer.get(`${articles}?show=expiring&cursor=${body.next}`), "cursor-invalid");
    for (const odd of ["x", "%00", Buffer.from('["2026",1]').toString("base64url"), long(201)])
      expectRefused(odd, await writer.get(`${articles}?cursor=${encodeURIComponent(odd)}`));
    const mine = (await writer.get(`${articles}?show=mine&limit=100`)).body.lines;
    expect(new Set(mine.map((line: { owner: { id: string } }) => line.owner.id))).toEqual(new Set([housing]));
    const clerk = await shiliu.staff("demo.clerk");
    for (const show of ["mine", "expiring", "drafts"])
      expect((await clerk.get(`${articles}?show=${show}`)).body.lines).toEqual([]);
    expectRefused("show", await clerk.get(`${articles}?show=all`));
  });

  it("is searched for as text, whatever is typed", async () => {
    const desk = await shiliu.staff("demo.dispatcher");
    for (const q of [
      "''",
      "a & b | !c:*",
      "\\\\",
      "(((",
      "<->",
      "电梯' & !补贴",
      "~电梯",
      "%%",
      "路\u0000灯",
      "𠮷𠮷",
    ]) {
      const answer = await desk.get(`/knowledge/search?q=${encodeURIComponent(q)}`);
      if (answer.status !== 200) expectRefused(q, answer);
    }
    expectRefused("too short", await desk.get("/knowledge/search?q=x"));
    expectRefused("too long", await desk.get(`/knowledge/search?q=${encodeURIComponent(long(201))}`));
    expect((await desk.get("/knowledge/search?q=%EF%BC%8C%EF%BC%8C")).body.lines).toEqual([]);
  });

  it("tells each of staff what they choose among", async () => {
    const desk = (await (await shiliu.staff("demo.dispatcher")).get("/knowledge/options")).body;
    expect(desk).toMatchObject({ ownBody: { id: city }, mayPropose: true, mayKeepTemplates: true });
    expect(desk.kinds).toContainEqual({ id: "consult", name: { zh: "咨询", en: "Question" } });
    const ids = desk.actions.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(expect.arrayContaining(["solveOnTheSpot", "draftAnswer", "decline"]));
    for (const none of ["report", "dispute", "confirm", "closeUnheard"]) expect(ids).not.toContain(none);
    const clerk = (await (await shiliu.staff("demo.clerk")).get("/knowledge/options")).body;
    expect(clerk).toMatchObject({ mayPropose: false, mayKeepTemplates: false });
  });
});
