import type { InferContractRouterOutputs } from "@orpc/contract";
import { countedMost } from "#platform/journal/measureJournal.ts";
import type { JobRecord } from "../jobLog.ts";
import type { HealthFacts } from "./healthFacts.ts";
import type { operationsContract } from "./operationsContract.ts";

/** How the installation does, as it is told. */
export type Health = InferContractRouterOutputs<typeof operationsContract>["readHealth"];
/** A line of it. */
export type HealthLine = Health["lines"][number];

const minuteMs = 60_000;
const dayMs = 86_400_000;
const gigabyte = 1_073_741_824;

/** From when on something is to be looked at, and from when on it is wrong. */
const limits = {
  slowMs: 500,
  driftMs: 2_000,
  behind: { look: 2 * minuteMs, bad: 15 * minuteMs },
  lapses: { look: 2 * minuteMs, bad: 15 * minuteMs },
  messagesLateMs: 15 * minuteMs,
  writeBacksLateMs: 60 * minuteMs,
  /** A job that has not ended within so many of its turns, and a minute, hangs. */
  jobTurns: 10,
  failuresBad: 3,
  disk: { look: { share: 0.1, bytes: 5 * gigabyte }, bad: { share: 0.03, bytes: gigabyte } },
  archiveMs: dayMs,
} as const;

/** Judges what is known of an installation: line by line, and as a whole by the worst of them. */
export function judgeHealth(facts: HealthFacts): Health {
  const lines = [...systemLines(facts), ...workLines(facts), ...messageLines(facts), ...storageLines(facts)];
  const level = (["bad", "look"] as const).find((each) => lines.some((one) => one.level === each)) ?? "good";
  return { at: facts.now.toISOString(), level, lines };
}

function line(
  group: HealthLine["group"],
  level: HealthLine["level"],
  says: HealthLine["says"],
  figures: Record<string, string | number | undefined> = {},
  of?: string,
): HealthLine {
  const known = Object.entries(figures).filter(
    (each): each is [string, string | number] => each[1] !== undefined,
  );
  return { group, level, says, figures: Object.fromEntries(known), ...(of !== undefined && { of }) };
}

/** What could not be read: not wrong by itself, but nobody can say that it is right. */
function notRead(group: HealthLine["group"], of: string): HealthLine {
  return line(group, "look", "not-read", {}, of);
}

function systemLines(facts: HealthFacts): HealthLine[] {
  const { database, connections, version, upMs, mode, publicUrl } = facts;
  const running = { version, upMs };
  const full = connections.waiting > 0;
  return [
    ...databaseLines(database),
    mode === "production"
      ? line("system", "good", "process-running", running)
      : line("system", "look", "process-demo", running),
    line("system", full ? "look" : "good", full ? "connections-full" : "connections-free", connections),
    ...(database ? [migrationLine(facts)] : []),
    publicUrl.startsWith("https://")
      ? line("system", "good", "address-secure", { address: publicUrl })
      : line("system", "look", "address-open", { address: publicUrl }),
    mapLine(facts),
  ];
}

/** A map without a background is of use all the same, so that nothing is wrong without one. */
function mapLine({ map: { tileOrigins, areas } }: HealthFacts): HealthLine {
  const host = tileOrigins.join(", ");
  return host === ""
    ? line("system", "good", "map-none", { areas })
    : line("system", "good", "map-set", { host, areas });
}

function databaseLines(database: HealthFacts["database"]): HealthLine[] {
  if (!database) return [line("system", "bad", "database-unreachable")];
  const tookMilliseconds = Math.round(database.tookMs);
  const slow = database.tookMs > limits.slowMs;
  const driftMilliseconds = Math.round(Math.abs(database.driftMs));
  const drifts = driftMilliseconds > limits.driftMs;
  return [
    line("system", slow ? "look" : "good", slow ? "database-slow" : "database-reachable", {
      tookMilliseconds,
    }),
    line("system", drifts ? "bad" : "good", drifts ? "clock-drifts" : "clock-right", { driftMilliseconds }),
  ];
}

function migrationLine({ migrations }: HealthFacts): HealthLine {
  if (!migrations) return notRead("system", "migrations");
  const { count, pending, foreign, lastAt } = migrations;
  if (foreign) return line("system", "bad", "migrations-foreign");
  if (pending > 0) return line("system", "bad", "migrations-pending", { pending });
  return line("system", "good", "migrations-current", { count, lastAt: lastAt?.toISOString() });
}

function workLines(facts: HealthFacts): HealthLine[] {
  const jobs =
    facts.jobs.length === 0
      ? [line("work", "look", "jobs-elsewhere")]
      : facts.jobs.map((job) => jobLine(job, facts.now, facts.upMs));
  if (!facts.database) return jobs;
  return [...jobs, ...readerLines(facts), lapseLine(facts), writeBackLine(facts)];
}

function jobLine(job: JobRecord, now: Date, upMs: number): HealthLine {
  const { name, everyMs, doneAt, failedAt, failures, runsSince } = job;
  const figures = { doneAt: doneAt?.toISOString(), failedAt: failedAt?.toISOString(), failures };
  if (failures > 0) {
    return line("work", failures >= limits.failuresBad ? "bad" : "look", "job-failed", figures, name);
  }
  const patienceMs = (everyMs ?? 0) * limits.jobTurns + minuteMs;
  const runsMs = runsSince ? now.getTime() - runsSince.getTime() : 0;
  // Work that only follows the journal rests where nothing happens; work that comes with time does not.
  const restsMs = everyMs === undefined ? 0 : doneAt ? now.getTime() - doneAt.getTime() : upMs;
  const lateMs = Math.max(runsMs, restsMs);
  if (lateMs > patienceMs) return line("work", "bad", "job-late", { ...figures, lateMs }, name);
  return doneAt
    ? line("work", "good", "job-ran", figures, name)
    : line("work", "good", "job-waits", {}, name);
}

