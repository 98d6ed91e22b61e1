import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { withTransaction } from "#platform/database/pool.ts";
import { demoPeople } from "#modules/organisations/index.ts";
import { file, residentReport, step } from "./cases/testing.ts";
import { untilFollowed } from "./followed/testing.ts";
import { desk, housing, phoneOf, run, say, shiliu, system, templatesTo } from "./notices/testing.ts";
import { everyPost } from "./people/testing.ts";
import { type Heard, listenAs, listening } from "./streams/testing.ts";
import type { Caller } from "./testing.ts";

const newsPath = "/notices/news";
const base = await listening(shiliu.server);
const streams: Heard[] = [];
afterEach(() => {
  for (const heard of streams.splice(0)) heard.close();
});

interface Item {
  id: string;
  caseId?: string;
  kind: string;
  subject: { zh: string; en: string };
  text: { zh: string; en: string };
  leadsTo: string;
  version?: number;
  stands: boolean;
  read: boolean;
}

const personOf = (login: string): string => demoPeople.find((each) => each.login === login)!.personId;
const newsOf = async (who: Caller, query = "limit=100"): Promise<Item[]> =>
  (await who.get(`${newsPath}?${query}`)).body.items;
const ofCase = async (who: Caller, caseId: string) =>
  (await newsOf(who)).filter((item) => item.caseId === caseId);
const unreadOf = async (who: Caller): Promise<number> => (await who.get(`${newsPath}/count`)).body.unread;

/** A case of Changji city that was sent to housing and waits to be signed in. */
async function sent(leadId = "652301-D-housing") {
  const filed = await file(shiliu.stranger(), residentReport);
  await say(desk, filed.caseId, "accept");
  await say(desk, filed.caseId, "dispatch", undefined, { leadId });
  return filed;
}

async function rowsOf(caseId: string): Promise<{ person_id: string; key: string; role: string }[]> {
  const { rows } = await system.pool.query(
    "select person_id, key, role from staff_news where case_id = $1 order by id",
    [caseId],
  );
  return rows as { person_id: string; key: string; role: string }[];
}

