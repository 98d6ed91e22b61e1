import { describe, expect, it } from "vitest";
import type { Actor } from "#engine/actor.ts";
import { callAs, everyone, newKey, outcomeOf, seededOrganisations } from "../testing.ts";

const under = await seededOrganisations();
const as = (who: string | Actor) => callAs(under, who);
const anonymous: Actor = { kind: "anonymous" };

type TreeAnswer = Awaited<ReturnType<ReturnType<typeof as>["readBodyTree"]>>;
const bodiesOf = (tree: TreeAnswer) => (tree.status === 200 ? tree.body.bodies : []);

let number = 0;
async function newDepartment(parentId = "652301"): Promise<string> {
  const id = `${parentId}-D-test${++number}`;
  await as("demo.admin").establishBody({
    id,
    parentId,
    kind: "department",
    name: { zh: `测试${number}局` },
    key: newKey(),
  });
  return id;
}

describe("establishing a body", () => {
  it("puts it into the tree at once, with its first line of history", async () => {
    const id = await newDepartment();
    const page = await as("demo.admin").readBody({ id });
    expect(page).toMatchObject({ id, parentId: "652301", active: true, postsCount: 0, mayChange: true });
    expect(page.path.map((above) => above.id)).toEqual(["652300", "652301"]);
    expect(page.history).toMatchObject([
      { act: "body-established", by: { name: "演示·系统管理员（昌吉州）" } },
    ]);
    expect(under.organisations.tree().isWithin(id, "652301")).toBe(true);
    expect(under.notified.at(-1)).toBe(under.organisations.version());
  });
  it("is the system administrator's of that part of the tree alone", async () => {
    for (const who of everyone.filter((login) => login !== "demo.admin")) {
      const body = {
        id: "652301-D-no",
        parentId: "652301",
        kind: "department",
        name: { zh: "某局" },
      } as const;
      expect([who, await outcomeOf(as(who).establishBody({ ...body, key: newKey() }))]).toEqual([
        who,
        "not-allowed",
      ]);
    }
    const elsewhere = {
      id: "652302-D-no",
      parentId: "652302",
      kind: "department",
      name: { zh: "某局" },
    } as const;
    expect(await outcomeOf(as("demo.city.admin").establishBody({ ...elsewhere, key: newKey() }))).toBe(
      "not-allowed",
    );
    expect(await outcomeOf(as(anonymous).establishBody({ ...elsewhere, key: newKey() }))).toBe(
      "not-signed-in",
    );
    const reporter: Actor = { kind: "reporter", reporterId: "r" };
    expect(await outcomeOf(as(reporter).establishBody({ ...elsewhere, key: newKey() }))).toBe("not-allowed");
  });
  it("takes effect once when it is sent twice", async () => {
    const input = {
      id: "652301-D-twice",
      parentId: "652301",
      kind: "department",
      name: { zh: "两次局" },
      key: newKey(),
    } as const;
    const first = await as("demo.admin").establishBody(input);
    const version = under.organisations.version();
    expect(await as("demo.admin").establishBody(input)).toEqual(first);
    expect(under.organisations.version()).toBe(version);
    expect(await outcomeOf(as("demo.admin").establishBody({ ...input, id: "652301-D-other" }))).toBe(
      "key-used-before",
    );
    expect(await outcomeOf(as("demo.city.admin").establishBody(input))).toBe("body-exists");
  });
  it("takes effect once when it is sent many times at once", async () => {
    const input = {
      id: "652301-D-rush",
      parentId: "652301",
      kind: "department",
      name: { zh: "并发局" },
    } as const;
    const key = newKey();
    const same = await Promise.all(
      Array.from({ length: 5 }, () => outcomeOf(as("demo.admin").establishBody({ ...input, key }))),
    );
    expect(same).toEqual(Array(5).fill("done"));
    const other = await Promise.all(
      Array.from({ length: 5 }, () => outcomeOf(as("demo.admin").establishBody({ ...input, key: newKey() }))),
    );
    expect(other).toEqual(Array(5).fill("body-exists"));
    expect((await as("demo.admin").readBody({ id: input.id })).history).toHaveLength(1);
  });
  it("asks for an idempotency key", async () => {
    const body = { id: "652301-D-no", parentId: "652301", kind: "department", name: { zh: "某局" } } as const;
    expect(await outcomeOf(as("demo.admin").establishBody(body))).toBe("key-missing");
  });
});

