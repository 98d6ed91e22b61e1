import { beforeAll, describe, expect, it } from "vitest";
import { demoPeople } from "#modules/organisations/index.ts";
import { file, type Filed, residentReport, step } from "./cases/testing.ts";
import { everyPost, type Somebody } from "./people/testing.ts";
import { type Caller, testSystem } from "./testing.ts";

const shiliu = await testSystem();
const staff = await everyPost(shiliu);
const signedIn = await shiliu.reporter("13800001111");
const cases: (Filed & { about: readonly string[]; tipOff: boolean })[] = [];

const housing = "652301-D-housing";

async function filed(
  who: Caller,
  form: { aboutIds?: readonly string[]; kind?: string; placeId?: string } & object = {},
): Promise<string> {
  const { aboutIds: about = [], kind } = form;
  const made = await file(who, { ...residentReport, ...form });
  cases.push({ ...made, about, tipOff: kind === "tip-off" });
  return made.caseId;
}

async function casesOfAllKinds(): Promise<void> {
  const city = await shiliu.staff("demo.dispatcher");
  const prefecture = await shiliu.staff("demo.prefecture");
  const anyone = () => shiliu.stranger();
  await filed(anyone());
  await filed(signedIn);
  const inWork = await filed(anyone());
  await step(city, inWork, "accept");
  await step(city, inWork, "dispatch", { leadId: housing, coHandlerIds: ["652301-D-urban", "652301001"] });
  await step(await shiliu.staff("demo.housing"), inWork, "signIn", {}, 1);
  await step(
    await shiliu.staff("demo.housing"),
    inWork,
    "assignDown",
    { bodyId: `${housing}-O-property` },
    1,
  );
  const business = {
    process: "business-difficulty",
    placeId: "652301402",
    contact: { phone: "13999990002" },
  };
  await filed(await shiliu.staff("demo.clerk"), business);
  const fukang = await filed(anyone(), { placeId: "652302001-C-sample1" });
  await step(await shiliu.staff("demo.fukang"), fukang, "decline", {
    ground: "outside-duties",
    explanation: "不属于政府职责范围，请咨询律师。",
  });
  const handedOver = await filed(anyone(), { placeId: "652300-P-zhundong" });
  await step(prefecture, handedOver, "accept");
  await step(prefecture, handedOver, "dispatch", {
    leadId: "652301-desk-12345",
    coHandlerIds: ["652300-D-housing"],
  });
  // Written down by people of every kind, far from where they stand.
  for (const login of [
    "demo.urban",
    "demo.supervisor",
    "demo.auditor",
    "demo.admin",
    "demo.security",
    "demo.prefecture.housing",
    "demo.housing.head",
  ])
    if (staff.some(({ name }) => name.startsWith(`${login} `)))
      await filed(await shiliu.staff(login), { placeId: "652302001-C-sample1" });
  await filed(await shiliu.staff("demo.twoposts", "652301002-S-sample1"), { placeId: "652302001-C-sample1" });
  await filed(anyone(), { kind: "tip-off" });
  await casesAboutBodies(city, prefecture);
}

async function casesAboutBodies(city: Caller, prefecture: Caller): Promise<void> {
  const about = async (aboutIds: readonly string[], placeId: string): Promise<string> =>
    filed(shiliu.stranger(), { kind: "complaint", aboutIds, placeId });
  const department = await about([housing], "652301001-C-sample1");
  await step(city, department, "accept");
  await step(city, department, "dispatch", { leadId: "652301-D-urban", coHandlerIds: [] });
  await about([`${housing}-O-property`], "652301001-C-sample1");
  await about(["652301002"], "652301002-C-sample1");
  await about(["652301002-S-sample1"], "652301002-C-sample1");
  const county = await about(["652301"], "652301001-C-sample1");
  await step(prefecture, county, "accept");
  const desk = await about(["652301-desk-12345"], "652301001-C-sample1");
  await step(prefecture, desk, "accept");
  await step(prefecture, desk, "dispatch", { leadId: "652301-D-urban", coHandlerIds: [] });
}

