import { expect } from "vitest";
import { demoPeople } from "#modules/organisations/index.ts";
import {
  actInputs,
  answered,
  file,
  type Filed,
  inHand,
  residentReport,
  step,
  dayAfter,
} from "../cases/testing.ts";
import { refusals } from "../modules.ts";
import type { Answer, Caller, TestSystem } from "../testing.ts";

/** A case as far as tests of acts look into it. */
export interface View {
  id: string;
  version: number;
  state: { id: string; closed: boolean };
  tasks: {
    id: number;
    role: string;
    state: string;
    open: boolean;
    bodyId: string;
    parentId?: number;
    designated: boolean;
  }[];
  clocks: {
    kind: string;
    taskId?: number;
    startedAt: string;
    dueAt: string;
    paused: boolean;
    stoppedAt?: string;
    outcome?: string;
  }[];
  timeline: { action: string; fields: Record<string, unknown> }[];
  related: { relation: string; number: string; caseId?: string; state: { id: string; closed: boolean } }[];
  places: { part: string; bodyId: string }[];
  rating?: number;
}

/** A case by its id alone, or as it was filed. */
export type Named = string | Pick<Filed, "caseId">;
const idOf = (named: Named): string => (typeof named === "string" ? named : named.caseId);

/** What more is said with an act than its example says, and on which task. */
export type More = Readonly<Record<string, unknown>> & { taskId?: number };

/** The clock of this kind that runs, of a task where one is named. */
export const running = ({ clocks }: View, kind: string, taskId?: number) =>
  clocks.find(
    (clock) =>
      clock.kind === kind &&
      clock.stoppedAt === undefined &&
      (taskId === undefined || clock.taskId === taskId),
  );

/** The task that is in this state; fails the test where none is. */
export function taskIn({ tasks }: View, state: string): number {
  const found = tasks.find((task) => task.state === state);
  expect(found, `no task is ${state}: ${JSON.stringify(tasks)}`).toBeDefined();
  return found?.id ?? -1;
}

/** The state of a task. */
export const stateOfTask = ({ tasks }: View, taskId: number) => tasks.find(({ id }) => id === taskId)?.state;

/** What a timeline says was done, in its order. */
export const told = ({ timeline }: View): string[] => timeline.map(({ action }) => action);

/** People who act on the cases of a system under test, and what comes of it. */
export function actsOf(shiliu: TestSystem) {
  const posts = new Map<string, string>();

  /** A demo person by login, signed in anew where their session may be over; or whoever is handed in. */
  async function callerOf(who: string | Caller): Promise<Caller> {
    if (typeof who !== "string") return who;
    const [login = "", bodyId] = who.split(" at ");
    const given = posts.get(who);
    if (given === undefined) return shiliu.staff(login, bodyId);
    return shiliu.with(await shiliu.staff(login), { "x-shiliu-post": given });
  }

  function say(caller: Caller, named: Named, name: string, { taskId, ...input }: More): Promise<Answer> {
    const task = taskId === undefined ? {} : { taskId };
    return caller.act(idOf(named), name, { ...actInputs[name], ...input }, task);
  }

  /** Takes an act as it is usually taken; gives the case as its taker sees it. */
  async function act(who: string | Caller, named: Named, name: string, more: More = {}): Promise<View> {
    const { taskId, ...input } = more;
    const said = { ...actInputs[name], ...input };
    return (await step(await callerOf(who), idOf(named), name, said, taskId)) as View;
  }

  async function read(who: string | Caller, named: Named): Promise<View> {
    const { status, body } = await (await callerOf(who)).get(`/requests/${idOf(named)}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body as View;
  }

  const versionOf = async (named: Named): Promise<number> => (await read("demo.auditor", named)).version;

  /** Expects that an act is refused with this code, its status and its sentence, and that the case has not moved. */
  async function refused(who: string | Caller, named: Named, name: string, code: string, more: More = {}) {
    const before = await versionOf(named);
    const { status, body } = await say(await callerOf(who), named, name, more);
    expect([name, body.code, status]).toEqual([name, code, refusals[code]?.status]);
    expect(body.message).toMatch(/^[^{}]*\p{Script=Han}[^{}]*。$/u);
    expect(await versionOf(named)).toBe(before);
    return body as { code: string; message: string; details?: Record<string, unknown> };
  }

  /** Whether a case waits in the queue of somebody's post, in which steps. */
  async function queued(who: string, named: Named): Promise<string[]> {
    const { body } = await (await callerOf(who)).get("/queue?limit=100");
    const lines = body.lines as { id: string; step: { id: string } }[];
    return lines.filter(({ id }) => id === idOf(named)).map(({ step: { id } }) => id);
  }

  return {
    act,
    read,
    refused,
    queued,
    versionOf,
    /** A case as its reporter sees it. */
    asHolder: ({ caseId, receiptCode }: Filed) => read(shiliu.holder(receiptCode), caseId),

    /** Gives a demo person another post; `login at bodyId` then acts in it. */
    async appoint(login: string, role: string, bodyId: string): Promise<string> {
      const person = demoPeople.find((each) => each.login === login);
      const admin = await shiliu.staff("demo.admin");
      const { body } = await admin.post(`/people/${person?.personId}/posts`, { role, bodyId, title: "兼任" });
      const post = body.posts?.find((each: { bodyId: string }) => each.bodyId === bodyId);
      expect(post, JSON.stringify(body)).toBeDefined();
      posts.set(`${login} at ${bodyId}`, post.id);
      return `${login} at ${bodyId}`;
    },

    /** The date so many days from the moved clock. */
    inDays: (days: number): string => dayAfter(shiliu.system.clock(), days),

    /** What the clocks bring about by themselves. */
    lapse: () => shiliu.system.requests.lapse(shiliu.system.clock()),

    /** A resident's case that the city's desk accepted. */
    async accepted(form: object = residentReport): Promise<Filed> {
      const filed = await file(shiliu.stranger(), form);
      await act("demo.dispatcher", filed, "accept");
      return filed;
    },

    /** A case that its lead (task 1) handed down to an office (task 2), which has not signed it in. */
    async handedDown(): Promise<Filed> {
      const filed = await inHand(shiliu);
      await act("demo.housing", filed, "assignDown", { taskId: 1 });
      return filed;
    },

    /** A case that was answered, and that its reporter says is not solved. */
    async disputed(): Promise<Filed> {
      const filed = await inHand(shiliu);
      await answered(shiliu, filed);
      await act(shiliu.holder(filed.receiptCode), filed, "dispute");
      return filed;
    },

    /** A case whose lead (task 1) and co-handlers (the tasks after it) are at work, sent by a dispatcher. */
    async sentTo(leadId: string, coHandlerIds: readonly string[] = [], by = "demo.dispatcher") {
      const filed = await file(shiliu.stranger(), residentReport);
      await act(by, filed, "accept");
      await act(by, filed, "dispatch", { leadId, coHandlerIds });
      return filed;
    },
  };
}
