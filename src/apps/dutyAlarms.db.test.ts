import { describe, expect, it } from "vitest";
import { step } from "./cases/testing.ts";
import { everyPost } from "./people/testing.ts";
import {
  called,
  callsOf,
  hourMs,
  housing,
  idOf,
  labour,
  moveTo,
  ofBody,
  refused,
  sentTo,
  shiftOf,
  shiliu,
  steps,
  system,
} from "./roster/testing.ts";

interface Alarm {
  caseId: string;
  clockId: string;
  reason: string;
  called: number;
  nextCallAt: string;
  acknowledged?: { by: { id: string } };
  mayOpen: boolean;
}

const alarmsOf = async (login: string): Promise<Alarm[]> =>
  (await (await shiliu.staff(login)).get("/roster/alarms")).body;
const alarmOf = async (caseId: string, login = "demo.supervisor") =>
  (await alarmsOf(login)).find((alarm) => alarm.caseId === caseId);

/** Calls until an alarm stands for the case at the body it was sent to. */
async function alarmed(caseId: string): Promise<Alarm> {
  await called(caseId, (calls) => calls.some((call) => "alarm" in call && !call.ended));
  return (await alarmOf(caseId))!;
}

// Beyond all that the made-up roster plans, nobody is on duty anywhere.
shiliu.pass({ days: 30 });
moveTo(3);

