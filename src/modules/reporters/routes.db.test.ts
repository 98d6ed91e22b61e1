import { createRouterClient, ORPCError } from "@orpc/server";
import { describe, expect, it } from "vitest";
import type { Actor } from "#engine/actor.ts";
import type { RequestContext } from "#platform/http/context.ts";
import { findReporterSession } from "./reporterSession.ts";
import { makeRoutes } from "./routes.ts";
import { makeTestGround } from "./testing.ts";

const { ground, pool, sent } = await makeTestGround();
const now = new Date("2025-03-04T02:00:00Z");
const phone = "13812345678";

function visit(actor: Actor = { kind: "anonymous" }, cookie?: string) {
  const cookies: string[] = [];
  const context: RequestContext = {
    actor,
    personId: undefined,
    language: "zh",
    now,
    requestId: "r1",
    address: "10.0.0.1",
    setHeader: (name, value) => void (name === "set-cookie" && cookies.push(value)),
    header: (name) => (name === "cookie" ? cookie : undefined),
  };
  return { client: createRouterClient(makeRoutes(ground), { context }), cookies };
}

const refusalOf = (error: unknown): unknown => (error instanceof ORPCError ? (error.data as unknown) : error);

describe("the routes of reporters", () => {
  it("lead from a phone to one's own data, masked, and out again", async () => {
    const stranger = visit();
    expect(await stranger.client.sendCode({ phone })).toEqual({ expiresInSeconds: 600, nextInSeconds: 60 });
    const code = sent[0]?.values["code"] ?? "";
    expect(await stranger.client.signIn({ phone, code })).toMatchObject({
      kind: "person",
      phone: "138****5678",
    });
    const cookie = stranger.cookies[0]?.split(";")[0];
    const session = await findReporterSession(ground, pool, cookie, now);
    const { client, cookies } = visit({ kind: "reporter", reporterId: session?.reporterId ?? "" }, cookie);
    expect(await client.rename({ name: "古丽娜孜" })).toMatchObject({ name: "古**" });
    expect(await client.get()).toMatchObject({ name: "古**", phone: "138****5678" });
    await client.signOut();
    expect(cookies[0]).toContain("Max-Age=0");
    expect(await findReporterSession(ground, pool, cookie, now)).toBeUndefined();
  });

  it("refuse in codes: a wrong code, and whoever is not signed in", async () => {
    const { client } = visit();
    expect(await client.signIn({ phone, code: "000000" }).catch(refusalOf)).toEqual({
      refused: "code-wrong",
    });
    expect(await client.get().catch(refusalOf)).toEqual({ refused: "not-signed-in" });
    expect(await client.rename({ name: "x" }).catch(refusalOf)).toEqual({ refused: "not-signed-in" });
  });
});
