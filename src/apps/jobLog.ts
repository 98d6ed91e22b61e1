/** What became of a job's runs in this process. */
export interface JobRecord {
  name: string;
  /** How often it is asked for as time goes by. */
  everyMs: number | undefined;
  /** Since when the present run goes on. */
  runsSince: Date | undefined;
  doneAt: Date | undefined;
  failedAt: Date | undefined;
  /** Runs that failed since the last one that did not. */
  failures: number;
}

/** Remembers when each job of the worker ran and whether it failed. */
export interface JobLog {
  /** Enters a job; gives the way to note its runs. */
  enter(job: { name: string; everyMs: number | undefined }): JobNotes;
  /** Every job that runs in this process; none where the worker runs elsewhere. */
  records(): readonly JobRecord[];
  /** The worker was stopped: its jobs run here no longer. */
  clear(): void;
}

/** Notes of one job. */
export interface JobNotes {
  began(): void;
  ended(failed: boolean): void;
}

/** Makes the {@link JobLog} of a process. */
export function makeJobLog(clock: () => Date): JobLog {
  const records = new Map<string, JobRecord>();
  return {
    enter({ name, everyMs }) {
      const empty = { runsSince: undefined, doneAt: undefined, failedAt: undefined, failures: 0 };
      const record: JobRecord = { name, everyMs, ...empty };
      records.set(name, record);
      return {
        began() {
          record.runsSince = clock();
        },
        ended(failed) {
          record.runsSince = undefined;
          if (failed) record.failedAt = clock();
          else record.doneAt = clock();
          record.failures = failed ? record.failures + 1 : 0;
        },
      };
    },
    records: () => [...records.values()].map((record) => ({ ...record })),
    clear: () => records.clear(),
  };
}