describe("a critical case while nobody is on duty anywhere", () => {
  it("is an alarm at once to administrators and supervisors of the place, and to nobody else", async () => {
    const caseId = await sentTo(labour);
    expect(await alarmed(caseId)).toMatchObject({ reason: "nobody", called: 0, mayOpen: true });
    const seesIt: string[] = [];
    for (const { name, caller } of await everyPost(shiliu)) {
      const { status, body } = await caller.get("/roster/alarms");
      expect([name, status]).toEqual([name, 200]);
      if ((body as Alarm[]).some((alarm) => alarm.caseId === caseId)) seesIt.push(name);
    }
    expect(seesIt.filter((name) => !/supervisor|admin/i.test(name))).toEqual([]);
    for (const login of ["demo.supervisor", "demo.prefecture.supervisor", "demo.city.admin", "demo.admin"])
      expect(await alarmOf(caseId, login)).toBeDefined();
    // An administrator sees that there is a case, and not the case.
    expect(await alarmOf(caseId, "demo.city.admin")).toMatchObject({ mayOpen: false });
    expect(JSON.stringify(await alarmsOf("demo.city.admin"))).not.toContain("路灯");
    expect(await shiliu.stranger().get("/roster/alarms")).toMatchObject({ status: 401 });
    expect(await (await shiliu.reporter("13899990003")).get("/roster/alarms")).toMatchObject({ status: 403 });
    // Looked for again, it is no news.
    shiliu.pass({ hours: 1 });
    expect((await system.roster.call(system.clock())).nobody).toEqual([]);
    const { rows } = await system.pool.query<{ person_id: string }>(
      "select person_id from notices where case_id = $1 and template = 'duty-alarm'",
      [caseId],
    );
    expect(rows.map(({ person_id: id }) => id).toSorted()).toEqual(
      [idOf("demo.supervisor"), idOf("demo.city.admin")].toSorted(),
    );
  });

  it("is acknowledged by name, by one of those who watch; calling goes on", async () => {
    const caseId = await sentTo(labour);
    const { clockId } = await alarmed(caseId);
    const path = `/roster/alarms/${caseId}/${clockId}/acknowledge`;
    for (const login of ["demo.dispatcher", "demo.housing", "demo.auditor", "demo.security"])
      await refused(await shiliu.staff(login), path, {}, "duty-alarm-not-found");
    await refused(shiliu.stranger(), path, {}, "not-signed-in");
    await refused(await shiliu.reporter("13899990004"), path, {}, "not-allowed");
    const supervisor = await shiliu.staff("demo.supervisor");
    expect(await supervisor.post(path)).toMatchObject({ status: 200 });
    expect(await supervisor.post(path)).toMatchObject({ status: 200 });
    await refused(await shiliu.staff("demo.city.admin"), path, {}, "duty-alarm-acknowledged");
    const alarm = await alarmOf(caseId);
    expect(alarm).toMatchObject({ acknowledged: { by: { id: idOf("demo.supervisor") } } });
    expect(alarm!.nextCallAt > system.clock().toISOString()).toBe(true);
    await refused(supervisor, `/roster/alarms/${caseId}/c99/acknowledge`, {}, "duty-alarm-not-found");
  });

  it("calls whoever comes on duty at the next shift change, and is over once they take it", async () => {
    const caseId = await sentTo(housing);
    await alarmed(caseId);
    const admin = await shiliu.staff("demo.city.admin");
    const shift = shiftOf("demo.housing", "demo.housing2", 0.5, 8);
    expect(await admin.post(`/roster/bodies/${housing}/shifts`, shift)).toMatchObject({ status: 200 });
    await system.roster.call(system.clock());
    expect(steps(await callsOf(caseId), housing)).toEqual([]);
    expect(Date.parse((await alarmOf(caseId))!.nextCallAt)).toBe(Date.parse(shift.startsAt));
    shiliu.pass({ minutes: 30 });
    const calls = await called(caseId, (found) => steps(found, housing).length === 1);
    expect(steps(calls, housing)[0]).toMatchObject({ post: "A", person: { id: idOf("demo.housing") } });
    // It stays an alarm until somebody has said that they have it.
    expect(await alarmOf(caseId)).toMatchObject({ called: 1 });
    await step(await shiliu.staff("demo.housing"), caseId, "signIn", {}, 1);
    await called(caseId, (found) => ofBody(found, housing)?.ended !== undefined);
    expect(await alarmOf(caseId)).toBeUndefined();
  });

  it("calls at once whoever is put on duty now", async () => {
    const caseId = await sentTo("652301-D-urban");
    // Whoever was on duty for housing is none of this body's.
    await alarmed(caseId);
    const admin = await shiliu.staff("demo.city.admin");
    const shift = { ...shiftOf("demo.urban", "demo.urban.head", 0, 4) };
    await admin.post("/roster/bodies/652301-D-urban/shifts", shift);
    const calls = await called(caseId, (found) => steps(found, "652301-D-urban").length === 1);
    const { clockId } = ofBody(calls, "652301-D-urban")!;
    const urban = await shiliu.staff("demo.urban");
    expect(await urban.post(`/roster/calls/${caseId}/${clockId}/acknowledge`)).toMatchObject({ status: 200 });
    expect(await alarmOf(caseId)).toBeUndefined();
    shiliu.pass({ hours: 2 });
    await system.roster.call(system.clock());
    expect(steps(await callsOf(caseId), "652301-D-urban")).toHaveLength(1);
  });

  it("becomes an alarm where those who were called do not answer", async () => {
    shiliu.pass({ days: 1 });
    moveTo(3);
    const admin = await shiliu.staff("demo.city.admin");
    await admin.post(
      "/roster/bodies/652301-D-market/shifts",
      shiftOf("demo.market", "demo.market.head", 0, 4),
    );
    const caseId = await sentTo("652301-D-market");
    await called(caseId, (found) => steps(found, "652301-D-market").length === 1);
    expect(await alarmOf(caseId)).toBeUndefined();
    shiliu.pass({ minutes: 20 });
    await called(caseId, (found) => steps(found, "652301-D-market").length === 2);
    shiliu.pass({ minutes: 20 });
    expect(await alarmed(caseId)).toMatchObject({ reason: "unanswered", called: 2 });
    const again = Date.parse((await alarmOf(caseId))!.nextCallAt) - system.clock().getTime();
    expect(again).toBeLessThanOrEqual(hourMs);
  });
});
