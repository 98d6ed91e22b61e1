import type { BodyId, PersonId } from "./actor.ts";
import type { Case, Json, ReporterParty, Task, TaskRole } from "./case.ts";
import { countOf } from "./case.ts";
import { type Clock, findRunningClock } from "./clock.ts";
import type { Change } from "./event.ts";
import { applyChange } from "./evolve.ts";
import type { Instant } from "./instant.ts";
import type { LimitText } from "./limit.ts";

/** What a new task needs. */
export interface TaskStart {
  role: TaskRole;
  bodyId: BodyId;
  /** Absent: `sent`. */
  state?: string;
  parentId?: number | undefined;
  designated?: boolean;
  sentById?: PersonId | undefined;
  forTaskId?: number | undefined;
  asks?: Readonly<Record<string, Json>>;
}

/**
 * A case as an action is changing it. Effects write here; what they wrote becomes the event's changes, each object
 * once, with its last value.
 */
export class CaseDraft {
  readonly before: Case;
  readonly now: Instant;
  readonly #tasks: Map<number, Task>;
  readonly #clocks: Map<string, Clock>;
  readonly #changed = new Map<string, Change>();
  readonly #limits = new Map<string, LimitText>();
  #nextTaskId: number;
  #closedAt: Instant | undefined;

  constructor(before: Case, now: Instant) {
    this.before = before;
    this.now = now;
    this.#tasks = new Map(before.tasks.map((task) => [task.id, task]));
    this.#clocks = new Map(before.clocks.map((clock) => [clock.id, clock]));
    this.#nextTaskId = before.tasks.reduce((highest, task) => Math.max(highest, task.id), 0) + 1;
  }

  /** Tasks as they stand in the draft. */
  get tasks(): readonly Task[] {
    return [...this.#tasks.values()];
  }

  /** Clocks as they stand in the draft. */
  get clocks(): readonly Clock[] {
    return [...this.#clocks.values()];
  }

  /** What was changed, in the order it was first touched. */
  get changes(): readonly Change[] {
    return [...this.#changed.values()];
  }

  /** The case as the changes so far leave it. */
  get after(): Case {
    return this.changes.reduce((next, change) => applyChange(next, change, this.now), this.before);
  }

  /** Begins the case. */
  open(change: Change & { change: "opened" }): void {
    this.#changed.set("opened", change);
  }

  /** Hands a part of the case to a body. */
  sendTask(start: TaskStart): Task {
    const task: Task = {
      id: this.#nextTaskId++,
      role: start.role,
      bodyId: start.bodyId,
      ...(start.parentId === undefined ? {} : { parentId: start.parentId }),
      state: start.state ?? "sent",
      designated: start.designated ?? false,
      returns: 0,
      sentAt: this.now,
      ...(start.sentById === undefined ? {} : { sentById: start.sentById }),
      ...(start.forTaskId === undefined ? {} : { forTaskId: start.forTaskId }),
      ...(start.asks === undefined ? {} : { asks: start.asks }),
    };
    this.setTask(task);
    return task;
  }

  /** Sets a task's values. */
  setTask(task: Task): void {
    this.#tasks.set(task.id, task);
    this.#changed.set(`task ${task.id}`, { change: "task", task });
  }

  /** Sets a clock's values. */
  setClock(clock: Clock): void {
    this.#clocks.set(clock.id, clock);
    this.#changed.set(`clock ${clock.id}`, { change: "clock", clock });
  }

  /** Sets how long the clock of a kind runs that this action starts, on the case or on a task: a dated promise. */
  setLimit(kind: string, limit: LimitText, taskId?: number): void {
    this.#limits.set(`${kind} ${taskId ?? ""}`, limit);
  }

  /** The limit that was set for a clock by {@link CaseDraft.setLimit}. */
  findLimit(kind: string, taskId?: number): LimitText | undefined {
    return this.#limits.get(`${kind} ${taskId ?? ""}`);
  }

  /** The clock of this kind that has not ended: the case's own, or a task's. */
  findRunningClock(kind: string, taskId?: number): Clock | undefined {
    return findRunningClock(this.clocks, kind, taskId);
  }

  /** Adds one to a count. */
  count(name: string): void {
    this.setCount(name, this.countOf(name) + 1);
  }

  /** Sets a count. */
  setCount(name: string, value: number): void {
    this.#changed.set(`count ${name}`, { change: "count", name, value });
  }

  /** A count as it stands in the draft. */
  countOf(name: string): number {
    const change = this.#changed.get(`count ${name}`);
    return change?.change === "count" ? change.value : countOf(this.before, name);
  }

  /** Notes a fact. */
  setFact(name: string, value: Json): void {
    this.#changed.set(`fact ${name}`, { change: "fact", name, value });
  }

  /** Names the body that plays a part. */
  setPlace(name: string, bodyId: BodyId): void {
    this.#changed.set(`place ${name}`, { change: "place", name, bodyId });
  }

  /** Says whom the case is about: they see nothing of it and are given no part of it. */
  setAbout(aboutIds: readonly BodyId[]): void {
    this.#changed.set("about", { change: "about", aboutIds });
  }

  /** Sets what is known of the reporter. */
  setReporter(reporter: ReporterParty): void {
    this.#changed.set("reporter", { change: "reporter", reporter });
  }

  /** Says when a case closed that is told of afterwards; any other closes when its event happens. */
  dateClosing(closedAt: Instant): void {
    this.#closedAt = closedAt;
  }

  /** Moves the case to a state. */
  setState(state: string, closed: boolean): void {
    const closing = {
      closed: true,
      ...(this.#closedAt === undefined ? {} : { closedAt: this.#closedAt }),
    } as const;
    this.#changed.set("state", { change: "state", state, ...(closed ? closing : {}) });
  }
}