function readerLines({ readers, now }: HealthFacts): HealthLine[] {
  if (!readers) return [notRead("work", "readers")];
  return readers.map(({ name, events, oldestAt }) => {
    const behindMs = oldestAt ? Math.max(0, now.getTime() - oldestAt.getTime()) : 0;
    const figures = { events: counted(events), behindMs };
    if (behindMs > limits.behind.bad) return line("work", "bad", "reader-stuck", figures, name);
    if (behindMs > limits.behind.look) return line("work", "look", "reader-behind", figures, name);
    return line("work", "good", "reader-current", figures, name);
  });
}

function lapseLine({ lapses, now }: HealthFacts): HealthLine {
  if (!lapses) return notRead("work", "lapses");
  const { count, oldestDueAt } = lapses;
  const waitsMs = oldestDueAt ? now.getTime() - oldestDueAt.getTime() : 0;
  const figures = { count: counted(count), waitsMs };
  if (waitsMs > limits.lapses.bad) return line("work", "bad", "lapses-stuck", figures);
  if (waitsMs > limits.lapses.look) return line("work", "look", "lapses-waiting", figures);
  return line("work", "good", "lapses-none", figures);
}

function writeBackLine({ writeBacks, now }: HealthFacts): HealthLine {
  if (!writeBacks) return notRead("work", "write-backs");
  const { waiting, flagged, oldestAt } = writeBacks;
  const waitsMs = oldestAt ? now.getTime() - oldestAt.getTime() : 0;
  const figures = { waiting: counted(waiting), flagged: counted(flagged), waitsMs };
  if (flagged > 0) return line("work", "bad", "write-backs-flagged", figures);
  if (waitsMs > limits.writeBacksLateMs) return line("work", "look", "write-backs-waiting", figures);
  return line("work", "good", "write-backs-none", figures);
}

function messageLines(facts: HealthFacts): HealthLine[] {
  const { carriers, database, messages, mode } = facts;
  const ways = (["sms", "email", "chat"] as const).map((channel) => {
    const carrier = carriers[channel];
    const fine = carrier === "set" || (carrier === "file" && mode === "development");
    // Chat is an extra; a prefecture without text messages tells its residents nothing.
    const missed = carrier !== "none" || channel === "sms";
    return line("messages", fine || !missed ? "good" : "look", `carrier-${carrier}`, {}, channel);
  });
  if (!database) return ways;
  return [...ways, ...(messages ? queueLines(facts) : [notRead("messages", "messages")])];
}

function queueLines({ messages = [], now }: HealthFacts): HealthLine[] {
  return messages.map(({ channel, waiting, retrying, dead, dueSince }) => {
    const of = channel ?? "unknown";
    const lateMs = dueSince === undefined ? 0 : now.getTime() - Date.parse(dueSince);
    const figures = { waiting: waiting + retrying, dead, lateMs };
    if (lateMs > limits.messagesLateMs) return line("messages", "bad", "messages-late", figures, of);
    if (dead > 0) return line("messages", "look", "messages-dead", figures, of);
    return line("messages", "good", "messages-moving", figures, of);
  });
}

function storageLines(facts: HealthFacts): HealthLine[] {
  const { disk, database, storage } = facts;
  const lines = [disk ? diskLine(disk) : notRead("storage", "disk")];
  if (!database) return lines;
  if (!storage) return [...lines, notRead("storage", "storage")];
  const { sizeBytes, version } = storage;
  return [
    ...lines,
    line("storage", "good", "database-size", { sizeBytes, version }),
    backupLine(storage, facts.now),
  ];
}

function diskLine({ freeBytes, totalBytes }: { freeBytes: number; totalBytes: number }): HealthLine {
  const freeShare = totalBytes > 0 ? freeBytes / totalBytes : 0;
  const figures = { freeBytes, totalBytes, freeShare };
  const under = ({ share, bytes }: { share: number; bytes: number }) =>
    freeShare < share || freeBytes < bytes;
  if (under(limits.disk.bad)) return line("storage", "bad", "disk-full", figures);
  if (under(limits.disk.look)) return line("storage", "look", "disk-low", figures);
  return line("storage", "good", "disk-free", figures);
}

function backupLine({ archive }: NonNullable<HealthFacts["storage"]>, now: Date): HealthLine {
  const { on, lastAt, lastFailedAt } = archive;
  if (!on) return line("storage", "look", "backup-unknown");
  const failing = lastFailedAt !== undefined && (lastAt === undefined || lastFailedAt > lastAt);
  if (failing) return line("storage", "bad", "backup-failed", { failedAt: lastFailedAt.toISOString() });
  if (lastAt === undefined || now.getTime() - lastAt.getTime() > limits.archiveMs)
    return line("storage", "look", "backup-unknown");
  return line("storage", "good", "backup-archived", { archivedAt: lastAt.toISOString() });
}

function counted(count: number): string | number {
  return count > countedMost ? `${countedMost}+` : count;
}