describe("changing a body", () => {
  it("renames it, and sets and removes its public line", async () => {
    const id = await newDepartment();
    const change = { id, name: { zh: "新名局", en: "New Bureau" }, phone: "0994-12345" };
    expect(await as("demo.city.admin").changeBody({ ...change, key: newKey() })).toMatchObject(change);
    expect(await as("demo.admin").changeBody({ id, phone: null, key: newKey() })).not.toHaveProperty("phone");
    expect(under.organisations.bodyName(id)).toEqual({ zh: "新名局", en: "New Bureau" });
  });
  it("moves it with everything below, and keeps the move apart in the history", async () => {
    const id = await newDepartment();
    const office = `${id}-O`;
    await as("demo.admin").establishBody({
      id: office,
      parentId: id,
      kind: "office",
      name: { zh: "科" },
      key: newKey(),
    });
    const moved = await as("demo.admin").changeBody({
      id,
      name: { zh: "迁局" },
      parentId: "652302",
      key: newKey(),
    });
    expect(moved.history?.map((line) => line.act)).toEqual([
      "body-moved",
      "body-changed",
      "body-established",
    ]);
    expect(under.organisations.tree().isWithin(office, "652302")).toBe(true);
  });
  it("writes nothing where nothing differs", async () => {
    const id = await newDepartment();
    const version = under.organisations.version();
    await as("demo.admin").changeBody({ id, phone: null, parentId: "652301", key: newKey() });
    expect(under.organisations.version()).toBe(version);
  });
  it("never ends under a body that is being dissolved at the same moment", async () => {
    const target = await newDepartment();
    const id = "652301-D-urban-O-streets";
    const results = await Promise.all([
      outcomeOf(as("demo.admin").changeBody({ id, parentId: target, key: newKey() })),
      outcomeOf(as("demo.admin").deactivateBody({ id: target, reason: "撤销", key: newKey() })),
    ]);
    expect([
      ["done", "body-in-use"],
      ["parent-inactive", "done"],
    ]).toContainEqual(results);
    const chain = under.organisations.tree().chain(id);
    expect(chain.every((body) => body.active)).toBe(true);
  });
  it("is never put below itself", async () => {
    const move = { id: "652301400", parentId: "652301400-desk-liangxin", key: newKey() };
    expect(await outcomeOf(as("demo.admin").changeBody(move))).toBe("tree-cycle");
  });
  it("is refused outside the administrator's part, at either end of a move", async () => {
    const id = await newDepartment();
    for (const who of everyone.filter((login) => login !== "demo.admin")) {
      expect([who, await outcomeOf(as(who).changeBody({ id, name: { zh: "某" }, key: newKey() }))]).toEqual([
        who,
        "not-allowed",
      ]);
    }
    const city = as("demo.city.admin");
    expect(await outcomeOf(city.changeBody({ id, parentId: "652302", key: newKey() }))).toBe("not-allowed");
    expect(
      await outcomeOf(city.changeBody({ id: "652302-D-water", parentId: "652301", key: newKey() })),
    ).toBe("not-allowed");
    expect(
      await outcomeOf(city.changeBody({ id: "652301", parentId: "652300", phone: "1", key: newKey() })),
    ).toBe("done");
  });
  it("refuses to touch the unknown", async () => {
    expect(await outcomeOf(as("demo.admin").changeBody({ id: "nothing", phone: "1", key: newKey() }))).toBe(
      "body-not-found",
    );
  });
});

