import { setTimeout as wait } from "node:timers/promises";
import { expect } from "vitest";
import { demoPeople } from "#modules/organisations/index.ts";
import { file, residentReport, step } from "../cases/testing.ts";
import { type Caller, testSystem } from "../testing.ts";

export const shiliu = await testSystem();
export const { system } = shiliu;

export const hourMs = 3_600_000;
export const housing = "652301-D-housing";
export const urban = "652301-D-urban";
export const labour = "652301-D-labour";
export const desk = "652301-desk-12345";
export const idOf = (login: string) => demoPeople.find((person) => person.login === login)!.personId;
export const loginOf = (personId: string) => demoPeople.find((person) => person.personId === personId)!.login;
export const inHours = (hours: number) => new Date(system.clock().getTime() + hours * hourMs).toISOString();

/** Moves the clock on to the next time that it is so late in Beijing. */
export function moveTo(hour: number): void {
  const now = system.clock().getTime() + 8 * hourMs;
  const day = 24 * hourMs;
  const ahead = (hour * hourMs - (now % day) + day) % day || day;
  shiliu.pass({ minutes: ahead / 60_000 });
}

/** Moves the clock on to so late on the next working day. */
export function moveToWorkday(hour: number): void {
  moveTo(hour);
  while ([0, 6].includes(new Date(system.clock().getTime() + 8 * hourMs).getUTCDay()))
    shiliu.pass({ days: 1 });
}

export interface Call {
  clockId: string;
  body: { id: string };
  steps: { post: string; body: { id: string }; person: { id: string } }[];
  acknowledged?: { by: { id: string } };
  ended?: { outcome: string };
  mayAcknowledge: boolean;
}

export async function callsOf(caseId: string, who = "demo.prefecture.supervisor"): Promise<Call[]> {
  return (await (await shiliu.staff(who)).get(`/roster/calls/of/${caseId}`)).body;
}

/** Lets whoever is next be called until the calls of a case are as awaited: other tests hold back the journal. */
export async function called(caseId: string, isSo: (calls: Call[]) => boolean): Promise<Call[]> {
  let calls: Call[] = [];
  for (let tries = 0; tries < 100; tries++) {
    await system.roster.call(system.clock());
    calls = await callsOf(caseId);
    if (isSo(calls)) return calls;
    await wait(50);
  }
  throw new Error(`Not called as awaited: ${JSON.stringify(calls)}`);
}

export const report = (urgency: string) => file(shiliu.stranger(), { ...residentReport, urgency });

/** An urgent case sent to a body, wherever the clock stands; task 1 is the body's. */
export async function sentTo(bodyId: string, urgency = "critical"): Promise<string> {
  const { caseId } = await report(urgency);
  const dispatcher = await shiliu.staff("demo.dispatcher");
  await step(dispatcher, caseId, "accept");
  await step(dispatcher, caseId, "dispatch", { leadId: bodyId, coHandlerIds: [] });
  return caseId;
}

export const ofBody = (calls: Call[], bodyId: string) => calls.find(({ body }) => body.id === bodyId);
export const steps = (calls: Call[], bodyId: string) => ofBody(calls, bodyId)?.steps ?? [];

/** Expects that a write is refused with a code. */
export async function refused(who: Caller, path: string, body: object, code: string): Promise<void> {
  expect(await who.post(path, body)).toMatchObject({ body: { code } });
}

export const shiftOf = (a: string, b: string, from = 24, until = 36) => ({
  startsAt: inHours(from),
  endsAt: inHours(until),
  a: idOf(a),
  b: idOf(b),
});