/** Posts that no demo person holds, given to one of them: handlers and heads of whole places, and of the root. */
async function morePosts(): Promise<Somebody[]> {
  const person = demoPeople.find((each) => each.login === "demo.market");
  if (!person) throw new Error("There is no demo.market");
  const { organisations, clock, randomId } = shiliu.system;
  const posts = [
    ["handler", "652300"],
    ["head", "652300"],
    ["townshipDesk", "652300"],
    ["handler", "652301"],
    ["auditor", "652302"],
  ] as const;
  for (const [role, bodyId] of posts) {
    const write = { actor: { kind: "system" }, now: clock(), key: randomId() } as const;
    const post = { personId: person.personId, role, bodyId, title: undefined, reason: undefined };
    expect(await organisations.givePost(write, post)).not.toHaveProperty("refused");
  }
  const own = await shiliu.staff(person.login);
  const held = organisations.postsOf(person.personId);
  return held.slice(person.posts.length).map(({ id, role, bodyId }) => ({
    name: `${person.login} as ${role} at ${bodyId}`,
    caller: shiliu.with(own, { "x-shiliu-post": id }),
    bodies: held.map((post) => post.bodyId),
  }));
}

const isStaff = ({ caller }: Somebody): boolean => "x-shiliu-post" in caller.headers;

/** Each of everybody with the cases they may read one by one. */
const sights: (Somebody & { may: readonly string[] })[] = [];

beforeAll(async () => {
  await casesOfAllKinds();
  await shiliu.indexed();
  staff.push(...(await morePosts()));
  const byPhone = await shiliu.reporter("13800002222");
  const everybody: Somebody[] = [
    ...staff.filter(({ name }) => !name.startsWith("demo.market as handler at 652301-D")),
    { name: "a signed-in reporter", caller: signedIn, bodies: [] },
    { name: "another signed-in reporter", caller: byPhone, bodies: [] },
    ...cases.slice(0, 4).map(({ receiptCode, number }) => ({
      name: `the holder of ${number}'s receipt`,
      caller: shiliu.holder(receiptCode),
      bodies: [],
    })),
  ];
  for (const somebody of everybody) sights.push({ ...somebody, may: await readable(somebody.caller) });
}, 60_000);

async function readable(caller: Caller): Promise<string[]> {
  const found: string[] = [];
  for (const { caseId } of cases) {
    const { status, body } = await caller.get(`/requests/${caseId}`);
    if (status === 200) found.push(caseId);
    else expect([status, body.code]).toEqual([404, "case-not-found"]);
  }
  return found.toSorted();
}

async function allLines(caller: Caller, path: string, limit: number): Promise<string[]> {
  const found: string[] = [];
  const separator = path.includes("?") ? "&" : "?";
  for (let next: string | undefined, pages = 0; pages < 100; pages++) {
    const { status, body } = await caller.get(
      `${path}${separator}limit=${limit}${next ? `&cursor=${next}` : ""}`,
    );
    expect(status, JSON.stringify(body)).toBe(200);
    found.push(...body.lines.map((line: { id: string }) => line.id));
    next = body.next;
    if (next === undefined) return found;
  }
  throw new Error("A list without an end");
}

describe("whoever may read a case, and nobody else, finds it", () => {
  it("in the list of cases, whole and page by page, each once and newest first", async () => {
    let seen = 0;
    for (const { name, caller, may } of sights) {
      seen += may.length;
      const whole = await allLines(caller, "/requests", 100);
      expect(whole.toSorted(), name).toEqual(may);
      expect(await allLines(caller, "/requests", 2), name).toEqual(whole);
      const open = await allLines(caller, "/requests?open=true", 3);
      const closed = await allLines(caller, "/requests?open=false", 3);
      expect([...open, ...closed].toSorted(), name).toEqual(may);
    }
    expect(seen).toBeGreaterThan(100);
  });

  it("by its words and by its number", async () => {
    for (const { name, caller, may } of sights.filter(isStaff)) {
      const words = encodeURIComponent("路灯坏了");
      expect((await allLines(caller, `/requests/search?q=${words}`, 4)).toSorted(), name).toEqual(may);
      for (const { caseId, number } of cases) {
        const found = await allLines(caller, `/requests/search?q=${number}`, 10);
        expect(found, `${name}, ${number}`).toEqual(may.includes(caseId) ? [caseId] : []);
      }
    }
  });

  it("in their queue, where it is theirs to act on", async () => {
    const queued = new Set<string>();
    for (const { name, caller, may } of sights.filter(isStaff)) {
      const lines = await allLines(caller, "/queue", 2);
      for (const caseId of lines) {
        expect(may, name).toContain(caseId);
        expect((await caller.get(`/requests/${caseId}`)).body.actions, name).not.toEqual([]);
        queued.add(caseId);
      }
    }
    const closed = (await shiliu.stranger().get("/public/requests?limit=100")).body.lines.filter(
      (line: { state: { closed: boolean } }) => line.state.closed,
    );
    expect(queued.size).toBe(cases.length - closed.length);
  });
});