describe("dissolving a body", () => {
  const reason = "机构改革";
  it("keeps the body and its history, and its code is never used again", async () => {
    const id = await newDepartment();
    const page = await as("demo.admin").deactivateBody({ id, reason, key: newKey() });
    expect(page).toMatchObject({ active: false, mayChange: false });
    expect(page.history?.[0]).toMatchObject({ act: "body-dissolved", reason });
    const again = { id, parentId: "652301", kind: "department", name: { zh: "复局" } } as const;
    expect(await outcomeOf(as("demo.admin").establishBody({ ...again, key: newKey() }))).toBe("body-exists");
    expect(await outcomeOf(as("demo.admin").changeBody({ id, phone: "1", key: newKey() }))).toBe(
      "body-inactive",
    );
    expect(await outcomeOf(as("demo.admin").deactivateBody({ id, reason, key: newKey() }))).toBe(
      "body-inactive",
    );
    expect(await outcomeOf(as(anonymous).readBody({ id }))).toBe("body-not-found");
    expect(await outcomeOf(as("demo.clerk").readBody({ id }))).toBe("done");
  });
  it("is refused while bodies, posts or open cases are left without saying where they go", async () => {
    const id = "652301-D-housing";
    expect(await outcomeOf(as("demo.admin").deactivateBody({ id, reason, key: newKey() }))).toBe(
      "body-in-use",
    );
    under.busyBodies.add(id);
    const handedOver = { id, reason, successorId: "652301-D-urban", key: newKey() };
    expect(await outcomeOf(as("demo.admin").deactivateBody(handedOver))).toBe("body-has-open-cases");
    under.busyBodies.delete(id);
  });
  it("hands its bodies and posts to the successor", async () => {
    const id = "652302-D-housing";
    const successorId = "652302-D-urban";
    const office = `${id}-O`;
    await as("demo.admin").establishBody({
      id: office,
      parentId: id,
      kind: "office",
      name: { zh: "科" },
      key: newKey(),
    });
    const page = await as("demo.admin").deactivateBody({ id, reason, successorId, key: newKey() });
    expect(page).toMatchObject({ active: false, successorId, postsCount: 0, children: [] });
    expect(under.organisations.tree().isWithin(office, successorId)).toBe(true);
    const names = under.organisations.peopleAt(successorId).map((person) => person.login);
    expect(names.toSorted()).toEqual(["demo.fukang.housing", "demo.fukang.housing.head"]);
  });
  it("tells before it is merged what would move and what stands in the way, and in both histories afterwards", async () => {
    const [id, into] = [await newDepartment(), await newDepartment()];
    const office = `${id}-O`;
    const name = { zh: "科" };
    await as("demo.admin").establishBody({ id: office, parentId: id, kind: "office", name, key: newKey() });
    under.busyBodies.add(id);
    const before = await as("demo.admin").previewMerge({ id, into });
    expect(before).toMatchObject({ openCases: 2, children: [{ id: office }], posts: [] });
    expect(before.barred?.code).toBe("body-has-open-cases");
    expect(before.barred?.says.zh).toContain("2 件");
    under.busyBodies.delete(id);
    expect((await as("demo.admin").previewMerge({ id, into })).barred).toBeUndefined();
    expect((await as("demo.admin").previewMerge({ id, into: office })).barred?.code).toBe("tree-cycle");
    for (const who of everyone.filter((login) => login !== "demo.admin"))
      expect(await outcomeOf(as(who).previewMerge({ id, into })), who).toBe("not-allowed");
    expect(await outcomeOf(as("demo.admin").previewMerge({ id: "nothing", into }))).toBe("body-not-found");

    const key = newKey();
    await as("demo.admin").deactivateBody({ id, reason, successorId: into, key });
    await as("demo.admin").deactivateBody({ id, reason, successorId: into, key });
    const { history } = await as("demo.admin").readBody({ id: into });
    const took = history?.filter(({ act }) => act === "body-took-over");
    expect(took).toMatchObject([{ after: { tookOverId: id }, reason }]);
    expect((await as("demo.admin").readBody({ id })).history?.[0]).toMatchObject({ act: "body-dissolved" });
  });
  it("refuses a successor that cannot take over", async () => {
    const id = "652301-D-market";
    const refusedFor = (successorId: string, who = "demo.admin") =>
      outcomeOf(as(who).deactivateBody({ id, reason, successorId, key: newKey() }));
    expect(await refusedFor("nothing")).toBe("body-not-found");
    expect(await refusedFor(id)).toBe("tree-cycle");
    expect(await refusedFor("652301-D-market-O-complaints")).toBe("tree-cycle");
    expect(await refusedFor("652301504")).toBe("body-outside");
    expect(await refusedFor("652301001-C-sample1")).toBe("kind-not-allowed-here");
    expect(await refusedFor("652302-D-market", "demo.city.admin")).toBe("not-allowed");
  });
  it("never ends the prefecture, nor the administrator's own place", async () => {
    expect(await outcomeOf(as("demo.admin").deactivateBody({ id: "652300", reason, key: newKey() }))).toBe(
      "not-allowed",
    );
    expect(
      await outcomeOf(as("demo.city.admin").deactivateBody({ id: "652301", reason, key: newKey() })),
    ).toBe("not-allowed");
    expect(
      await outcomeOf(as({ kind: "system" }).deactivateBody({ id: "652300", reason, key: newKey() })),
    ).toBe("root-fixed");
  });
  it("is the system administrator's alone", async () => {
    const id = await newDepartment();
    for (const who of everyone.filter((login) => login !== "demo.admin")) {
      expect([who, await outcomeOf(as(who).deactivateBody({ id, reason, key: newKey() }))]).toEqual([
        who,
        "not-allowed",
      ]);
    }
  });
});

