import { afterAll, describe, expect, it } from "vitest";
import {
  actInputs,
  answered,
  answerWords,
  file,
  type Filed,
  inHand,
  residentReport,
  step,
} from "./cases/testing.ts";
import { ordersOf } from "./exchange/orders/testing.ts";
import { superiorPlatform } from "./exchange/testing.ts";
import { followedUntil } from "./followed/testing.ts";
import { testSystem } from "./testing.ts";

const shiliu = await testSystem();
const secret = "a-secret-of-sixteen-letters";
const above = await superiorPlatform(secret);
afterAll(() => above.close());
const { received, tell, noted, wall } = await ordersOf(shiliu, { url: above.url, secret });

const dispatcher = () => shiliu.staff("demo.dispatcher");
const say = async (caseId: string, name: string, more: object = {}, taskId?: number) =>
  (await dispatcher()).act(
    caseId,
    name,
    { ...actInputs[name], ...more },
    taskId === undefined ? {} : { taskId },
  );
const seen = async (caseId: string) => (await (await dispatcher()).get(`/requests/${caseId}`)).body;
const codeOf = async (said: ReturnType<typeof say>) => (await said).body.code;

/** An order that the desk has taken in. */
async function taken(days: number) {
  const made = await received({ deadline: wall(days) });
  const accepted = await step(await dispatcher(), made.caseId, "accept");
  return { ...made, ours: accepted.number as string };
}

async function accepted(): Promise<Filed> {
  const filed = await file(shiliu.stranger(), residentReport);
  await step(await dispatcher(), filed.caseId, "accept");
  return filed;
}

/** Lets the worker's job go on until a case is where it should be. */
const followed = (caseId: string, state: string) =>
  followedUntil(
    shiliu,
    () => seen(caseId),
    (view) => view.state.id === state,
  );

const toldOf = (number: string) =>
  above.arrived.flatMap(({ body }) => (body["order_no"] === number ? [body] : []));

describe("an order among other cases", () => {
  it("is not split: its platform gets one answer under one number", async () => {
    const { caseId } = await taken(20);
    expect(await codeOf(say(caseId, "split"))).toBe("order-answered-as-one");
    const view = await seen(caseId);
    expect(view.actions.find(({ action }: { action: string }) => action === "split").blocked.code).toBe(
      "order-answered-as-one",
    );
  });

  it("waits for the answer of a case that ends before it, and writes that answer back as its own, once", async () => {
    const main = await inHand(shiliu);
    const { caseId, number } = await taken(60);
    const merged = await say(caseId, "merge", { number: main.number });
    expect(merged.body.case.state.id).toBe("merged");
    await answered(shiliu, main);
    await followed(caseId, "callback");
    await noted(caseId, 2);
    await shiliu.system.exchange.deliver();
    await shiliu.system.exchange.deliver();
    await shiliu.system.exchange.deliver();
    const told = toldOf(number);
    expect(told.map(({ status }) => status)).toEqual(["10", "40"]);
    expect(told[1]).toMatchObject({ content: answerWords, handle_dept: expect.stringContaining("住") });
  });

  it("is not merged into a case that ends after it; that one is merged into the order, and goes on with it", async () => {
    const main = await accepted();
    const { caseId, ours } = await taken(1);
    expect(await codeOf(say(caseId, "merge", { number: main.number }))).toBe("order-cannot-wait");
    expect((await say(main.caseId, "merge", { number: ours })).body.case.state.id).toBe("merged");
    expect((await seen(caseId)).related).toMatchObject([{ relation: "merged", number: main.number }]);
  });

  it("that waits holds back more time for the main case, until it is separated", async () => {
    const main = await inHand(shiliu);
    const { caseId, number } = await taken(8);
    expect((await say(caseId, "merge", { number: main.number })).status).toBe(200);
    const housing = await shiliu.staff("demo.housing");
    const reason = "需要等待配件到货，请求延期。";
    const asked = await step(housing, main.caseId, "askExtension", { workingDays: 10, reason }, 1);
    const ask = asked.tasks.find(({ state }: { state: string }) => state === "extension-asked").id;
    const grant = () => say(main.caseId, "grantExtension", { reason: "情况属实，同意。" }, ask);
    const refused = (await grant()).body;
    expect(refused).toMatchObject({ code: "orders-wait", message: expect.stringContaining(number) });
    expect((await seen(main.caseId)).version).toBe(asked.version);
    expect((await say(caseId, "separate")).body.case.state.id).toBe("accepted");
    const granted = await grant();
    expect(granted.status).toBe(200);
    const whole = granted.body.case.clocks.find(({ kind }: { kind: string }) => kind === "whole");
    expect(whole.dueAt > (await seen(caseId)).superior.dueAt).toBe(true);
  });

  it("that waits lets nobody stop the main case's time, or carry it past the order's limit", async () => {
    const main = await inHand(shiliu);
    const { caseId } = await taken(15);
    await say(caseId, "merge", { number: main.number });
    const housing = await shiliu.staff("demo.housing");
    const reason = "冬季不能施工，待天气转暖后继续。";
    const paused = await step(
      housing,
      main.caseId,
      "askPause",
      { ground: "season", until: wall(5).slice(0, 10), reason },
      1,
    );
    const ask = paused.tasks.find(({ state }: { state: string }) => state === "pause-asked").id;
    expect(await codeOf(say(main.caseId, "grantPause", { reason }, ask))).toBe("orders-wait");
    await say(main.caseId, "refusePause", { reason }, ask);
    const carry = { ground: "needs-season", until: wall(40).slice(0, 10), plan: answerWords };
    const carried = await step(housing, main.caseId, "askCarry", carry, 1);
    const wish = carried.tasks.find(({ state }: { state: string }) => state === "carry-asked").id;
    const leader = await shiliu.staff("demo.leader");
    const refused = await leader.act(main.caseId, "approveCarry", { plan: answerWords }, { taskId: wish });
    expect(refused.body.code).toBe("orders-wait");
  });

  it("taken back by its platform sends those that wait for it back to the desk", async () => {
    const one = await accepted();
    const { caseId, ours, number } = await taken(20);
    await say(one.caseId, "merge", { number: ours });
    expect((await tell(number, "CH")).status).toBe(200);
    expect((await seen(caseId)).state.id).toBe("recalled");
    expect((await followed(one.caseId, "accepted")).state.closed).toBe(false);
  });
});
