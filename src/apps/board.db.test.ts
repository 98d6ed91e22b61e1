import { beforeAll, describe, expect, it } from "vitest";
import type { Case } from "#engine/case.ts";
import { demoPeople } from "#modules/organisations/index.ts";
import {
  actInputs,
  answered,
  businessReport,
  file,
  type Filed,
  inHand,
  residentReport,
  step,
} from "./cases/testing.ts";
import { untilFollowed } from "./followed/testing.ts";
import { everyPost } from "./people/testing.ts";
import { type Caller, testSystem } from "./testing.ts";

const shiliu = await testSystem();
const { pool, requests } = shiliu.system;
const desk = () => shiliu.staff("demo.dispatcher");
const housing = "652301-D-housing";
const urban = "652301-D-urban";

interface Line {
  id: string;
  taskId?: number;
  step: { id: string };
  act: string;
  kind: string;
  place?: { id: string; name: { zh: string } };
}
interface Cell {
  place?: { id: string };
  kind: string;
  count: number;
}

const act = async (who: string, { caseId }: Filed, name: string, more: object = {}, taskId?: number) =>
  step(await shiliu.staff(who), caseId, name, { ...actInputs[name], ...more }, taskId);

async function accepted(more: object = {}): Promise<Filed> {
  const filed = await file(shiliu.stranger(), { ...residentReport, ...more });
  await act("demo.dispatcher", filed, "accept");
  return filed;
}

/** All pages of a list, one line a page where asked so. */
async function linesOf<Listed = Line>(caller: Caller, path: string, limit = 100): Promise<Listed[]> {
  const lines: Listed[] = [];
  let next: string | undefined;
  do {
    const more: string = next === undefined ? "" : `&cursor=${encodeURIComponent(next)}`;
    const { status, body } = await caller.get(
      `${path}${path.includes("?") ? "&" : "?"}limit=${limit}${more}`,
    );
    expect(status, JSON.stringify(body)).toBe(200);
    lines.push(...body.lines);
    next = body.next;
  } while (next !== undefined);
  return lines;
}

const nameOf = ({ id, taskId, step }: Pick<Line, "id" | "taskId" | "step">) => `${id} ${taskId} ${step.id}`;
const byName = (lines: readonly Line[]) => lines.map(nameOf).toSorted();

beforeAll(async () => {
  for (const [kind, placeId] of [
    ["help", "652301001"],
    ["help", "652301001-C-sample1"],
    ["complaint", "652301002"],
    ["complaint", "652301002-C-sample1"],
    ["consult", "652301402"],
  ])
    await accepted({ kind, placeId });
  await file(shiliu.stranger(), residentReport); // not accepted yet
  // A return waits for its review, and what the street has in hand may go further down.
  const returned = await accepted({ kind: "suggestion" });
  await act("demo.dispatcher", returned, "dispatch", { leadId: urban, coHandlerIds: ["652301001"] });
  await act("demo.urban", returned, "returnTask", { betterBodyId: housing }, 1);
  await act("demo.street", returned, "signIn", {}, 2);
  const business = await file(shiliu.stranger(), businessReport);
  await act("demo.park", business, "collect");
  await act("demo.park", business, "forward");
}, 60_000);