describe("a case about a body", () => {
  it("is there for nobody who belongs to that body or to one below it, in whichever of their posts", async () => {
    const { tree } = shiliu.system.organisations;
    let hidden = 0;
    for (const { name, caller, bodies, may } of sights) {
      for (const { caseId, about } of cases) {
        const belongs = about.some((aboutId) => bodies.some((bodyId) => tree().isWithin(bodyId, aboutId)));
        if (!belongs) continue;
        hidden += 1;
        expect(may, `${name} and ${about.join()}`).not.toContain(caseId);
        for (const action of ["accept", "dispatch", "sign-in", "supplement", "unmask"]) {
          const done = await caller.post(`/requests/${caseId}/${action}`, { input: {}, reason: "了解情况" });
          expect([404, 400], name).toContain(done.status);
        }
      }
    }
    expect(hidden).toBeGreaterThan(30);
  });

  it("is never handed to that body, nor to one below it", async () => {
    const city = await shiliu.staff("demo.dispatcher");
    const { caseId } = await file(shiliu.stranger(), { ...residentReport, aboutIds: [housing] });
    await step(city, caseId, "accept");
    for (const [leadId, coHandlerIds] of [
      [housing, []],
      ["652301-D-urban", [housing]],
      ["652301-D-urban", [`${housing}-O-property`]],
    ] as const) {
      const sent = await city.act(caseId, "dispatch", { leadId, coHandlerIds });
      expect(sent).toMatchObject({ status: 422, body: { code: "body-is-subject" } });
    }
  });

  it("goes to the body above where the desk itself is meant, and nowhere where nobody is left", async () => {
    const aboutRoot = await shiliu.stranger().post("/requests", { ...residentReport, aboutIds: ["652300"] });
    expect(aboutRoot).toMatchObject({ status: 422, body: { code: "nobody-may-receive" } });
    const unknown = await shiliu
      .stranger()
      .post("/requests", { ...residentReport, aboutIds: ["no-such-body"] });
    expect(unknown).toMatchObject({ status: 422, body: { code: "body-unknown" } });
  });
});

describe("the public list", () => {
  it("shows no tip-off, no case about a body, no word, no name and no id", async () => {
    const { body } = await shiliu.stranger().get("/public/requests?limit=100");
    const numbers = body.lines.map((line: { number: string }) => line.number);
    const may = cases
      .filter(({ about, tipOff }) => about.length === 0 && !tipOff)
      .map(({ number }) => number);
    expect(numbers.toSorted()).toEqual(may.toSorted());
    const text = JSON.stringify(body);
    expect(text).not.toContain("路灯");
    for (const { caseId } of cases) expect(text).not.toContain(caseId);
    const near = await shiliu.stranger().get("/public/requests?limit=100&matterId=652301002");
    expect(near.body.lines).toEqual([]);
  });
});

describe("a post that is not one's own", () => {
  it("is refused wherever it is named, and a receipt or a key brings no post along", async () => {
    const clerk = await shiliu.staff("demo.clerk");
    const dispatcher = await shiliu.staff("demo.dispatcher");
    const borrowed = shiliu.with(clerk, { "x-shiliu-post": dispatcher.headers["x-shiliu-post"] ?? "" });
    for (const path of ["/queue", "/requests", `/requests/${cases[0]?.caseId}`])
      expect(await borrowed.get(path), path).toMatchObject({ status: 403, body: { code: "post-not-held" } });
    // Who is signed in is told all the same: a browser that kept a post which is gone must learn the others.
    const session = await borrowed.get("/session");
    expect(session.body.posts.map(({ role }: { role: string }) => role)).toEqual(["clerk"]);
    const post = dispatcher.headers["x-shiliu-post"] ?? "";
    const query = await shiliu.with(clerk, { "x-shiliu-post": "" }).get(`/live?post=${post}`);
    expect(query.status).toBe(403);
    const holder = shiliu.with(shiliu.holder(cases[0]?.receiptCode ?? ""), { "x-shiliu-post": post });
    expect((await holder.get("/queue")).body.code).toBe("not-signed-in");
    // Both at once: the receipt counts, and nothing of the session comes with it.
    const both = shiliu.with(dispatcher, { "x-shiliu-receipt": cases[0]?.receiptCode ?? "" });
    expect(await allLines(both, "/requests", 10)).toEqual([cases[0]?.caseId]);
  });
});
