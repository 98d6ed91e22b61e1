import { actInputs, file, type Filed, residentReport } from "../../cases/testing.ts";
import { type Chance, chanceOf } from "../../month/chance.ts";
import { count } from "../../month/tally.ts";
import type { CaseView } from "#modules/requests/contract.ts";
import type { Caller, TestSystem } from "../../testing.ts";
import { followAll } from "../testing.ts";

const department = "652301-D-housing";
const mostFiled = 9;
const desk = "demo.dispatcher";

/** Where a case may be merged and split. */
const atWork = ["accepted", "dispatched", "handling"];
/** Where the next step towards an answer is somebody's here. */
const open = [...atWork, "reported", "answered", "disputed", "reviewing", "handingOver", "transferring"];

/** How likely each turn of a story is. */
const turns = {
  file: 6,
  merge: 14,
  separate: 4,
  split: 2,
  goOn: 14,
  sayTheirWord: 8,
  endOtherwise: 4,
  follow: 3,
} as const;
type Turn = keyof typeof turns;

/** What came of stories: how often each act was done, and answers that no rule explains. */
export interface Stories {
  readonly done: Map<string, number>;
  readonly failures: string[];
}

/** A handful of cases of one desk that are merged, separated, split, answered and ended as the dice fall. */
export class Story {
  /** The receipts that were given, those of parts among them. */
  readonly receipts: Filed[] = [];
  /** The answers that each case's reporter was given, in their order, by number. */
  readonly answers = new Map<string, string[]>();
  /** The case that each was last merged into, both by number. */
  readonly mergedInto = new Map<string, string>();
  #answersGiven = 0;
  /** Where each case stood when something was last done with it. */
  readonly #states = new Map<string, string>();
  /** The cases that others were merged into. */
  readonly #mains = new Set<Filed>();
  readonly #shiliu: TestSystem;
  readonly #stories: Stories;
  readonly #seed: number;
  readonly #chance: Chance;
  #filed = 0;

  constructor(shiliu: TestSystem, stories: Stories, seed: number) {
    this.#shiliu = shiliu;
    this.#stories = stories;
    this.#seed = seed;
    this.#chance = chanceOf(seed, "story");
  }

  async play(length: number): Promise<void> {
    for (let each = 0; each < 4; each++) await this.#file();
    for (let each = 0; each < length; each++) await this.#turn();
  }

  /** Lets every open case be answered, so that nobody is left waiting. */
  async toTheEnd(): Promise<void> {
    // What is left alone is answered in the round after, and what was merged into it in the one after that.
    for (let round = 0; round < 3; round++) {
      await followAll(this.#shiliu);
      for (const receipt of this.receipts) await this.#goOnSome(receipt, 8);
    }
    await followAll(this.#shiliu);
  }

  /** A case as its receipt shows it. */
  async look({ caseId, receiptCode }: Filed): Promise<CaseView> {
    const { status, body } = await this.#shiliu.holder(receiptCode).get(`/requests/${caseId}`);
    if (status !== 200) throw new Error(`${caseId} does not open: ${JSON.stringify(body)}`);
    return body as CaseView;
  }

  async #turn(): Promise<void> {
    const names = Object.keys(turns) as Turn[];
    switch (this.#chance.weighted(names, (name) => turns[name])) {
      case "file":
        if (this.#filed < mostFiled) await this.#file();
        return;
      case "merge":
        return this.#merge();
      case "separate":
        return this.#with(["merged"], async (receipt) => {
          await this.#say(desk, receipt, "separate");
          // Often it is the same matter as another one.
          if (this.#chance.happens(0.5)) await this.#mergeInto(receipt, atWork);
        });
      case "split":
        return this.#with(atWork, async (receipt) => {
          if (await this.#say(desk, receipt, "split")) await this.#takeReceipts(receipt);
        });
      case "goOn":
        return this.#with(open, (receipt) => this.#goOnSome(receipt, this.#chance.pick([1, 1, 2, 5])));
      case "sayTheirWord":
        return this.#with(["callback"], (receipt) => this.#sayTheirWord(receipt));
      case "endOtherwise":
        return this.#endOtherwise();
      default:
        return this.#follow();
    }
  }

  /** Does something with one of the cases that stand in these states, where there is one. */
  async #with(states: readonly string[], job: (receipt: Filed) => Promise<unknown>): Promise<void> {
    const fit = this.receipts.filter(({ caseId }) => states.includes(this.#states.get(caseId) ?? ""));
    if (fit.length > 0) await job(this.#chance.pick(fit));
  }

  /** Mostly one that is fit for it, into any that is not answered; now and then just any into any. */
  async #merge(): Promise<void> {
    const [from, to] = this.#chance.happens(0.1) ? [open, open] : [atWork, [...atWork, "disputed"]];
    await this.#with(from, (receipt) => this.#mergeInto(receipt, to));
  }

  #mergeInto(receipt: Filed, to: readonly string[]): Promise<void> {
    return this.#with(to, async (other) => {
      if (!(await this.#say(desk, receipt, "merge", { number: other.number }))) return;
      this.mergedInto.set(receipt.number, other.number);
      this.#mains.add(other);
    });
  }