describe("news in the app", () => {
  it("tells holders what is theirs, in both languages, of what happened and where; and not a word of the case", async () => {
    const { caseId, number } = await sent();
    await run();
    const mine = await shiliu.staff(housing);
    const [item, ...more] = await ofCase(mine, caseId);
    expect(more).toEqual([]);
    expect(item).toMatchObject({ kind: "signIn", leadsTo: "case", stands: true, read: false });
    expect(item!.subject).toEqual({ zh: `待签收：${number}`, en: `To sign in: ${number}` });
    expect(item!.text.zh).toMatch(/^工单 SL\d+ 已派到昌吉市住.*请于 .*前签收。$/);
    const { timeline } = (await mine.get(`/requests/${caseId}`)).body as {
      timeline: { version: number; action: string }[];
    };
    expect(timeline.find(({ version }) => version === item!.version)?.action).toBe("dispatch");
    const { rows } = await system.pool.query("select * from staff_news");
    for (const secretWord of ["路灯", "老人", "李某某", "演示"])
      expect(JSON.stringify(rows)).not.toContain(secretWord);
    await say(housing, caseId, "signIn", 1);
    expect((await ofCase(mine, caseId))[0]).toMatchObject({ stands: false });
  });

  it("is each post's own: nobody in any post finds what was not told to them there", async () => {
    const { caseId } = await sent();
    await run();
    const told = await rowsOf(caseId);
    for (const { name, caller } of await everyPost(shiliu)) {
      const [login = "", , role] = name.split(" ");
      const theirs = told.filter((row) => row.person_id === personOf(login) && row.role === role);
      const found = await ofCase(caller, caseId);
      const sees = (await caller.get(`/requests/${caseId}`)).status === 200;
      expect(found.length, name).toBe(sees ? theirs.length : 0);
      // Whatever else stands there is of cases that they may open.
      for (const item of await newsOf(caller))
        if (item.caseId !== undefined)
          expect((await caller.get(`/requests/${item.caseId}`)).status, name).toBe(200);
    }
    expect((await shiliu.stranger().get(newsPath)).status).toBe(401);
    const filed = await file(shiliu.stranger(), residentReport);
    const holder = shiliu.holder(filed.receiptCode);
    expect((await holder.get(newsPath)).status).toBe(401);
    expect((await holder.get(`${newsPath}/count`)).status).toBe(401);
    expect((await holder.post(`${newsPath}/read`, { ids: ["1"] })).status).toBe(401);
  });

  it("comes once to each, with two workers at it and one killed in between", async () => {
    const owner = new pg.Client({ connectionString: shiliu.urls.adminUrl });
    await owner.connect();
    // So that the worker can be killed after it wrote and before it is done.
    await owner.query(`create function slow_news() returns trigger language plpgsql as
      $$ begin perform pg_sleep(2); return null; end $$`);
    await owner.query(
      "create trigger slow_news after insert on staff_news for each statement execute function slow_news()",
    );
    const { caseId } = await sent();
    const killed = (async () => {
      for (let tries = 0; tries < 200; tries++) {
        const { rowCount } = await owner.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where wait_event = 'PgSleep' and query like '%staff_news%'`,
        );
        if ((rowCount ?? 0) > 0) return true;
        await wait(25);
      }
      return false;
    })();
    const first = (async () => {
      for (let tries = 0; tries < 100; tries++) {
        try {
          await system.notices.follow(system.clock());
        } catch (error) {
          return error;
        }
        await wait(25);
      }
      return undefined;
    })();
    expect(await first).toBeInstanceOf(Error);
    expect(await killed).toBe(true);
    expect(await rowsOf(caseId)).toEqual([]);
    await owner.query("drop trigger slow_news on staff_news");
    await owner.end();
    const { system: other } = await shiliu.another();
    await untilFollowed(system.pool, "notices", () =>
      Promise.all([system.notices.follow(system.clock()), other.notices.follow(other.clock())]),
    );
    await system.notices.follow(system.clock());
    const rows = await rowsOf(caseId);
    expect(rows.map((row) => row.person_id)).toContain(personOf(housing));
    const names = rows.map((row) => `${row.key} ${row.role}`);
    expect(new Set(names).size).toBe(names.length);
    // Queued again, it is not told again.
    const [row] = rows;
    const again = {
      key: row!.key,
      caseId,
      to: { personId: row!.person_id },
      template: "duty-sign-in",
      values: {},
      urgent: false,
    } as const;
    await withTransaction(system.pool, (tx) => system.notices.queue(tx, [again], system.clock()));
    expect(await rowsOf(caseId)).toEqual(rows);
  }, 60_000);

  it("is chosen by kind apart from messages, and does not wait for quiet hours to end", async () => {
    const urban = await shiliu.staff("demo.urban");
    const { body: before } = await urban.get("/notices/settings");
    expect(before.inApp).toEqual(expect.arrayContaining(["signIn", "arrived", "urged"]));
    const minute = Math.floor(system.clock().getTime() / 60_000 + 8 * 60) % 1440;
    const time = (at: number) =>
      [Math.floor(((at + 1440) % 1440) / 60), (at + 1440) % 60]
        .map((part) => `${part}`.padStart(2, "0"))
        .join(":");
    const choice = {
      channel: "sms",
      language: "zh",
      kinds: before.kinds,
      quietHours: { from: time(minute - 60), until: time(minute + 120) },
    };
    expect((await urban.post("/notices/settings", choice)).body.inApp).toEqual(before.inApp);
    const first = await sent("652301-D-urban");
    await run();
    expect(await ofCase(urban, first.caseId)).toHaveLength(1);
    expect(templatesTo(phoneOf("demo.urban"))).toEqual([]);
    const inApp = (before.inApp as string[]).filter((kind) => kind !== "signIn");
    const { body: after } = await urban.post("/notices/settings", { ...choice, quietHours: null, inApp });
    expect(after.inApp).toEqual(inApp);
    expect((await urban.post("/notices/settings", { ...choice, quietHours: null })).body.inApp).toEqual(
      inApp,
    );
    const second = await sent("652301-D-urban");
    await run();
    expect(await ofCase(urban, second.caseId)).toEqual([]);
    expect(templatesTo(phoneOf("demo.urban"))).toContain("duty-sign-in");
    // Nothing goes out to them, and they find the rest all the same.
    await urban.post("/notices/settings", { channel: "none", language: "zh", kinds: [], inApp });
    const { receiptCode, caseId } = second;
    await say("demo.urban", caseId, "signIn", 1);
    await step(shiliu.holder(receiptCode), caseId, "urge");
    await run();
    expect((await ofCase(urban, caseId)).map(({ kind }) => kind)).toEqual(["urged"]);
    expect((await urban.post("/notices/settings", { ...choice, inApp: ["gossip"] })).status).toBe(400);
    // Whoever has no number chooses what they find in the app all the same; a way that leads nowhere they do not.
    const { rowCount } = await system.pool.query("update people set work_phone = null where id = $1", [
      personOf("demo.property"),
    ]);
    expect(rowCount).toBe(1);
    await system.organisations.reload();
    const property = await shiliu.staff("demo.property");
    const plain = { channel: "sms", language: "zh", kinds: [], inApp: ["urged"] };
    expect((await property.post("/notices/settings", plain)).body.inApp).toEqual(["urged"]);
    const email = { ...plain, channel: "email" };
    expect((await property.post("/notices/settings", email)).body.code).toBe("notice-address-missing");
  });

  it("tells nothing more of a case that has become about a body of its reader's, nor counts it; nor after they left", async () => {
    const admin = await shiliu.staff("demo.admin");
    const mine = await shiliu.staff("demo.housing2");
    const personId = personOf("demo.housing2");
    const form = { ...residentReport, kind: "tip-off", aboutIds: ["652301-D-urban"] };
    const about = (await shiliu.stranger().post("/requests", form)).body as {
      caseId: string;
      number: string;
    };
    await say(desk, about.caseId, "accept");
    await say(desk, about.caseId, "dispatch");
    const plain = await sent();
    await run();
    const before = await unreadOf(mine);
    expect(await ofCase(mine, about.caseId)).toHaveLength(1);
    const role = "handler";
    const given = await admin.post(`/people/${personId}/posts`, { role, bodyId: "652301-D-urban" });
    expect(given.status).toBe(201);
    expect((await mine.get(`/requests/${about.caseId}`)).status).toBe(404);
    const found = JSON.stringify([await newsOf(mine), await newsOf(mine, "show=unread")]);
    expect(found).not.toContain(about.number);
    expect(found).not.toContain(about.caseId);
    expect(await unreadOf(mine)).toBe(before - 1);
    expect(await ofCase(mine, plain.caseId)).toHaveLength(1);
    const posts = given.body.posts as { id: string; bodyId: string }[];
    const left = posts.find(({ bodyId }) => bodyId === "652301-D-housing")!;
    expect((await admin.post(`/posts/${left.id}/end`, { reason: "岗位调整" })).status).toBe(200);
    expect((await mine.get(newsPath)).body.code).toBe("post-not-held");
    const urbanPost = posts.find(({ bodyId }) => bodyId === "652301-D-urban")!;
    expect(await newsOf(shiliu.with(mine, { "x-shiliu-post": urbanPost.id }))).toEqual([]);
  });

  it("tells watchers of an alarm whose case they may not open, unless it is about a body of theirs", async () => {
    const { caseId } = await sent("652301-D-urban");
    const about = await file(shiliu.stranger(), { ...residentReport, aboutIds: ["652301-D-housing"] });
    const alarm = (id: string) =>
      ({
        key: `alarm-${randomUUID()}`,
        caseId: id,
        to: { personId: personOf(housing) },
        template: "duty-alarm",
        values: { number: "SL0" },
        urgent: true,
      }) as const;
    const mine = await shiliu.staff(housing);
    const alarms = async () => (await newsOf(mine)).filter(({ leadsTo }) => leadsTo === "roster").length;
    const before = await alarms();
    await withTransaction(system.pool, (tx) =>
      system.notices.queue(tx, [alarm(caseId), alarm(about.caseId)], system.clock()),
    );
    expect(await alarms()).toBe(before + 1);
    expect((await newsOf(mine)).find(({ leadsTo }) => leadsTo === "roster")).not.toHaveProperty("caseId");
  });

  it("leaves whoever loses their post, and follows whoever switches", async () => {
    const posts = demoPeople.find(({ login }) => login === "demo.twoposts")!.posts;
    const [first, second] = await Promise.all(
      posts.map(({ bodyId }) => shiliu.staff("demo.twoposts", bodyId)),
    );
    const tell = (to: object) =>
      withTransaction(system.pool, (tx) =>
        system.notices.queue(
          tx,
          [
            {
              key: `post-${randomUUID()}`,
              to: { personId: personOf("demo.twoposts"), ...to },
              template: "duty-shift",
              values: {},
              urgent: false,
            },
          ],
          system.clock(),
        ),
      );
    await tell({ posts: [{ role: posts[0]!.role, bodyId: posts[0]!.bodyId }] });
    expect([await unreadOf(first!), await unreadOf(second!)]).toEqual([1, 0]);
    // What is the person's is in both, and read in one it is read in the other.
    await tell({});
    expect([await unreadOf(first!), await unreadOf(second!)]).toEqual([2, 1]);
    const [newest] = await newsOf(second!);
    await second!.post(`${newsPath}/read`, { ids: [newest!.id] });
    expect([await unreadOf(first!), await unreadOf(second!)]).toEqual([1, 0]);
    const borrowed = shiliu.with(await shiliu.staff(housing), {
      "x-shiliu-post": first!.headers["x-shiliu-post"]!,
    });
    expect((await borrowed.get(newsPath)).body.code).toBe("post-not-held");
  });

  it("is marked as read once, however often and by however many windows, and only by whose it is", async () => {
    const mine = await shiliu.staff(housing);
    await sent();
    await sent();
    await run();
    const [newest, older] = await newsOf(mine, "show=unread");
    const before = await unreadOf(mine);
    const key = randomUUID();
    const marks = await Promise.all(
      [key, key, randomUUID(), randomUUID()].map((each) =>
        mine.post(`${newsPath}/read`, { ids: [older!.id] }, each),
      ),
    );
    expect(marks.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await unreadOf(mine)).toBe(before - 1);
    const readAt = async () =>
      (await system.pool.query("select read_at from staff_news where id = $1", [older!.id])).rows;
    const first = await readAt();
    shiliu.pass({ minutes: 1 });
    await mine.post(`${newsPath}/read`, { ids: [older!.id] });
    expect(await readAt()).toEqual(first);
    const other = await shiliu.staff("demo.housing.head");
    await other.post(`${newsPath}/read`, { ids: [newest!.id] });
    expect((await newsOf(mine, "show=unread")).map(({ id }) => id)).toContain(newest!.id);
    // All of it, at the same time as one of it: what came after the newest that was seen stays.
    const { caseId } = await sent();
    await run();
    const [all] = await Promise.all([
      mine.post(`${newsPath}/read-all`, { upTo: newest!.id }),
      mine.post(`${newsPath}/read`, { ids: [newest!.id] }),
      mine.post(`${newsPath}/read-all`, { upTo: newest!.id }),
    ]);
    expect(all.status).toBe(200);
    expect(await newsOf(mine, "show=unread")).toMatchObject([{ caseId }]);
    expect((await mine.post(`${newsPath}/read`, { ids: [newest!.id] }, "short")).body.code).toBe(
      "key-missing",
    );
    for (const bad of [{ ids: [] }, { ids: ["x"] }, { ids: ["0"] }, {}])
      expect((await mine.post(`${newsPath}/read`, bad)).status).toBe(400);
    expect((await mine.post(`${newsPath}/read-all`, { upTo: "-1" })).status).toBe(400);
  });

  it("is paged without a gap while more comes in", async () => {
    const mine = await shiliu.staff(housing);
    for (let count = 0; count < 3; count++) await sent();
    await run();
    const all = await newsOf(mine);
    const { body: page } = await mine.get(`${newsPath}?limit=2`);
    expect(page.items.map(({ id }: Item) => id)).toEqual(all.slice(0, 2).map(({ id }) => id));
    await sent();
    await run();
    const { body: next } = await mine.get(`${newsPath}?limit=2&cursor=${page.next}`);
    expect(next.items.map(({ id }: Item) => id)).toEqual(all.slice(2, 4).map(({ id }) => id));
    expect((await mine.get(`${newsPath}?cursor=abc`)).status).toBe(400);
  });

  it("moves on every screen of whose it is, and on nobody else's", async () => {
    const mine = await shiliu.staff(housing);
    const other = await shiliu.staff("demo.market");
    for (const caller of [mine, mine, other]) streams.push(await listenAs(base, caller));
    const { caseId } = await sent();
    const [one, two, another] = streams;
    const heardBy = (count: number) =>
      expect
        .poll(() => [one!.forYou() >= count, two!.forYou() >= count], { timeout: 5_000 })
        .toEqual([true, true]);
    await run();
    await heardBy(1);
    const [item] = await ofCase(mine, caseId);
    const before = Math.max(one!.forYou(), two!.forYou());
    await mine.post(`${newsPath}/read`, { ids: [item!.id] });
    await heardBy(before + 1);
    // Marked again there is nothing new to tell.
    const after = one!.forYou();
    await mine.post(`${newsPath}/read`, { ids: [item!.id] });
    await wait(200);
    expect(one!.forYou()).toBe(after);
    expect(another!.forYou()).toBe(0);
  });

  it("is kept for 90 days after it was read, and for 180 where nobody reads it", async () => {
    const mine = await shiliu.staff(housing);
    const read = await sent();
    const unread = await sent();
    await run();
    const [item] = await ofCase(mine, read.caseId);
    await mine.post(`${newsPath}/read`, { ids: [item!.id] });
    const ofHousing = async (caseId: string) =>
      (await rowsOf(caseId)).filter((row) => row.person_id === personOf(housing)).length;
    shiliu.pass({ days: 89 });
    await system.notices.tidy(system.clock());
    expect([await ofHousing(read.caseId), await ofHousing(unread.caseId)]).toEqual([1, 1]);
    shiliu.pass({ days: 2 });
    await system.notices.tidy(system.clock());
    expect([await ofHousing(read.caseId), await ofHousing(unread.caseId)]).toEqual([0, 1]);
    shiliu.pass({ days: 90 });
    await system.notices.tidy(system.clock());
    expect(await ofHousing(unread.caseId)).toBe(0);
  });
});