describe("the dispatch board", () => {
  it("lists just what a post's queue has of it, and counts just what it lists", async () => {
    const seen = new Map<string, number>();
    for (const { name, caller } of await everyPost(shiliu)) {
      const { status, body } = await caller.get("/dispatch-board");
      if (!/ as (dispatcher|townshipDesk) at /.test(name)) {
        expect({ name, status, code: body.code }).toEqual({ name, status: 403, code: "not-allowed" });
        const counts = await caller.get("/dispatch-board/counts");
        expect({ name, status: counts.status, code: counts.body.code }).toMatchObject({
          code: "not-allowed",
        });
        continue;
      }
      const lines = await linesOf(caller, "/dispatch-board", 2);
      const queue = await linesOf(caller, "/queue");
      const waiting = queue.filter(({ step: { id } }) =>
        ["accepted", "forwarded", "working", "return-asked"].includes(id),
      );
      expect(byName(lines), name).toEqual(byName(waiting));
      const counted = await caller.get("/dispatch-board/counts");
      expect(counted.body.more).toBe(false);
      const cells = counted.body.cells as Cell[];
      const plain = Map.groupBy(lines, ({ place, kind }) => `${place?.id} ${kind}`);
      expect(new Map(cells.map(({ place, kind, count }) => [`${place?.id} ${kind}`, count])), name).toEqual(
        new Map([...plain].map(([key, some]) => [key, some.length])),
      );
      for (const { place, kind, count } of cells) {
        const narrowed = await linesOf(caller, `/dispatch-board?placeId=${place?.id}&kind=${kind}`);
        expect(narrowed.map((line) => `${line.place?.id} ${line.kind}`)).toEqual(
          Array.from({ length: count }, () => `${place?.id} ${kind}`),
        );
      }
      seen.set(name.split(" ")[0] ?? "", lines.length);
    }
    expect(Object.fromEntries(seen)).toMatchObject({
      "demo.dispatcher": 6,
      "demo.dispatcher2": 6,
      "demo.liangxin": 1,
      "demo.street": 1,
      "demo.fukang": 0,
    });
  });

  it("says of each by which act it goes on, and that act is open in the case", async () => {
    for (const who of ["demo.dispatcher2", "demo.liangxin", "demo.street"]) {
      const caller = await shiliu.staff(who);
      for (const line of await linesOf(caller, "/dispatch-board")) {
        const { body } = await caller.get(`/requests/${line.id}`);
        expect(body.actions).toContainEqual(
          expect.objectContaining({
            action: line.act,
            ...(line.taskId === undefined ? {} : { taskId: line.taskId }),
          }),
        );
      }
    }
    const acts = (await linesOf(await desk(), "/dispatch-board")).map((line) => line.act);
    expect(acts.toSorted()).toEqual([...Array.from({ length: 5 }, () => "dispatch"), "upholdReturn"]);
  });

  it("counts a matter at its township, and narrows by that", async () => {
    const lines = await linesOf(await desk(), "/dispatch-board?placeId=652301001&kind=help");
    expect(lines.map(({ place }) => place?.id)).toEqual(["652301001", "652301001"]);
    expect(lines[0]?.place?.name.zh).toContain("宁边路");
    // What lies in a township of the city is not counted at the city.
    expect(await linesOf(await desk(), "/dispatch-board?placeId=652301")).toEqual([]);
  });

  it("loses a case as soon as it is dispatched, which is done once", async () => {
    const filed = await accepted();
    const has = async (who: string) =>
      (await linesOf(await shiliu.staff(who), "/dispatch-board")).some(({ id }) => id === filed.caseId);
    expect(await has("demo.dispatcher2")).toBe(true);
    const { body } = await (await desk()).get(`/requests/${filed.caseId}`);
    const input = { leadId: urban, coHandlerIds: [housing] };
    const more = { expectedVersion: body.version };
    const first = await (await desk()).act(filed.caseId, "dispatch", input, more, "board-dispatch-once");
    const again = await (await desk()).act(filed.caseId, "dispatch", input, more, "board-dispatch-once");
    expect([first.status, again.status, again.body.replayed]).toEqual([200, 200, true]);
    const other = await shiliu.staff("demo.dispatcher2");
    const late = await other.act(
      filed.caseId,
      "dispatch",
      { ...input, leadId: housing, coHandlerIds: [] },
      more,
    );
    expect([late.status, late.body.code]).toEqual([409, "changed-meanwhile"]);
    expect(await has("demo.dispatcher")).toBe(false);
    expect(await has("demo.dispatcher2")).toBe(false);
  });

  it("holds nothing that is about the asker", async () => {
    const filed = await accepted({ kind: "praise" });
    await pool.query("update cases set about_ids = '{652301-desk-12345}' where id = $1", [filed.caseId]);
    const lines = await linesOf(await desk(), "/dispatch-board?kind=praise");
    const { body } = await (await desk()).get("/dispatch-board/counts");
    expect(lines).toEqual([]);
    expect(body.cells.filter(({ kind }: Cell) => kind === "praise")).toEqual([]);
    await pool.query("update cases set about_ids = '{}' where id = $1", [filed.caseId]);
    expect(await linesOf(await desk(), "/dispatch-board?kind=praise")).toHaveLength(1);
  });

  it("refuses whoever is not signed in, places that are none, and cursors of other lists", async () => {
    const reporter = await shiliu.reporter("13800002222");
    for (const path of ["/dispatch-board", "/dispatch-board/counts", "/body-loads"])
      for (const caller of [shiliu.anonymous, reporter]) {
        const { status, body } = await caller.get(path);
        expect([path, status, body.code]).toEqual([path, 401, "not-signed-in"]);
      }
    const caller = await desk();
    expect((await caller.get("/dispatch-board?placeId=nowhere")).body.code).toBe("body-unknown");
    expect((await caller.get("/dispatch-board?cursor=abc")).body.code).toBe("cursor-invalid");
    expect((await caller.get("/dispatch-board?kind=no-kind")).body.code).toBe("input-invalid");
  });

  it("says that there is more than was counted, where very much waits", async () => {
    const { caseId } = await accepted();
    await pool.query(
      `insert into case_duties (case_id, case_version, ord, body_id, role, step, due_at)
       select $1, 999, n, '652302-desk-12345', 'dispatcher', 'accepted', now() from generate_series(1, 5001) n`,
      [caseId],
    );
    const { body } = await (await shiliu.staff("demo.fukang")).get("/dispatch-board/counts");
    expect(body).toMatchObject({ more: true, cells: [{ count: 5000 }] });
    await pool.query("delete from case_duties where case_version = 999");
  });
});

