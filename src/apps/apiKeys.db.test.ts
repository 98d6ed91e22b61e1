import { expect, it } from "vitest";
import { demoPeople } from "#modules/organisations/index.ts";
import { testSystem } from "./testing.ts";

const shiliu = await testSystem();
const report = {
  process: "resident-request",
  kind: "help",
  words: "老人独居，需要社区帮助办理养老服务补贴。",
  placeId: "652301001",
};

function postOf(login: string): string {
  const post = demoPeople.find((person) => person.login === login)?.posts[0];
  if (!post) throw new Error(`no post of ${login}`);
  return post.id;
}

it("another system acts with its key in the key's post, until the key is ended", async () => {
  const admin = await shiliu.staff("demo.admin");
  const made = await admin.post(
    "/api-keys",
    { postId: postOf("demo.clerk"), name: "测试系统" },
    "make-key-00001",
  );
  expect(made).toMatchObject({ status: 201, body: { secret: expect.stringMatching(/^slk_/) } });
  const other = shiliu.bearer(made.body.secret);
  const filed = await other.post("/requests", report);
  expect(filed.status).toBe(201);
  expect((await other.get(`/requests/${filed.body.caseId}`)).body.audiences).toEqual(["registrar"]);

  const again = await admin.post(
    "/api-keys",
    { postId: postOf("demo.clerk"), name: "测试系统" },
    "make-key-00001",
  );
  expect(again.body).toEqual({ id: made.body.id }); // the secret is told once
  expect((await admin.post(`/api-keys/${made.body.id}/end`, { reason: "系统停用" })).status).toBe(200);
  expect((await other.get(`/requests/${filed.body.caseId}`)).body.code).toBe("not-signed-in");
});

it("nobody makes a key for a post they may not give", async () => {
  for (const login of ["demo.dispatcher", "demo.housing", "demo.security", "demo.street", "demo.auditor"]) {
    const caller = await shiliu.staff(login);
    const made = await caller.post("/api-keys", { postId: postOf("demo.clerk"), name: "测试系统" });
    expect(made, login).toMatchObject({ status: 403, body: { code: "not-allowed" } });
    expect((await caller.get("/api-keys?include=all")).body, login).toEqual({ items: [] });
  }
  const cityAdmin = await shiliu.staff("demo.city.admin");
  const outside = await cityAdmin.post("/api-keys", { postId: postOf("demo.fukang"), name: "测试系统" });
  expect(outside.body.code).toBe("not-allowed");
});

it("whoever may give the post sees of its keys who made them, when they were used and how they ended", async () => {
  const admin = await shiliu.staff("demo.admin");
  const postId = postOf("demo.housing");
  const expiresAt = new Date(shiliu.system.clock().getTime() + 3_600_000).toISOString();
  const ids: string[] = [];
  for (const name of ["第一把", "第二把", "第三把"]) {
    const made = await admin.post("/api-keys", { postId, name, expiresAt });
    ids.unshift(made.body.id);
    if (name === "第三把") await shiliu.bearer(made.body.secret).get("/session");
  }
  const personId = shiliu.system.organisations.findPost(postId)?.personId;
  const list = (more = "") => admin.get(`/api-keys?person=${personId}${more}`);
  const { items } = (await list()).body;
  expect(items.map((each: { id: string }) => each.id)).toEqual(ids);
  expect(items[0]).toMatchObject({
    name: "第三把",
    standing: "active",
    expiresAt,
    madeBy: { name: expect.any(String) },
    person: { id: personId },
    post: { id: postId, role: "handler" },
    lastUsedAt: expect.any(String),
  });
  expect(items[1].lastUsedAt).toBeUndefined();
  expect(JSON.stringify(items)).not.toContain("slk_");

  await admin.post(`/api-keys/${ids[1]}/end`, { reason: "对方系统下线" });
  expect((await list()).body.items).toHaveLength(2);
  const all = (await list("&include=all")).body.items;
  expect(all[1]).toMatchObject({
    standing: "ended",
    endedAt: expect.any(String),
    endedBy: items[0].madeBy,
    endReason: "对方系统下线",
  });

  const page = (await list("&include=all&limit=2")).body;
  expect(page.items).toHaveLength(2);
  const rest = (await list(`&include=all&limit=2&cursor=${page.nextCursor}`)).body;
  expect(rest.items.map((each: { id: string }) => each.id)).toEqual([ids[2]]);
  expect(rest.nextCursor).toBeUndefined();
});

