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
    expect((await caller.get("/api-keys")).body, login).toEqual([]);
  }
  const cityAdmin = await shiliu.staff("demo.city.admin");
  const outside = await cityAdmin.post("/api-keys", { postId: postOf("demo.fukang"), name: "测试系统" });
  expect(outside.body.code).toBe("not-allowed");
});