interface Load {
  bodyId: string;
  open: number;
  overdue: number;
  soon: number;
  answered: number;
  returned: number;
  inTime?: { numerator: number; denominator: number };
  returnedShare?: { numerator: number; denominator: number };
}

const open = new Set(["sent", "working", "assigned", "drafted", "return-asked", "carried"]);

/** What bodies have in hand, counted from the cases themselves, as plainly as it can be. */
function plainLoads(
  cases: readonly Case[],
  now: Date,
): Map<string, Load & { measured: number; met: number }> {
  const loads = new Map<string, Load & { measured: number; met: number }>();
  const dayMs = 86_400_000;
  for (const each of cases)
    for (const task of each.tasks) {
      if (task.role === "side") continue;
      const { bodyId } = task;
      const none = { open: 0, overdue: 0, soon: 0, answered: 0, returned: 0, measured: 0, met: 0 };
      const load = loads.get(bodyId) ?? { bodyId, ...none };
      const limits = each.clocks.filter(({ kind, taskId }) => kind === "handle" && taskId === task.id);
      const last = limits.findLast(({ stoppedAt }) => stoppedAt !== undefined);
      const isRecent =
        last?.stoppedAt !== undefined && now.getTime() - Date.parse(last.stoppedAt) <= 30 * dayMs;
      if (open.has(task.state) && each.closedAt === undefined) {
        const running = limits.find(
          ({ stoppedAt, pauses }) =>
            stoppedAt === undefined && !pauses?.some(({ until }) => until === undefined),
        );
        const leftMs = running ? Date.parse(running.dueAt) - now.getTime() : Infinity;
        load.open += 1;
        if (leftMs < 0) load.overdue += 1;
        else if (leftMs < dayMs) load.soon += 1;
      } else if (task.state === "answered" && isRecent) {
        load.answered += 1;
        if (last.outcome !== "released") load.measured += 1;
        if (last.outcome === "met") load.met += 1;
      } else if (task.state === "returned" && isRecent) load.returned += 1;
      loads.set(bodyId, load);
    }
  return loads;
}