it("a key ends on its last day, and is listed as over", async () => {
  const admin = await shiliu.staff("demo.admin");
  const postId = postOf("demo.market");
  const now = shiliu.system.clock().getTime();
  const past = await admin.post("/api-keys", {
    postId,
    name: "太晚",
    expiresAt: new Date(now - 1).toISOString(),
  });
  expect(past).toMatchObject({ status: 422, body: { code: "key-ends-in-the-past" } });
  const expiresAt = new Date(now + 60_000).toISOString();
  const { body } = await admin.post("/api-keys", { postId, name: "一分钟", expiresAt });
  expect((await shiliu.bearer(body.secret).get("/session")).status).toBe(200);
  shiliu.pass({ minutes: 2 });
  expect((await shiliu.bearer(body.secret).get("/session")).body.code).toBe("not-signed-in");
  const later = await shiliu.staff("demo.admin");
  const person = shiliu.system.organisations.findPost(postId)?.personId;
  expect((await later.get(`/api-keys?person=${person}`)).body.items).toEqual([]);
  const { items } = (await later.get(`/api-keys?person=${person}&include=all`)).body;
  expect(items).toMatchObject([{ id: body.id, standing: "expired" }]);
});

it("a key is ended once, by whoever may give its post, and never by another key", async () => {
  const admin = await shiliu.staff("demo.admin");
  const { body } = await admin.post("/api-keys", { postId: postOf("demo.city.admin"), name: "管理接口" });
  const machine = shiliu.bearer(body.secret);
  const byKey = await machine.post("/api-keys", { postId: postOf("demo.clerk"), name: "下一把" });
  expect(byKey).toMatchObject({ status: 403, body: { code: "key-by-key" } });
  const selfEnd = await machine.post(`/api-keys/${body.id}/end`, { reason: "自己停用" });
  expect(selfEnd).toMatchObject({ status: 403, body: { code: "key-by-key" } });
  for (const login of ["demo.security", "demo.auditor", "demo.dispatcher", "demo.city.admin"]) {
    const caller = await shiliu.staff(login);
    const ended = await caller.post(`/api-keys/${body.id}/end`, { reason: "不该停用" });
    expect(ended.status, login).toBe(403);
  }
  const end = (key: string) => admin.post(`/api-keys/${body.id}/end`, { reason: "系统停用" }, key);
  expect((await end("end-admin-key-1")).status).toBe(200);
  expect((await end("end-admin-key-1")).status).toBe(200);
  expect(await end("end-admin-key-2")).toMatchObject({ status: 409, body: { code: "key-ended-already" } });
  const unknown = await admin.post(`/api-keys/${crypto.randomUUID()}/end`, { reason: "没有这把" });
  expect(unknown).toMatchObject({ status: 404, body: { code: "key-not-found" } });
});

it("a post that ends takes its keys with it, and they stay on record", async () => {
  const admin = await shiliu.staff("demo.admin");
  const personId = shiliu.system.organisations.findPost(postOf("demo.housing"))?.personId;
  const given = await admin.post(`/people/${personId}/posts`, { role: "clerk", bodyId: "652301001" });
  const post = given.body.posts.find((each: { role: string }) => each.role === "clerk");
  const { body } = await admin.post("/api-keys", { postId: post.id, name: "随岗位走" });
  await admin.post(`/posts/${post.id}/end`, { reason: "岗位调整" });
  expect((await shiliu.bearer(body.secret).get("/session")).body.code).toBe("not-signed-in");
  const { items } = (await admin.get(`/api-keys?person=${personId}&include=all&limit=1`)).body;
  expect(items).toMatchObject([{ id: body.id, standing: "post-ended", endedAt: expect.any(String) }]);
});

it("a key goes on where the body of its post is merged into another", async () => {
  const admin = await shiliu.staff("demo.admin");
  const postId = postOf("demo.property");
  const made = await admin.post("/api-keys", { postId, name: "物业系统" });
  const other = shiliu.bearer(made.body.secret);
  expect((await other.get("/queue")).status).toBe(200);
  const merged = await admin.post("/bodies/652301-D-housing-O-property/deactivate", {
    successorId: "652301-D-housing",
    reason: "科室撤并",
  });
  expect(merged.status, JSON.stringify(merged.body)).toBe(200);
  expect((await other.get("/queue")).status).toBe(200);
});
