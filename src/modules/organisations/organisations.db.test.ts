import { makeRandomSource } from "#platform/sealing/randomSource.ts";
import { OpenAPIHandler } from "@orpc/openapi/fetch";
import { expect, it } from "vitest";
import { createOrganisations } from "./index.ts";
import { callAs, contextOf, demoActor, newKey, seededOrganisations } from "./testing.ts";

const under = await seededOrganisations();
const handler = new OpenAPIHandler(under.organisations.routes);

async function send(path: string, init: RequestInit & { as?: string } = {}): Promise<Response> {
  const headers = Object.fromEntries(new Headers(init.headers));
  const context = contextOf(init.as ? demoActor(init.as) : { kind: "anonymous" }, headers);
  const result = await handler.handle(new Request(`http://shiliu.test${path}`, init), { context });
  if (!result.matched) throw new Error(`No route ${path}`);
  return result.response;
}

it("answers over HTTP, query texts read as what they mean", async () => {
  const page = await send("/bodies?kind=county&limit=3");
  expect(page.status).toBe(200);
  expect(await page.json()).toMatchObject({ items: [{ id: "652301" }, { id: "652302" }, { id: "652323" }] });
  expect((await send("/bodies?limit=201")).status).toBe(400);
});

it("prefers the tree's own path to a body called tree, and answers 304 by its tag", async () => {
  const tree = await send("/bodies/tree");
  const tag = tree.headers.get("etag") ?? "";
  expect(await tree.json()).toHaveProperty("bodies");
  const again = await send("/bodies/tree", { headers: { "if-none-match": tag } });
  expect([again.status, await again.text()]).toEqual([304, ""]);
});

it("takes the idempotency key as a header too", async () => {
  const request = {
    method: "POST",
    as: "demo.admin",
    headers: { "content-type": "application/json", "idempotency-key": newKey() },
    body: JSON.stringify({
      id: "652301-D-header",
      parentId: "652301",
      kind: "department",
      name: { zh: "标头局" },
    }),
  };
  const [first, second] = [await send("/bodies", request), await send("/bodies", request)];
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(await second.json()).toEqual(await first.json());
});

it("lets another process find out and reload", async () => {
  const other = createOrganisations({
    pool: under.db.pool,
    randomId: newKey,
    random: makeRandomSource(),
    countOpenCases: async () => 0,
  });
  await other.load();
  const before = other.version();
  await callAs(under, "demo.admin").changeBody({ id: "652327", phone: "0994-2", key: newKey() });
  expect(other.findBody("652327")?.phone).toBeUndefined();
  await other.reloadIfChanged();
  expect(other.findBody("652327")?.phone).toBe("0994-2");
  expect(other.version()).toBe(before + 1);
});

it("gives every code it refuses with a status and a sentence in both languages", () => {
  for (const { status, says } of Object.values(under.organisations.refusals)) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(says.zh && says.en).toBeTruthy();
  }
});
