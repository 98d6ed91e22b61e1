import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { demoPeople } from "#modules/organisations/index.ts";
import { file, residentReport, step } from "./cases/testing.ts";
import { untilFollowed } from "./followed/testing.ts";
import { testSystem } from "./testing.ts";

const shiliu = await testSystem(
  "development",
  {},
  { quietHours: { fromMinute: 22 * 60, untilMinute: 8 * 60 } },
);
const { system } = shiliu;
const housing = demoPeople.find(({ login }) => login === "demo.housing")!;
await system.pool.query("update people set work_phone = '13900000003' where id = $1", [housing.personId]);
await system.organisations.reload();

/** Moves the clock to the next such time of the day in Xinjiang's offices. */
function passTo(hour: number): void {
  const local = new Date(system.clock().getTime() + 8 * 3_600_000);
  const minutes = local.getUTCHours() * 60 + local.getUTCMinutes();
  shiliu.pass({ minutes: (hour * 60 - minutes + 24 * 60) % (24 * 60) });
}

/** Follows and delivers; gives the templates that went out to a phone. */
async function sentTo(phone: string): Promise<string[]> {
  await untilFollowed(system.pool, "notices", () => system.notices.follow(system.clock()));
  await system.notices.deliver(system.clock);
  let text = "";
  try {
    text = readFileSync(join(system.config.dataFolder, "messages.jsonl"), "utf8");
  } catch {
    return [];
  }
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { to: { phone?: string }; template: string })
    .flatMap(({ to, template }) => (to.phone === phone ? [template] : []));
}

describe("in quiet hours", () => {
  it("reporters and holders are left alone until the morning, and what is over by then is not told", async () => {
    passTo(23);
    const phone = "13800000041";
    const form = { ...residentReport, contact: { kind: "person", phone } };
    const { caseId } = await file(shiliu.stranger(), form);
    const desk = await shiliu.staff("demo.dispatcher");
    await step(desk, caseId, "accept");
    await step(desk, caseId, "dispatch", { leadId: "652301-D-housing", coHandlerIds: [] });
    expect(await sentTo(phone)).toEqual([]);
    expect(await sentTo("13900000003")).toEqual([]);
    const { rows } = await system.pool.query("select distinct next_try_at from notices where case_id = $1", [
      caseId,
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0].next_try_at.toISOString()).toMatch(/T00:00:0/); // 08:00 in Beijing
    await step(await shiliu.staff("demo.housing"), caseId, "signIn", {}, 1);
    passTo(9);
    expect(await sentTo(phone)).toEqual(["reporter-accepted", "reporter-dispatched"]);
    expect(await sentTo("13900000003")).toEqual([]);
  });

  it("what is urgent rings: a sign-in of thirty minutes does not wait for the morning", async () => {
    passTo(23);
    const { caseId } = await file(shiliu.stranger(), { ...residentReport, urgency: "urgent" });
    const desk = await shiliu.staff("demo.dispatcher");
    await step(desk, caseId, "accept");
    await step(desk, caseId, "dispatch", { leadId: "652301-D-housing", coHandlerIds: [] });
    expect(await sentTo("13900000003")).toEqual(["duty-sign-in"]);
  });
});

describe("quiet hours of one's own", () => {
  const settings = { channel: "sms", language: "zh", kinds: ["signIn"] };
  const choose = async (more: object) =>
    (await shiliu.staff("demo.housing")).post("/notices/settings", { ...settings, ...more });
  const sent = async () => (await sentTo("13900000003")).filter((each) => each === "duty-sign-in").length;
  const toHousing = async (urgency: string) => {
    const { caseId } = await file(shiliu.stranger(), { ...residentReport, urgency });
    const desk = await shiliu.staff("demo.dispatcher");
    await step(desk, caseId, "accept");
    await step(desk, caseId, "dispatch", { leadId: "652301-D-housing", coHandlerIds: [] });
  };

  it("hold back what is not urgent until they end, and nothing else", async () => {
    passTo(12);
    const chosen = await choose({ quietHours: { from: "12:30", until: "15:00" } });
    expect(chosen.body).toMatchObject({
      quietHours: { from: "12:30", until: "15:00" },
      quietForAll: { from: "22:00", until: "08:00" },
    });
    passTo(13);
    const before = await sent();
    await toHousing("normal");
    expect(await sent()).toBe(before);
    await toHousing("urgent");
    expect(await sent()).toBe(before + 1);
    passTo(15);
    expect(await sent()).toBe(before + 2);
  });

  it("stay as they were where nothing is said of them, go where none are wanted, and are never empty", async () => {
    expect((await choose({})).body.quietHours).toEqual({ from: "12:30", until: "15:00" });
    const empty = await choose({ quietHours: { from: "12:00", until: "12:00" } });
    expect([empty.status, empty.body.code]).toEqual([422, "notice-quiet-hours-empty"]);
    for (const bad of [{ from: "24:00", until: "08:00" }, { from: "8:00", until: "09:00" }, "night"])
      expect((await choose({ quietHours: bad })).body.code).toBe("input-invalid");
    expect((await choose({ quietHours: null })).body.quietHours).toBeUndefined();
  });
});