async function seenLoads(caller: Caller): Promise<{ loads: Load[]; withinId: string; at: string }> {
  const { status, body } = await caller.get("/body-loads");
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

const followed = () => untilFollowed(pool, "body-tasks", () => requests.keepTasks());
const foldsOf = async () =>
  (await pool.query<{ fold: Case }>("select fold from cases")).rows.map(({ fold }) => fold);

/** Figures as they are to be told: no share of fewer than ten. */
function told({ measured, met, ...load }: Load & { measured: number; met: number }): Load {
  const ended = load.answered + load.returned;
  return {
    ...load,
    ...(measured < 10 ? {} : { inTime: { numerator: met, denominator: measured } }),
    ...(ended < 10 ? {} : { returnedShare: { numerator: load.returned, denominator: ended } }),
  };
}

describe("the load of a body", () => {
  beforeAll(async () => {
    for (let at = 0; at < 10; at++) await answered(shiliu, await inHand(shiliu));
    const late = await inHand(shiliu);
    const paused = await inHand(shiliu);
    await act("demo.housing", paused, "askPause", {}, 1);
    const asked = (await (await desk()).get(`/requests/${paused.caseId}`)).body.tasks.at(-1);
    await act("demo.dispatcher", paused, "grantPause", {}, asked.id);
    const withdrawn = await inHand(shiliu);
    await step(shiliu.holder(withdrawn.receiptCode), withdrawn.caseId, "withdraw", actInputs["withdraw"]);
    const down = await inHand(shiliu);
    await act("demo.housing", down, "assignDown", {}, 1);
    const returned = await accepted();
    await act("demo.dispatcher", returned, "dispatch", { leadId: housing, coHandlerIds: [urban] });
    await act("demo.housing", returned, "returnTask", {}, 1);
    await act("demo.dispatcher2", returned, "upholdReturn", { bodyId: "652301-D-market" }, 1);
    // Most of them run out, one is answered after that.
    shiliu.pass({ days: 16 });
    await answered(shiliu, late);
    await inHand(shiliu);
    shiliu.pass({ minutes: 1 });
    await followed();
  }, 120_000);

  it("is what can be counted from the cases, for every post that sends cases on", async () => {
    const folds = await foldsOf();
    const tree = shiliu.system.organisations.tree();
    for (const { login, posts } of demoPeople)
      for (const { role, bodyId } of posts) {
        const caller = await shiliu.staff(login, bodyId);
        if (!["dispatcher", "townshipDesk", "handler", "head", "supervisor"].includes(role)) {
          const { status, body } = await caller.get("/body-loads");
          expect([login, status, body.code]).toEqual([login, 403, "not-allowed"]);
          continue;
        }
        const { loads, withinId, at } = await seenLoads(caller);
        const plain = [...plainLoads(folds, new Date(at)).values()]
          .filter((load) => load.open + load.answered + load.returned > 0)
          .filter((load) => tree.isWithin(load.bodyId, withinId))
          .map(told);
        const sorted = (some: readonly Load[]) => some.toSorted((a, b) => (a.bodyId < b.bodyId ? -1 : 1));
        expect(sorted(loads), login).toEqual(sorted(plain));
      }
    const ofHousing = (await seenLoads(await desk())).loads.find(({ bodyId }) => bodyId === housing);
    expect(ofHousing).toMatchObject({
      answered: 11,
      returned: 1,
      inTime: { numerator: 10, denominator: 11 },
      returnedShare: { numerator: 1, denominator: 12 },
    });
    expect(ofHousing?.overdue).toBeGreaterThan(0);
    expect(ofHousing?.open).toBeGreaterThan(ofHousing?.overdue ?? 0);
  });

  it("gives no share of a few", async () => {
    const ofUrban = (await seenLoads(await desk())).loads.find(({ bodyId }) => bodyId === urban);
    expect(ofUrban).toMatchObject({ open: expect.any(Number) });
    expect(ofUrban).not.toHaveProperty("inTime");
    expect(ofUrban).not.toHaveProperty("returnedShare");
  });

  it("is told of bodies within one's own reach alone: a desk's government, else one's own body", async () => {
    const tree = shiliu.system.organisations.tree();
    for (const [login, withinId] of [
      ["demo.dispatcher", "652301"],
      ["demo.prefecture", "652300"],
      ["demo.street", "652301001"],
      ["demo.housing", housing],
    ] as const) {
      const seen = await seenLoads(await shiliu.staff(login));
      expect(seen.withinId).toBe(withinId);
      expect(seen.loads.every(({ bodyId }) => tree.isWithin(bodyId, withinId))).toBe(true);
    }
  });

  it("counts nothing that is about the asker", async () => {
    const filed = await inHand(shiliu);
    await followed();
    const openNow = async () => {
      shiliu.pass({ minutes: 1 });
      const { loads } = await seenLoads(await desk());
      return loads.find(({ bodyId }) => bodyId === housing)?.open ?? 0;
    };
    const before = await openNow();
    await pool.query("update body_tasks set about_ids = '{652301-desk-12345}' where case_id = $1", [
      filed.caseId,
    ]);
    expect(await openNow()).toBe(before - 1);
  });

  it("comes to the same where the journal is read again from its beginning", async () => {
    await pool.query("delete from body_tasks");
    await pool.query("delete from journal_readers where name = 'body-tasks'");
    await followed();
    shiliu.pass({ minutes: 1 });
    const { loads, at } = await seenLoads(await desk());
    const plain = plainLoads(await foldsOf(), new Date(at)).get(housing);
    expect(loads.find(({ bodyId }) => bodyId === housing)).toEqual(plain && told(plain));
  });
});
