import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { everyPost } from "./people/testing.ts";
import { hourMs, housing, idOf, inHours, shiliu, system, urban, refused, shiftOf } from "./roster/testing.ts";

describe("a roster", () => {
  it("is kept by heads, desks and administrators of the body or above; all of staff read who is on duty", async () => {
    const keepers = new Set(
      (
        "dispatcher dispatcher2 housing.head liangxin liangxin2 prefecture prefecture2 prefecture.liangxin admin " +
        "city.admin desk.head leader"
      )
        .split(" ")
        .map((name) => `demo.${name}`),
    );
    const shift = shiftOf("demo.housing", "demo.housing");
    for (const { name, caller } of await everyPost(shiliu)) {
      const [login = ""] = name.split(" ");
      const read = await caller.get(`/roster/bodies/${housing}`);
      expect([name, read.status, read.body.mayEdit]).toEqual([name, 200, keepers.has(login)]);
      expect("people" in read.body).toBe(keepers.has(login));
      expect((await caller.get("/roster/on-duty")).status).toBe(200);
      expect((await caller.get(`/roster/bodies/${housing}/on-duty`)).status).toBe(200);
      // A shift that is refused for its own sake tells whether the door was open.
      const code = keepers.has(login) ? "same-person-twice" : "not-allowed";
      await refused(caller, `/roster/bodies/${housing}/shifts`, shift, code);
      expect((await caller.get(`/roster/bodies/${housing}/history`)).status).toBe(
        keepers.has(login) ? 200 : 403,
      );
    }
    for (const [who, status] of [
      [shiliu.stranger(), 401],
      [await shiliu.reporter("13899990003"), 403],
    ] as const) {
      for (const path of [
        "/roster/on-duty",
        `/roster/bodies/${housing}`,
        `/roster/bodies/${housing}/on-duty`,
      ])
        expect((await who.get(path)).status).toBe(status);
      expect((await who.post(`/roster/bodies/${housing}/shifts`, shift)).status).toBe(status);
      expect((await who.get("/roster/calls/mine")).status).toBe(status);
    }
  });

  it("refuses an overlap, one person twice, who is not of the body, who cannot sign in, and what is past", async () => {
    const head = await shiliu.staff("demo.urban.head");
    const path = `/roster/bodies/${urban}/shifts`;
    const shift = shiftOf("demo.urban", "demo.urban.head");
    await refused(head, path, { ...shift, b: shift.a }, "same-person-twice");
    await refused(head, path, { ...shift, a: idOf("demo.housing") }, "duty-person-not-here");
    await refused(head, path, { ...shift, a: shift.b, b: shift.a }, "duty-person-cannot-sign-in");
    await refused(head, path, { ...shift, b: idOf("demo.supervisor") }, "duty-person-not-here");
    await refused(head, path, { ...shift, startsAt: inHours(-9), endsAt: inHours(-1) }, "span-past");
    await refused(head, path, { ...shift, endsAt: shift.startsAt }, "span-empty");
    await refused(head, path, { ...shift, endsAt: inHours(90) }, "shift-too-long");
    await refused(
      head,
      path,
      { ...shift, startsAt: inHours(24 * 500), endsAt: inHours(24 * 500 + 1) },
      "span-too-far",
    );
    await refused(head, path, { ...shift, startsAt: "soon" }, "input-invalid");
    await refused(head, "/roster/bodies/652301-D-none/shifts", shift, "not-allowed");
    const key = randomUUID();
    const added = await head.post(path, shift, key);
    expect(added.status).toBe(200);
    expect((await head.post(path, shift, key)).body).toEqual(added.body);
    expect(await head.post(path, { ...shift, note: "x" }, key)).toMatchObject({
      body: { code: "key-used-before" },
    });
    await refused(head, path, { ...shift, startsAt: inHours(30), endsAt: inHours(40) }, "shifts-overlap");
    await refused(head, path, { ...shift }, "shifts-overlap");
    expect((await head.post(path, { ...shift, startsAt: shift.endsAt, endsAt: inHours(40) })).status).toBe(
      200,
    );
    const { id } = added.body;
    await refused(head, `/roster/shifts/${id}/change`, { endsAt: inHours(38) }, "shifts-overlap");
    await refused(head, `/roster/shifts/${id}/change`, { startsAt: inHours(-1) }, "span-past");
    expect((await head.post(`/roster/shifts/${id}/change`, { endsAt: inHours(35) })).status).toBe(200);
    await refused(head, `/roster/shifts/${randomUUID()}/change`, {}, "shift-not-found");
    const stranger = await shiliu.staff("demo.housing.head");
    await refused(stranger, `/roster/shifts/${id}/change`, { endsAt: inHours(34) }, "not-allowed");
    await refused(
      stranger,
      `/roster/bodies/${housing}/shifts/${id}/cancel`,
      { reason: "排错了" },
      "shift-not-found",
    );
    shiliu.pass({ hours: 30 });
    const later = await shiliu.staff("demo.urban.head");
    await refused(later, `/roster/shifts/${id}/change`, { a: idOf("demo.urban") }, "shift-begun");
    await refused(later, `/roster/bodies/${urban}/shifts/${id}/cancel`, { reason: "排错了" }, "shift-begun");
  });

  it("lets somebody stand in, is asked about a moment, cancels, and keeps the history", async () => {
    const head = await shiliu.staff("demo.housing.head");
    const path = `/roster/bodies/${housing}/substitutes`;
    const at = inHours(1);
    const before = (await head.get(`/roster/bodies/${housing}/on-duty?at=${at}`)).body.answering;
    expect(before).toMatchObject({ by: "own", bodyId: housing, people: [{ post: "A" }, { post: "B" }] });
    const [absent, other] = before.people.map(({ person }: { person: { id: string } }) => person.id);
    const stand = {
      absentId: absent,
      standInId: idOf("demo.housing.head"),
      startsAt: inHours(0),
      endsAt: inHours(9),
    };
    await refused(head, path, { ...stand, reason: "临时公出" }, "duty-person-cannot-sign-in");
    await refused(head, path, { ...stand, standInId: absent, reason: "临时公出" }, "same-person-twice");
    await refused(
      head,
      path,
      { ...stand, standInId: idOf("demo.urban"), reason: "临时公出" },
      "duty-person-not-here",
    );
    await refused(head, path, { ...stand, standInId: other }, "input-invalid");
    const entered = await head.post(path, { ...stand, standInId: other, reason: "临时公出" });
    expect(entered.status).toBe(200);
    await refused(head, path, { ...stand, standInId: other, reason: "再登记一次" }, "substitutes-overlap");
    const { answering } = (await head.get(`/roster/bodies/${housing}/on-duty?at=${at}`)).body;
    expect(answering.people).toMatchObject([{ post: "A", person: { id: other }, insteadOf: { id: absent } }]);
    expect((await head.post(`${path}/${entered.body.id}/end`)).status).toBe(200);
    const restored = (await head.get(`/roster/bodies/${housing}/on-duty?at=${at}`)).body.answering;
    expect(restored.people).toEqual(before.people);
    await refused(head, `${path}/${randomUUID()}/end`, {}, "substitute-not-found");
    const { lines, next } = (await head.get(`/roster/bodies/${housing}/history?limit=1`)).body;
    expect(lines).toMatchObject([{ act: "substitute-ended", by: { id: idOf("demo.housing.head") } }]);
    const more = (await head.get(`/roster/bodies/${housing}/history?before=${next}`)).body;
    expect(more.lines[0]).toMatchObject({ act: "substitute-entered", reason: "临时公出" });
  });

  it("is made from a weekly pattern and from the week before, around what stands there already", async () => {
    const head = await shiliu.staff("demo.property.head");
    const body = "652301-D-housing-O-property";
    const base = `/roster/bodies/${body}`;
    const [a, b] = [idOf("demo.property"), idOf("demo.property.head")];
    const slot = { weekday: 1, fromMinute: 1_200, untilMinute: 600, a, b };
    await refused(
      head,
      `${base}/patterns`,
      { name: "夜班", slots: [{ ...slot, b: a }] },
      "same-person-twice",
    );
    await refused(
      head,
      `${base}/patterns`,
      { name: "夜班", slots: [slot, { ...slot, weekday: 2, fromMinute: 0 }] },
      "slots-overlap",
    );
    const slots = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ ...slot, weekday }));
    const { body: kept } = await head.post(`${base}/patterns`, { name: "夜班", slots });
    const local = system.clock().getTime() + 8 * hourMs;
    const weekday = (new Date(local).getUTCDay() + 6) % 7;
    const dateIn = (days: number) => new Date(local + days * 24 * hourMs).toISOString().slice(0, 10);
    const monday = 7 - weekday;
    const span = { firstDay: dateIn(monday), lastDay: dateIn(monday + 6) };
    const apply = `${base}/patterns/${kept.id}/apply`;
    expect((await head.post(apply, span)).body).toEqual({ added: 7, taken: 0, past: 0, unfit: 0 });
    expect((await head.post(apply, span)).body).toEqual({ added: 0, taken: 7, past: 0, unfit: 0 });
    await refused(head, apply, { ...span, lastDay: dateIn(0) }, "span-empty");
    await refused(head, apply, { ...span, lastDay: dateIn(200) }, "span-too-far");
    const copy = `${base}/copy-week`;
    await refused(head, copy, { monday: dateIn(monday + 1) }, "not-a-monday");
    expect((await head.post(copy, { monday: dateIn(monday + 7), weeks: 2 })).body.added).toBe(14);
    await refused(head, copy, { monday: dateIn(monday + 70) }, "nothing-to-copy");
    const { shifts, uncovered } = (await head.get(`${base}?from=${dateIn(monday + 14)}`)).body;
    expect(shifts.filter((shift: { a: { id: string } }) => shift.a.id === a).length).toBeGreaterThanOrEqual(
      7,
    );
    expect(uncovered.length).toBeGreaterThan(0);
    expect((await head.post(`${base}/patterns/${kept.id}/end`)).status).toBe(200);
    await refused(head, apply, span, "pattern-not-found");
    const { id } = shifts.at(-1);
    expect((await head.post(`${base}/shifts/${id}/cancel`, { reason: "另有安排" })).status).toBe(200);
    await refused(head, `${base}/shifts/${id}/cancel`, { reason: "另有安排" }, "shift-not-found");
  });
});
