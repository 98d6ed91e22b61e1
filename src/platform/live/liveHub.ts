import type { CaseId } from "#engine/case.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import type { Log } from "#platform/log/log.ts";
import { findEnd, type LiveChange, readChanges, tailBatch } from "./journalTail.ts";
import { type Listening, listenTo, type Notification } from "./listenTo.ts";
import { peopleChannel } from "./tellPeople.ts";

/** What a listener is told: changes, or that it missed some and must look anew. */
export type LiveListener = (changes: readonly LiveChange[], missed: boolean) => void;

/** What a hub is made with. */
export interface LiveHubOptions {
  /** A direct address of the database, for LISTEN. */
  listenUrl: string;
  db: Queryable;
  log: Log;
  /** Called whenever something new may stand in the journal. */
  onSignal?: () => void;
}

const channel = "shiliu_journal";
const gatherMs = 20;
// In case a notification was lost with its connection.
const lookEveryMs = 5_000;
// Something was committed while an older transaction was open: no notification comes when that one ends.
const lookAgainMs = 50;
const keptChanges = 2_000;

/** Hears of every committed event, from all processes, and tells whoever listens. */
export class LiveHub {
  readonly #options: LiveHubOptions;
  readonly #listeners = new Set<LiveListener>();
  /** Who listens for what is new for them, by person. */
  readonly #people = new Map<string, Set<() => void>>();
  readonly #kept: LiveChange[] = [];
  #cursor: string;
  /** The cursor before the first of the kept changes. */
  #keptFrom: string;
  #listening: Listening | undefined;
  #timer: NodeJS.Timeout | undefined;
  #telling: NodeJS.Timeout | undefined;
  #lookingAgain: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  private constructor(options: LiveHubOptions, cursor: string) {
    this.#options = options;
    this.#cursor = cursor;
    this.#keptFrom = cursor;
  }

  /** Starts a hub at the journal's present end. */
  static async start(options: LiveHubOptions): Promise<LiveHub> {
    const hub = new LiveHub(options, await findEnd(options.db));
    const hear = (heard: Notification): void => hub.#hear(heard);
    hub.#listening = await listenTo(options.listenUrl, [channel, peopleChannel], hear, options.log);
    hub.#timer = setInterval(() => hub.#look(), lookEveryMs).unref();
    return hub;
  }

  /** Where the hub is now. */
  get cursor(): string {
    return this.#cursor;
  }

  /** Notes that this process wrote; tells the others within 20 ms, once for all that was written. */
  written(_caseId: CaseId): void {
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      // Not inside the writing transaction: that would put all writers in line.
      this.#options.db
        .query(`NOTIFY ${channel}`)
        .catch((error: unknown) => this.#options.log.warn({ err: error }, "could not notify"));
    }, gatherMs);
  }

  /** Where somebody who comes with a cursor goes on from: there, where that is still known, else from now. */
  goesOnFrom(cursor: string | undefined): string {
    return cursor !== undefined && this.#findMissed(cursor) ? cursor : this.#cursor;
  }

  /** Starts listening from a cursor on; gives the way to stop. */
  listen(cursor: string | undefined, listener: LiveListener): () => void {
    this.#listeners.add(listener);
    const missed = cursor === undefined ? [] : this.#findMissed(cursor);
    if (!missed) listener([], true);
    else if (missed.length > 0) listener(missed, false);
    return () => this.#listeners.delete(listener);
  }

  /** Calls `listener` whenever there is something new for a person, or may be; gives the way to stop. */
  listenFor(personId: string, listener: () => void): () => void {
    const listeners = this.#people.get(personId) ?? new Set();
    this.#people.set(personId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#people.get(personId) === listeners) this.#people.delete(personId);
    };
  }

  /** Ends listening and telling. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    clearTimeout(this.#telling);
    clearTimeout(this.#lookingAgain);
    await this.#looking;
    await this.#listening?.stop();
  }

  #hear(heard: Notification): void {
    if (heard?.channel !== peopleChannel) this.#look();
    if (heard?.channel === channel) return;
    const people = heard ? [heard.payload] : [...this.#people.keys()];
    for (const personId of people) for (const listener of this.#people.get(personId) ?? []) listener();
  }

  #look(): void {
    if (this.#stopped) return;
    this.#options.onSignal?.();
    this.#again = true;
    this.#looking ??= this.#readOn()
      .catch((error: unknown) =>
        this.#options.log.warn({ err: error }, "could not read the journal for live screens"),
      )
      .finally(() => {
        this.#looking = undefined;
        // A signal that came after the last look, before this line.
        if (this.#again) this.#look();
      });
  }

  async #readOn(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      const { changes, unsettled } = await readChanges(this.#options.db, this.#cursor);
      if (unsettled) this.#lookAgain();
      this.#tell(changes);
      this.#again ||= changes.length === tailBatch;
    }
  }

  #lookAgain(): void {
    this.#lookingAgain ??= setTimeout(() => {
      this.#lookingAgain = undefined;
      this.#look();
    }, lookAgainMs).unref();
  }

  /** The kept changes after a cursor; `undefined` where it is not known, or no longer. */
  #findMissed(cursor: string): readonly LiveChange[] | undefined {
    if (cursor === this.#cursor) return [];
    if (cursor === this.#keptFrom) return this.#kept.slice();
    const at = this.#kept.findIndex((change) => change.cursor === cursor);
    return at < 0 ? undefined : this.#kept.slice(at + 1);
  }

  #tell(changes: readonly LiveChange[]): void {
    const last = changes.at(-1);
    if (!last) return;
    this.#cursor = last.cursor;
    this.#kept.push(...changes);
    const dropped = this.#kept.splice(0, Math.max(0, this.#kept.length - keptChanges)).at(-1);
    if (dropped) this.#keptFrom = dropped.cursor;
    for (const listener of this.#listeners) listener(changes, false);
  }
}