  async #follow(): Promise<void> {
    await followAll(this.#shiliu);
    for (const receipt of this.receipts)
      if (this.#states.get(receipt.caseId) === "merged")
        this.#states.set(receipt.caseId, (await this.look(receipt)).state.id);
  }

  async #file(): Promise<void> {
    this.#filed += 1;
    // Some cannot be called: all they have is their receipt.
    const phone = `137${String(this.#seed % 10_000).padStart(4, "0")}${String(this.#filed).padStart(4, "0")}`;
    const contact = this.#filed % 3 === 0 ? {} : { contact: { name: "测试诉求人", phone } };
    const filed = await file(this.#shiliu.stranger(), { ...residentReport, ...contact });
    count(this.#stories.done, "report");
    this.#receive(filed, "reported");
  }

  #receive(filed: Filed, state: string): void {
    this.receipts.push(filed);
    this.#states.set(filed.caseId, state);
  }

  /** What a case is split into is shown to its reporter on that case, each part with its code. */
  async #takeReceipts(receipt: Filed): Promise<void> {
    const known = new Set(this.receipts.map(({ caseId }) => caseId));
    for (const { relation, caseId, receiptCode, number } of (await this.look(receipt)).related)
      if (relation === "part" && caseId !== undefined && !known.has(caseId))
        this.#receive({ caseId, receiptCode: receiptCode ?? "", number }, "accepted");
  }

  async #goOnSome(receipt: Filed, steps: number): Promise<void> {
    for (let each = 0; each < steps; each++) if (!(await this.#goOn(receipt))) return;
  }

  /** The next step towards an answer; gives whether there was one. */
  async #goOn(receipt: Filed): Promise<boolean> {
    const { state, tasks } = await this.look(receipt);
    const lead = tasks.find(({ role }) => role === "lead");
    const onIt = lead ? { taskId: lead.id } : {};
    switch (state.id) {
      case "reported":
        return this.#say(desk, receipt, "accept");
      case "accepted":
        return this.#say(desk, receipt, "dispatch", { leadId: department });
      case "dispatched":
        return this.#say("demo.housing", receipt, "signIn", {}, onIt);
      case "handling":
        if (lead?.state === "drafted") return this.#say("demo.housing.head", receipt, "signOff", {}, onIt);
        return this.#draft(receipt, onIt);
      case "answered":
        return this.#say(desk, receipt, "passCheck");
      case "disputed":
        return this.#say(desk, receipt, "reHandle");
      case "reviewing":
        return this.#say("demo.supervisor", receipt, "reHandle");
      case "handingOver":
        return this.#say(desk, receipt, "recordReceipt");
      default:
        return false;
    }
  }

  async #draft(receipt: Filed, onIt: object): Promise<boolean> {
    const words = `已现场处理完毕并恢复正常，这是第 ${++this.#answersGiven} 次答复，请您放心。`;
    const drafted = await this.#say("demo.housing", receipt, "draftAnswer", { words }, onIt);
    if (drafted) this.answers.set(receipt.number, [...(this.answers.get(receipt.number) ?? []), words]);
    return drafted;
  }

  async #sayTheirWord(receipt: Filed): Promise<void> {
    const word = this.#chance.weighted(["confirm", "dispute", "withdraw"], (each) =>
      each === "withdraw" ? 1 : 5,
    );
    if (word !== undefined) await this.#say(this.#shiliu.holder(receipt.receiptCode), receipt, word);
  }

  /** Ends a case without an answer, most of all one that others were merged into. */
  async #endOtherwise(): Promise<void> {
    const mains = [...this.#mains].filter(({ caseId }) => open.includes(this.#states.get(caseId) ?? ""));
    const receipt = this.#chance.pick(mains.length > 0 && this.#chance.happens(0.85) ? mains : this.receipts);
    const byTheDesk = this.#states.get(receipt.caseId) === "accepted" && this.#chance.happens(0.7);
    const how = byTheDesk ? this.#chance.pick(["decline", "handOver"]) : "withdraw";
    const who = byTheDesk ? desk : this.#shiliu.holder(receipt.receiptCode);
    await this.#say(who, receipt, how);
  }

  /** Says an act, fit or not; gives whether it was done. */
  async #say(who: string | Caller, { caseId }: Filed, name: string, more: object = {}, onIt: object = {}) {
    const caller = typeof who === "string" ? await this.#shiliu.staff(who) : who;
    const { status, body } = await caller.act(caseId, name, { ...actInputs[name], ...more }, onIt);
    if (status >= 500) this.#stories.failures.push(`${name} on ${caseId}: ${JSON.stringify(body)}`);
    if (status === 200) {
      count(this.#stories.done, name);
      this.#states.set(caseId, body.case.state.id);
    }
    return status === 200;
  }
}
