import { describe, expect, it } from "vitest";
import { actInputs, file, type Filed, residentReport, step, dayAfter } from "./cases/testing.ts";
import { followedUntil, untilFollowed } from "./followed/testing.ts";
import { testSystem } from "./testing.ts";

const shiliu = await testSystem();
const act = async (
  caseId: string,
  name: string,
  more: object = {},
  taskId?: number,
  who = "demo.dispatcher",
) => step(await shiliu.staff(who), caseId, name, { ...actInputs[name], ...more }, taskId);
const asDesk = async (caseId: string) =>
  (await (await shiliu.staff("demo.dispatcher")).get(`/requests/${caseId}`)).body;

interface View {
  clocks: { kind: string; dueAt: string; stoppedAt?: string }[];
  timeline: { action: string }[];
  tasks: { id: number; state: string }[];
}
const due = (view: View, kind: string): string => {
  const clock = view.clocks.find((each) => each.kind === kind && each.stoppedAt === undefined);
  if (!clock) throw new Error(`No ${kind} clock runs`);
  return clock.dueAt;
};

/** Sends a case to the housing department, which takes it. */
async function take(caseId: string): Promise<void> {
  await act(caseId, "dispatch");
  await step(await shiliu.staff("demo.housing"), caseId, "signIn", {}, 1);
}

/** A request and what was split from it, both in hand. */
async function split(): Promise<{ parent: Filed; partId: string }> {
  const parent = await file(shiliu.stranger(), residentReport);
  await act(parent.caseId, "accept");
  const { related } = await act(parent.caseId, "split");
  const partId: string = related[0].caseId;
  await take(parent.caseId);
  await take(partId);
  return { parent, partId };
}

/** Waits until a part has heard of its parent's limit. */
const heeded = (partId: string) =>
  followedUntil(
    shiliu,
    () => asDesk(partId),
    (view: View) => view.timeline.some(({ action }) => action === "heedParent"),
  );

describe("a case that was split from another", () => {
  it("may be extended as far as that one was, and no further", async () => {
    const { parent, partId } = await split();
    const housing = await shiliu.staff("demo.housing");
    const ask = (caseId: string) =>
      housing.act(caseId, "askExtension", actInputs["askExtension"], { taskId: 1 });
    expect((await ask(partId)).body.code).toBe("extension-past-parent");

    const grant = async (caseId: string) => {
      const asked = (await ask(caseId)).body.case as View;
      const waiting = asked.tasks.find(({ state }) => state === "extension-asked");
      return act(caseId, "grantExtension", {}, waiting?.id);
    };
    const longer = due(await grant(parent.caseId), "whole");
    const before = due(await asDesk(partId), "whole");
    expect(due(await heeded(partId), "whole")).toBe(before);

    const extended = await grant(partId);
    expect(due(extended, "whole") > before).toBe(true);
    expect(due(extended, "whole")).toBe(longer);
    expect((await ask(partId)).body.code).toBe("extensions-used-up");
  });

  it("ends sooner where that one does, and so does whoever handles it", async () => {
    const { parent, partId } = await split();
    const before = await asDesk(partId);
    const sooner = due(await act(parent.caseId, "correct", { urgency: "urgent" }), "whole");
    expect(sooner < due(before, "whole")).toBe(true);
    const after = await heeded(partId);
    expect(due(after, "whole")).toBe(sooner);
    expect(due(after, "handle") <= sooner).toBe(true);
  });

  it("ends with that one though its new limit has passed already, and is given no more time for it", async () => {
    const { parent, partId } = await split();
    shiliu.pass({ days: 3 });
    const sooner = due(await act(parent.caseId, "correct", { urgency: "urgent" }), "whole");
    expect(sooner < shiliu.system.clock().toISOString()).toBe(true);
    const after = await heeded(partId);
    expect(due(after, "whole")).toBe(sooner);
    const housing = await shiliu.staff("demo.housing");
    const asked = await housing.act(partId, "askExtension", actInputs["askExtension"], { taskId: 1 });
    expect(asked.body.code).toBe("asked-too-late");
  });

  it("stands still no longer than it may still be answered in time", async () => {
    const { partId } = await split();
    const housing = await shiliu.staff("demo.housing");
    const inDays = (days: number) => dayAfter(shiliu.system.clock(), days);
    const ask = (until: string) =>
      housing.act(partId, "askPause", { ...actInputs["askPause"], until }, { taskId: 1 });
    expect((await ask(inDays(50))).body.code).toBe("pause-past-parent");
    expect((await ask(inDays(1))).status).toBe(200);
  });

  it("heeds that one's limit once, whatever it has become when the step is tried again", async () => {
    const { parent, partId } = await split();
    await act(parent.caseId, "correct", { urgency: "urgent" });
    await heeded(partId);
    const { rows } = await shiliu.system.pool.query(
      "select 1 from case_events where case_id = $1 and command_key like $2",
      [partId, `parent-${parent.caseId}-%`],
    );
    expect(rows).toHaveLength(1);
    // As after a stop between a step and the reader's own mark: the same events are read once more.
    await shiliu.system.pool.query(
      "update journal_readers set position = 0, xact = '0' where name = 'requests-parts'",
    );
    await act(parent.caseId, "correct", { urgency: "critical" });
    await untilFollowed(shiliu.system.pool, "requests-parts", () =>
      shiliu.system.requests.follow(shiliu.system.clock()),
    );
    const again = await asDesk(partId);
    expect(due(again, "whole")).toBe(due(await asDesk(parent.caseId), "whole"));
  });
});