describe("reading bodies", () => {
  it("shows everyone the active ones, with no history and no count of posts", async () => {
    const page = await as(anonymous).readBody({ id: "652301-D-urban" });
    expect(page).not.toHaveProperty("history");
    expect(page).not.toHaveProperty("postsCount");
    expect(page.mayChange).toBe(false);
    for (const who of everyone) expect(await outcomeOf(as(who).readBody({ id: "652301" }))).toBe("done");
  });
  it("shows the history to administrators and auditors only", async () => {
    const seen = [];
    for (const who of everyone) if ((await as(who).readBody({ id: "652301" })).history) seen.push(who);
    expect(seen).toEqual(["demo.auditor", "demo.security", "demo.admin"]);
  });
  it("finds by Chinese name, English name and code", async () => {
    const find = async (q: string) => (await as(anonymous).searchBodies({ q })).items.map((body) => body.id);
    expect(await find("宁边路街道")).toEqual(["652301001"]);
    expect(await find("ningbianlu sub")).toEqual(["652301001"]);
    expect(await find("652301001")).toContain("652301001-S-sample1");
    expect(await find("没有这个")).toEqual([]);
  });
  it("filters by kind, parent and part of the tree", async () => {
    const counties = await as(anonymous).searchBodies({ kind: "county" });
    expect(counties.items).toHaveLength(7);
    const inStreet = await as(anonymous).searchBodies({ within: "652301001" });
    expect(inStreet.items.every((body) => body.id.startsWith("652301001"))).toBe(true);
    const desks = await as(anonymous).searchBodies({ parent: "652325", kind: "desk" });
    expect(desks.items.map((body) => body.id)).toEqual(["652325-desk-12345", "652325-desk-liangxin"]);
  });
  it("turns pages without losing or repeating one", async () => {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await as(anonymous).searchBodies({ limit: 50, ...(cursor && { cursor }) });
      ids.push(...page.items.map((body) => body.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(ids).toEqual([...new Set(ids)].toSorted());
    expect(ids).toHaveLength(bodiesOf(await as(anonymous).readBodyTree({})).length);
  });
  it("lists dissolved bodies to staff who ask for all", async () => {
    const id = await newDepartment();
    await as("demo.admin").deactivateBody({ id, reason: "撤销", key: newKey() });
    const find = async (who: string | Actor) =>
      (await as(who).searchBodies({ q: id, include: "all" })).items.length;
    expect(await find("demo.clerk")).toBe(1);
    expect(await find(anonymous)).toBe(0);
  });
});

it("takes more writes at once than there are connections", async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, () => newDepartment()));
  const ends = ids.map((id) =>
    outcomeOf(as("demo.admin").deactivateBody({ id, reason: "撤销", key: newKey() })),
  );
  expect(new Set(await Promise.all(ends))).toEqual(new Set(["done"]));
});

it("answers the tree by its version, 304 to who has it", async () => {
  const first = await as(anonymous).readBodyTree({});
  expect(first.headers["etag"]).toContain(String(under.organisations.version()));
  const again = await as(anonymous).readBodyTree({
    headers: { "if-none-match": first.headers["etag"] ?? "" },
  });
  expect(again).toMatchObject({ status: 304 });
  const staff = await as("demo.clerk").readBodyTree({
    headers: { "if-none-match": first.headers["etag"] ?? "" },
  });
  expect(bodiesOf(staff).some((body) => !body.active)).toBe(true);
});

it("keeps its history for ever", async () => {
  await expect(under.db.pool.query("update organisation_changes set reason = 'x'")).rejects.toThrow(
    /append-only/,
  );
  await expect(under.db.pool.query("delete from organisation_changes")).rejects.toThrow(/append-only/);
});
