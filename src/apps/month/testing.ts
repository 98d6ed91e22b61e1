import type { Case } from "#engine/case.ts";
import { isRunning } from "#engine/clock.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import { readEventsOf } from "#platform/journal/readCase.ts";
import { demoPeople } from "#modules/organisations/index.ts";
import type { CaseView } from "#modules/requests/contract.ts";
import { getRequestProcess, requestProcesses } from "#modules/requests/index.ts";
import { actInputs, type Filed } from "../cases/testing.ts";
import { followAll, partsPastTheirParents, partsOf, unheardOf } from "../heard/testing.ts";
import { refusals } from "../modules.ts";
import type { Answer, Caller, TestSystem } from "../testing.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { inputOf, type Offer, reporterMove, staffMove } from "./moves.ts";
import { type Arrival, arrivalsOf, monthHours } from "./people.ts";
import { superiorOfTheMonth } from "./superior/testing.ts";
import { count, newTally, tableOf, type Tally } from "./tally.ts";
import { lostCases, troublesOf } from "./verdict.ts";

/** When the month begins: midnight in Beijing on a Monday. */
export const monthStart = new Date("2026-11-30T16:00:00.000Z");

/** How a month is driven. */
export interface MonthSettings {
  cases: number;
  seed: number;
  /** When shifts begin, in Beijing time; each lasts three hours, so that whoever comes signs in once. */
  shifts: readonly number[];
  /** How likely somebody who has anything to do comes to a shift. */
  diligence: number;
  told?: (line: string) => void;
}

/** What came of a month. */
export interface MonthReport extends Tally {
  seed: number;
  cases: number;
  troubles: readonly string[];
  states: Map<string, number>;
  late: Map<string, number>;
}

/** Somebody who asked, and when they look at their case again. */
interface Asker {
  filed: Filed;
  arrival: Arrival;
  holder: Caller;
  nextHour: number;
  looks: number;
}

const atOnce = 3;
const forgotten = 0.015;
const linesMost = 100;
/** Orders of a superior platform, as a share of what is reported here; they come on top of it. */
const ordersShare = 0.05;

