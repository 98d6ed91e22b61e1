import { describe, expect, it } from "vitest";
import type { HealthFacts } from "./healthFacts.ts";
import { judgeHealth } from "./judgeHealth.ts";

const now = new Date("2025-03-04T02:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

const well: HealthFacts = {
  now,
  version: "1.0.0",
  upMs: 3_600_000,
  mode: "production",
  publicUrl: "https://shiliu.example.cn",
  map: { tileOrigins: [], areas: 0 },
  connections: { inUse: 3, most: 20, waiting: 0 },
  jobs: [
    {
      name: "lapsing",
      everyMs: 15_000,
      runsSince: undefined,
      doneAt: ago(0),
      failedAt: undefined,
      failures: 0,
    },
  ],
  carriers: { sms: "set", email: "set", chat: "none" },
  disk: { freeBytes: 500e9, totalBytes: 1_000e9 },
  database: { tookMs: 2, driftMs: 4 },
  migrations: { count: 20, pending: 0, foreign: false, lastAt: ago(60) },
  readers: [{ name: "notices", events: 0, oldestAt: undefined }],
  lapses: { count: 0, oldestDueAt: undefined },
  messages: [{ channel: "sms", waiting: 0, retrying: 0, dead: 0, sentInADay: 9 }],
  writeBacks: { waiting: 0, flagged: 0, oldestAt: undefined },
  storage: {
    sizeBytes: 1e9,
    version: "17.5",
    archive: { on: true, lastAt: ago(5), lastFailedAt: undefined },
  },
};

const [job] = well.jobs;
if (!job) throw new Error("a job is judged here");

function said(changed: Partial<HealthFacts>): string[] {
  return judgeHealth({ ...well, ...changed })
    .lines.filter(({ level }) => level !== "good")
    .map(({ level, says, of }) => [level, says, of].filter(Boolean).join(" "));
}

it("says that all is well where it is", () => {
  expect(said({})).toEqual([]);
  expect(judgeHealth(well).level).toBe("good");
});

it("is as bad as its worst line", () => {
  expect(judgeHealth({ ...well, publicUrl: "http://10.0.0.1" }).level).toBe("look");
  expect(judgeHealth({ ...well, publicUrl: "http://10.0.0.1", database: undefined }).level).toBe("bad");
});

describe.each<[string, Partial<HealthFacts>, string[]]>([
  ["a slow database", { database: { tookMs: 900, driftMs: 0 } }, ["look database-slow"]],
  ["a clock that went behind", { database: { tookMs: 2, driftMs: -2_500 } }, ["bad clock-drifts"]],
  ["a demonstration", { mode: "development" }, ["look process-demo"]],
  [
    "requests that queue for a connection",
    { connections: { inUse: 20, most: 20, waiting: 4 } },
    ["look connections-full"],
  ],
  [
    "a structure that lacks a step",
    { migrations: { count: 19, pending: 1, foreign: false, lastAt: ago(60) } },
    ["bad migrations-pending"],
  ],
  [
    "a structure of another release",
    { migrations: { count: 30, pending: 0, foreign: true, lastAt: ago(60) } },
    ["bad migrations-foreign"],
  ],
  [
    "a reader a little behind",
    { readers: [{ name: "roster", events: 3, oldestAt: ago(3) }] },
    ["look reader-behind roster"],
  ],
  [
    "a reader that is stuck",
    { readers: [{ name: "roster", events: 3, oldestAt: ago(16) }] },
    ["bad reader-stuck roster"],
  ],
  [
    "a job that failed once",
    { jobs: [{ ...job, failures: 1, failedAt: ago(0) }] },
    ["look job-failed lapsing"],
  ],
  [
    "a job that goes on failing",
    { jobs: [{ ...job, failures: 3, failedAt: ago(0) }] },
    ["bad job-failed lapsing"],
  ],
  ["a job that hangs", { jobs: [{ ...job, runsSince: ago(10) }] }, ["bad job-late lapsing"]],
  ["a job that nobody asks for", { jobs: [{ ...job, doneAt: ago(10) }] }, ["bad job-late lapsing"]],
  ["a server without a worker", { jobs: [] }, ["look jobs-elsewhere"]],
  ["clocks that wait a while", { lapses: { count: 2, oldestDueAt: ago(3) } }, ["look lapses-waiting"]],
  ["clocks that nobody acts on", { lapses: { count: 2, oldestDueAt: ago(20) } }, ["bad lapses-stuck"]],
  [
    "a write-back that waits",
    { writeBacks: { waiting: 1, flagged: 0, oldestAt: ago(61) } },
    ["look write-backs-waiting"],
  ],
  [
    "a write-back that was refused",
    { writeBacks: { waiting: 1, flagged: 1, oldestAt: ago(1) } },
    ["bad write-backs-flagged"],
  ],
  ["no way for text messages", { carriers: { ...well.carriers, sms: "none" } }, ["look carrier-none sms"]],
  [
    "text messages into a file in production",
    { carriers: { ...well.carriers, sms: "file" } },
    ["look carrier-file sms"],
  ],
  [
    "dead letters",
    { messages: [{ channel: "sms", waiting: 0, retrying: 0, dead: 2, sentInADay: 0 }] },
    ["look messages-dead sms"],
  ],
  [
    "messages that do not go out",
    { messages: [{ waiting: 5, retrying: 0, dead: 0, sentInADay: 0, dueSince: ago(30).toISOString() }] },
    ["bad messages-late unknown"],
  ],
  ["a disk that fills", { disk: { freeBytes: 40e9, totalBytes: 1_000e9 } }, ["look disk-low"]],
  ["a disk that is full", { disk: { freeBytes: 0.5e9, totalBytes: 1_000e9 } }, ["bad disk-full"]],
  ["a disk nobody could read", { disk: undefined }, ["look not-read disk"]],
])("%s", (_name, changed, lines) => {
  it(`is told as ${lines.join()}`, () => expect(said(changed)).toEqual(lines));
});

describe("a backup", () => {
  const archive = (changed: Partial<NonNullable<HealthFacts["storage"]>["archive"]>) =>
    said({
      storage: {
        sizeBytes: 1,
        version: "17",
        archive: { on: true, lastAt: ago(5), lastFailedAt: undefined, ...changed },
      },
    });

  it("that the system knows nothing of is told as unknown, never as good", () => {
    expect(archive({ on: false })).toEqual(["look backup-unknown"]);
    expect(archive({ lastAt: undefined })).toEqual(["look backup-unknown"]);
    expect(archive({ lastAt: ago(2_000) })).toEqual(["look backup-unknown"]);
  });

  it("that fails is wrong until it has worked again", () => {
    expect(archive({ lastFailedAt: ago(1) })).toEqual(["bad backup-failed"]);
    expect(archive({ lastFailedAt: ago(10) })).toEqual([]);
  });
});

it("asks nothing further of a database that does not answer", () => {
  const { lines } = judgeHealth({
    ...well,
    database: undefined,
    migrations: undefined,
    readers: undefined,
    lapses: undefined,
    messages: undefined,
    writeBacks: undefined,
    storage: undefined,
  });
  expect(lines.filter(({ level }) => level !== "good").map(({ says }) => says)).toEqual([
    "database-unreachable",
  ]);
});

it("tells what did not answer in time as not read", () => {
  expect(said({ readers: undefined, storage: undefined })).toEqual([
    "look not-read readers",
    "look not-read storage",
  ]);
});

it("counts no further than a thousand", () => {
  const { lines } = judgeHealth({ ...well, lapses: { count: 1_001, oldestDueAt: ago(1) } });
  expect(lines.find(({ says }) => says === "lapses-none")?.figures["count"]).toBe("1000+");
});