/** Runs jobs a few at a time, begun in their order. */
async function together<Item>(items: readonly Item[], job: (item: Item) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await job(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

class Month {
  readonly tally = newTally();
  readonly askers: Asker[] = [];
  readonly #callers = new Map<string, Caller>();
  #keys = 0;

  readonly shiliu: TestSystem;
  readonly seed: number;

  constructor(shiliu: TestSystem, seed: number) {
    this.shiliu = shiliu;
    this.seed = seed;
  }

  /** A member of staff in a post, signed in anew where the session is over. */
  async callerOf(login: string, bodyId: string): Promise<Caller> {
    const known = this.#callers.get(`${login} ${bodyId}`);
    if (known && (await known.get("/queue?limit=1")).status === 200) return known;
    const caller = await this.shiliu.staff(login, bodyId);
    this.#callers.set(`${login} ${bodyId}`, caller);
    return caller;
  }

  /** Notes what an answer says; gives whether the act was done. */
  note(what: string, { status, body }: Answer): boolean {
    if (status === 200 || status === 201) return true;
    const code = String((body as { code?: string } | undefined)?.code ?? status);
    count(this.tally.refusals, code);
    if (status >= 500) this.tally.failures.push(`${what}: ${status} ${JSON.stringify(body)}`);
    return false;
  }

  async look(caller: Caller, caseId: string): Promise<CaseView | undefined> {
    const answer = await caller.get(`/requests/${caseId}`);
    return this.note(`read ${caseId}`, answer) ? (answer.body as CaseView) : undefined;
  }

  /** Takes an act: mostly once, now and then twice with one key, or two people's at the same moment. */
  async take(caller: Caller, view: CaseView, offer: Offer, chance: Chance): Promise<boolean> {
    const example = actInputs[offer.action];
    if (!example) {
      this.tally.unsaid.add(offer.action);
      return false;
    }
    const now = this.shiliu.system.clock();
    const said = inputOf(example, { offer, view, now, chance });
    const input = "number" in said ? { ...said, ...(await this.otherNumber(caller, view, chance)) } : said;
    const more = offer.taskId === undefined ? {} : { taskId: offer.taskId };
    const key = `move-${this.seed}-${++this.#keys}`;
    const send = (withKey: string) => caller.act(view.id, offer.action, input, more, withKey);
    const what = `${offer.action} on ${view.id}`;
    if (chance.happens(0.02)) {
      this.tally.collided++;
      const both = await Promise.all([send(key), send(`${key}-too`)]);
      const done = both.filter((answer) => this.note(what, answer)).length;
      for (let each = 0; each < done; each++) count(this.tally.acts, offer.action);
      return done > 0;
    }
    const answer = await send(key);
    const done = this.note(what, answer);
    if (done) count(this.tally.acts, offer.action);
    if (done && chance.happens(0.03)) {
      this.tally.sentTwice++;
      const again = await send(key);
      const replayed = (again.body as { replayed?: boolean }).replayed;
      // Whoever may no longer see the case may not have it told again.
      if (again.status !== 404 && (again.status !== 200 || replayed !== true))
        this.tally.failures.push(`${what}: sent twice gave ${again.status} ${String(replayed)}`);
    }
    return done;
  }

  /** Whoever merges or links names a case of theirs like this one; now and then one that is not fit for it. */
  async otherNumber(caller: Caller, view: CaseView, chance: Chance): Promise<{ number?: string }> {
    const { body } = await caller.get("/requests?open=true&limit=30");
    const lines = (body as { lines: { id: string; number: string; process: string }[] }).lines;
    const alike = lines.filter(({ id, process }) => id !== view.id && process === view.process.id);
    return alike.length === 0 || chance.happens(0.1)
      ? { number: chance.pick(this.askers).filed.number }
      : { number: chance.pick(alike).number };
  }

  async report(arrival: Arrival): Promise<void> {
    const { through } = arrival;
    const body = demoPeople.find(({ login }) => login === through)?.posts[0]?.bodyId;
    const caller =
      through !== undefined && body !== undefined
        ? await this.callerOf(through, body)
        : this.shiliu.stranger();
    const chance = chanceOf(this.seed, `report ${arrival.key}`);
    const answer = await caller.post("/requests", arrival.form, arrival.key);
    if (!this.note(`report ${JSON.stringify(arrival.form)}`, answer)) {
      this.tally.failures.push(`a report was not taken in: ${JSON.stringify(answer.body)}`);
      return;
    }
    const filed = answer.body as Filed;
    count(this.tally.acts, "report");
    if (chance.happens(0.03)) {
      this.tally.sentTwice++;
      const again = await caller.post("/requests", arrival.form, arrival.key);
      if ((again.body as Filed).caseId !== filed.caseId)
        this.tally.failures.push(`${arrival.key} made two cases`);
    }
    const nextHour = arrival.hour + 2 + Math.floor(chance.throw() * 60);
    this.askers.push({ filed, arrival, holder: this.shiliu.holder(filed.receiptCode), nextHour, looks: 0 });
  }

  /** One who asked looks at the case, and says something or not. */
  async visitOf(asker: Asker, hour: number): Promise<void> {
    const { filed, arrival, holder } = asker;
    const chance = chanceOf(this.seed, `asker ${arrival.key} at ${hour}`);
    asker.looks++;
    const many = asker.looks > 12 ? 6 : 1;
    asker.nextHour = hour + many * (8 + Math.floor(chance.throw() * 40));
    if (arrival.manner === "silent") return;
    const view = await this.look(holder, filed.caseId);
    const offer = view && reporterMove(view, arrival.manner, chance);
    if (offer) await this.take(holder, view, offer, chance);
  }

  /** A member of staff goes through the queue of a post. */
  async shiftOf(login: string, post: { bodyId: string; role: string }, hour: number): Promise<void> {
    const chance = chanceOf(this.seed, `${login} at ${hour}`);
    const caller = await this.callerOf(login, post.bodyId);
    const queue = await caller.get(`/queue?limit=${linesMost}`);
    if (!this.note(`queue of ${login}`, queue)) return;
    const { lines } = queue.body as { lines: { id: string; taskId?: number }[] };
    for (const line of lines) {
      const memory = chanceOf(this.seed, `${post.bodyId} ${line.id} ${line.taskId}`);
      if (memory.happens(forgotten) || !chance.happens(0.6)) continue;
      await this.actOn(caller, line.id, line.taskId, chance);
    }
    if (chance.happens(0.5)) await this.beside(caller, post.role, chance);
  }

  async actOn(caller: Caller, caseId: string, taskId: number | undefined, chance: Chance): Promise<void> {
    const view = await this.look(caller, caseId);
    if (!view) return;
    // Now and then somebody tries what a rule bars.
    const barred = view.actions.filter((offer) => offer.blocked);
    const offer =
      barred.length > 0 && chance.happens(0.02) ? chance.pick(barred) : staffMove(view, taskId, chance);
    if (offer) await this.take(caller, view, offer, chance);
  }

  /** Desks, handlers and supervisors also take up cases that are in nobody's queue of theirs. */
  async beside(caller: Caller, role: string, chance: Chance): Promise<void> {
    if (!["dispatcher", "supervisor", "handler"].includes(role)) return;
    // Handlers look at what is over too: what counts against them is appealed within days.
    const open = role !== "handler" || chance.happens(0.5);
    const list = await caller.get(`/requests?open=${open}&limit=30`);
    if (!this.note("list", list)) return;
    const { lines } = list.body as { lines: { id: string }[] };
    if (lines.length > 0) await this.actOn(caller, chance.pick(lines).id, undefined, chance);
  }

  async sweep(): Promise<void> {
    const { system } = this.shiliu;
    // A sweep takes so many at once; the worker comes again every few seconds.
    for (let round = 0; round < 50; round++) {
      const { done, refused } = await system.requests.lapse(system.clock());
      this.tally.lapses += done;
      for (const { code } of refused) count(this.tally.refusals, `${code} (of a clock)`);
      if (done === 0) break;
    }
    await system.requests.follow(system.clock());
  }
}

/** What is stored of a case beside its events. */
interface CaseOfTheMonth {
  id: string;
  fold: Case;
  reporter_id: string | null;
}

/** Every case there is. */
async function selectAllCases(db: Queryable): Promise<CaseOfTheMonth[]> {
  const { rows } = await db.query<CaseOfTheMonth>("select id, fold, reporter_id from cases order by id");
  return rows;
}

/** The posts that have anything to do, as `body role`: whoever holds one has been sent a message. */
async function selectBusyPosts(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ post: string }>(
    "select distinct body_id || ' ' || role as post from case_duties",
  );
  return rows.map(({ post }) => post);
}

interface Duty {
  login: string;
  post: { bodyId: string; role: string };
}

/** The posts whose holders look at their queues in this hour: those who were sent something, and others at times. */
function onDuty(
  seed: number,
  hour: number,
  busy: ReadonlySet<string>,
  { shifts, diligence }: Pick<MonthSettings, "shifts" | "diligence">,
): Duty[] {
  const [day, ofDay] = [Math.floor(hour / 24), hour % 24];
  const shift = shifts.find((begin) => ofDay >= begin && ofDay < begin + 3);
  const weekend = day % 7 >= 5;
  return demoPeople.flatMap(({ login, posts }) =>
    posts.flatMap((post) => {
      const chance = chanceOf(seed, `duty of ${login} ${post.bodyId} on ${day} at ${shift ?? hour}`);
      const has = busy.has(`${post.bodyId} ${post.role}`);
      // At night and on weekends somebody is on the roster; a supervisor looks in without being asked.
      const roster = shift !== undefined && !weekend ? diligence : diligence * 0.03;
      const likely = has ? roster : post.role === "supervisor" ? roster * 0.3 : 0;
      return chance.happens(likely) ? [{ login, post }] : [];
    }),
  );
}

/** Drives so many cases through thirty days of moved clock; `told` hears how far it is. */
export async function runMonth(shiliu: TestSystem, settings: MonthSettings): Promise<MonthReport> {
  const { seed } = settings;
  const month = new Month(shiliu, seed);
  const hourly = Math.min(0.9, (settings.cases * ordersShare) / monthHours);
  const superior = await superiorOfTheMonth(shiliu, { seed, hourly, tally: month.tally });
  const arrivals = Map.groupBy(arrivalsOf(seed, settings.cases), ({ hour }) => hour);
  for (let hour = 0; hour < monthHours; hour++) {
    await month.sweep();
    await together(arrivals.get(hour) ?? [], (arrival) => month.report(arrival));
    await superior.hour(hour);
    const busy = new Set(await selectBusyPosts(shiliu.system.pool));
    const duties = onDuty(seed, hour, busy, settings);
    await together(duties, ({ login, post }) => month.shiftOf(login, post, hour));
    await together(
      month.askers.filter(({ nextHour }) => nextHour <= hour),
      (asker) => month.visitOf(asker, hour),
    );
    if (hour % 24 === 23) {
      await shiliu.system.requests.index();
      settings.told?.(`day ${(hour + 1) / 24}: ${month.askers.length} cases, ${acted(month.tally)} acts`);
    }
    shiliu.pass({ hours: 1 });
  }
  await month.sweep();
  return judge(month, superior.caseIds());
}

function acted({ acts }: Tally): number {
  return [...acts.values()].reduce((sum, times) => sum + times, 0);
}

/** Codes of refusals that no sentence explains. */
export function unexplained({ refusals: counted }: MonthReport): string[] {
  const codes = [...counted.keys()].map((code) => code.replace(" (of a clock)", ""));
  return codes.filter((code) => !Object.hasOwn(refusals, code));
}

/** Acts of the processes that nobody and nothing took in the month. */
export function untaken({ acts }: MonthReport): string[] {
  const all = requestProcesses.flatMap((process) => Object.keys(process.actions));
  return [...new Set(all)].filter((action) => !acts.has(action));
}

/** Holds every case against the rules, and every receipt against its case. */
async function judge(
  { shiliu, seed, tally, askers }: Month,
  orders: readonly string[],
): Promise<MonthReport> {
  const { pool, clock, organisations } = shiliu.system;
  const all = await selectAllCases(pool);
  const now = clock();
  const world = { tree: organisations.tree(), now };
  // What a case is split into is shown to its reporter on that case, each part with its code.
  const parts = all.flatMap(({ fold }) => {
    const named = fold.facts["parts"];
    return Array.isArray(named) ? named.map(String) : [];
  });
  const receipts = [...askers.map(({ filed }) => filed.caseId), ...orders, ...parts];
  const troubles = [
    ...lostCases(
      receipts,
      all.map(({ id }) => id),
    ),
  ];
  const states = new Map<string, number>();
  const late = new Map<string, number>();
  for (let from = 0; from < all.length; from += 200) {
    const some = all.slice(from, from + 200);
    const events = await readEventsOf(
      pool,
      some.map(({ id }) => id),
    );
    for (const [index, { id, fold: stored, reporter_id }] of some.entries()) {
      const process = getRequestProcess(stored.processId, stored.processVersion);
      const own = (events[index] ?? []).map(({ event }) => event);
      for (const { action, actor } of own)
        if (actor.kind === "system" || process.actions[action]?.follows) count(tally.acts, action);
      const evidence = { stored, events: own, process, reporterId: reporter_id ?? undefined };
      const story = () => own.map(({ action, at }) => `${action}@${at}`).join(" ");
      for (const trouble of troublesOf(evidence, world)) troubles.push(`${id}: ${trouble} [${story()}]`);
      count(states, stored.state);
      for (const clock of stored.clocks) {
        const missed = clock.outcome === "missed" || (isRunning(clock) && clock.dueAt < now.toISOString());
        if (missed) count(late, clock.kind);
      }
    }
  }
  await followAll(shiliu);
  const given = askers.map(({ filed }) => filed);
  troubles.push(...(await unheardOf(shiliu, [...given, ...(await partsOf(shiliu, given))])));
  troubles.push(...(await partsPastTheirParents(shiliu)));
  return { ...tally, seed, cases: askers.length, troubles, states, late };
}

/** The month as a person reads it. */
export function describeMonth(report: MonthReport): string {
  return [
    `Month of seed ${report.seed}: ${report.cases} cases, ${acted(report)} acts, ` +
      `${report.sentTwice} sent twice, ${report.collided} at the same moment, ${report.lapses} clocks that acted`,
    tableOf("Cases by state", report.states),
    tableOf("Acts", report.acts),
    tableOf("Refusals", report.refusals),
    tableOf("Clocks that were missed", report.late),
  ].join("\n");
}
