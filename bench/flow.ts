import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { percentile, ratioSpread, type Spread, spreadOf } from "./figures/spread.ts";
import { plain, table, withSpread } from "./figures/table.ts";
import { type BenchGround, onBenchGround } from "./ground.ts";
import { flowCommands, flowRequest, type OpenedCase } from "./load/flowCommands.ts";
import type { LoadResult, RecordedStatement } from "./load/jobs.ts";
import { reportRequest } from "./load/reports.ts";
import type { BenchOptions } from "./options.ts";
import { plainSchema } from "./plain/plainSchema.ts";
import type { RecordedCase } from "./plain/recordStatements.ts";
import { recordStored } from "./plain/recordStored.ts";
import { findCpuMillis } from "./system/cpuMillis.ts";
import type { StaffHeaders } from "./system/signIn.ts";

const warmUpCases = 120;
const samples = 20;
const leastCases = 24;
const longestMs = 120_000;
const settleMs = 300;

/** One command, or all of them together, with so many clients. */
export interface FlowFigures {
  clients: number;
  command: string;
  oursPerSecond: Spread;
  oursP50Ms: number;
  oursP99Ms: number;
  plainPerSecond: Spread;
  barePerSecond: Spread;
  toPlain: Spread;
  toBare: Spread;
  /** Processor time of server and PostgreSQL for one command; only for all together, and absent where /proc is missing. */
  cpuMs: Spread | undefined;
}

interface Ground extends BenchGround {
  sessions: ReadonlyMap<string, StaffHeaders>;
  recorded: readonly RecordedCase[];
  nextNumber: number;
}

/** One pass of a batch of cases through the loop: the blocks by command. */
interface Pass {
  blocks: readonly LoadResult[];
  cpuMs?: number | undefined;
}

/** Single commands per second through HTTP, in turn with plain PostgreSQL and with a server that inserts one row. */
export async function measureFlow(
  options: BenchOptions,
  tell: (line: string) => void,
): Promise<FlowFigures[]> {
  return onBenchGround({ name: "bench-flow", profileFolder: options.profileFolder }, async (bench) => {
    tell("warming up");
    const ground = await warmUp(bench);
    const figures: FlowFigures[] = [];
    for (const clients of options.clients)
      figures.push(...(await measureClients(ground, clients, options, tell)));
    return figures;
  });
}

async function warmUp(bench: BenchGround): Promise<Ground> {
  const logins = ["demo.clerk", ...flowCommands.flatMap(({ login }) => login ?? [])];
  const sessions = new Map<string, StaffHeaders>();
  for (const login of new Set(logins)) sessions.set(login, await bench.signIn(login));
  const cold: Ground = { ...bench, sessions, recorded: [], nextNumber: 1 };
  const opened = await openCases(cold, 8, warmUpCases);
  await passOurs(cold, 8, opened);
  const caseIds = opened.slice(-samples).map(({ caseId }) => caseId);
  const ground = { ...cold, recorded: await recordStored(bench.owner, caseIds) };
  await passPlain(ground, 8, warmUpCases);
  await runBare(ground, 8, 1_000);
  return ground;
}

async function measureClients(
  ground: Ground,
  clients: number,
  { rounds, blockMs }: BenchOptions,
  tell: (line: string) => void,
): Promise<FlowFigures[]> {
  const trial = await passOurs(ground, clients, await openCases(ground, clients, leastCases + clients));
  const cases = Math.max(
    leastCases,
    clients * 2,
    Math.round((rateOf(trial.blocks) * blockMs) / 1_000 / flowCommands.length),
  );
  const ours: Pass[] = [];
  const plainPasses: Pass[] = [];
  const bare: LoadResult[] = [];
  const turns = [
    async () => void ours.push(await passOurs(ground, clients, await openCases(ground, clients, cases))),
    async () => void plainPasses.push(await passPlain(ground, clients, cases)),
    async () => void bare.push(await runBare(ground, clients, blockMs)),
  ];
  for (let round = 0; round < rounds; round++) {
    tell(`${clients} clients, round ${round + 1} of ${rounds}: ${cases} cases`);
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn();
  }
  const all = figuresOf(clients, "all", ours, plainPasses, bare, ({ blocks }) => blocks);
  const single = flowCommands.map(({ name }, index) =>
    figuresOf(clients, name, ours, plainPasses, bare, ({ blocks }) => blocks.slice(index, index + 1)),
  );
  return [all, ...single];
}

async function openCases(ground: Ground, clients: number, count: number): Promise<OpenedCase[]> {
  const clerk = ground.sessions.get("demo.clerk") ?? {};
  const requests = Array.from({ length: count }, (_, index) => reportRequest(clerk, "named", index));
  const { bodies } = await ground.http.run(httpJob(ground.system.port, clients, requests, true));
  return bodies.map((body) => JSON.parse(body) as OpenedCase);
}

async function passOurs(ground: Ground, clients: number, opened: readonly OpenedCase[]): Promise<Pass> {
  const { system } = ground;
  const cpuNow = () => findCpuMillis(system.serverPid, system.database.pid);
  const before = cpuNow();
  const blocks: LoadResult[] = [];
  for (const command of flowCommands) {
    const requests = opened.map((each) => flowRequest(command, each, ground.sessions));
    blocks.push(await ground.http.run(httpJob(system.port, clients, requests, false)));
  }
  await wait(settleMs);
  const after = cpuNow();
  const used = before && after && after.server + after.database - before.server - before.database;
  return { blocks, cpuMs: used === undefined ? undefined : used / (opened.length * flowCommands.length) };
}

function httpJob(
  port: number,
  clients: number,
  requests: ReturnType<typeof reportRequest>[],
  keepBodies: boolean,
) {
  return { kind: "http", port, clients, limitMs: longestMs, requests, again: false, keepBodies } as const;
}

async function passPlain(ground: Ground, clients: number, count: number): Promise<Pass> {
  const caseIds = Array.from({ length: count }, () => randomUUID());
  const run = (statements: readonly RecordedStatement[]): Promise<LoadResult> =>
    ground.plain.run({
      kind: "plain",
      url: ground.system.database.appUrl,
      searchPath: plainSchema,
      clients,
      limitMs: longestMs,
      statements,
      caseIds,
      firstNumber: ground.nextNumber,
    });
  await run(ground.recorded.map(({ opening }) => opening));
  ground.nextNumber += count;
  const blocks: LoadResult[] = [];
  for (const index of flowCommands.keys())
    blocks.push(await run(ground.recorded.flatMap(({ steps }) => steps[index] ?? [])));
  await wait(settleMs);
  return { blocks };
}

async function runBare(ground: Ground, clients: number, limitMs: number): Promise<LoadResult> {
  const requests = flowCommands.map((command) =>
    flowRequest(command, { caseId: randomUUID(), receiptCode: "" }, ground.sessions),
  );
  const job = httpJob(ground.barePort, clients, requests, false);
  const result = await ground.http.run({ ...job, limitMs, again: true });
  await wait(settleMs);
  return result;
}

function rateOf(blocks: readonly LoadResult[]): number {
  const sum = (valueOf: (block: LoadResult) => number) =>
    blocks.reduce((total, block) => total + valueOf(block), 0);
  return (sum(({ done }) => done) * 1_000) / sum(({ elapsedMs }) => elapsedMs);
}

function figuresOf(
  clients: number,
  command: string,
  ours: readonly Pass[],
  plainPasses: readonly Pass[],
  bare: readonly LoadResult[],
  blocksOf: (pass: Pass) => readonly LoadResult[],
): FlowFigures {
  const oursRates = ours.map((pass) => rateOf(blocksOf(pass)));
  const plainRates = plainPasses.map((pass) => rateOf(blocksOf(pass)));
  const bareRates = bare.map((block) => rateOf([block]));
  const latencies = ours.flatMap((pass) => blocksOf(pass).flatMap(({ latenciesMs }) => [...latenciesMs]));
  const cpu = command === "all" ? ours.flatMap(({ cpuMs }) => cpuMs ?? []) : [];
  return {
    clients,
    command,
    oursPerSecond: spreadOf(oursRates),
    oursP50Ms: percentile(latencies, 0.5),
    oursP99Ms: percentile(latencies, 0.99),
    plainPerSecond: spreadOf(plainRates),
    barePerSecond: spreadOf(bareRates),
    toPlain: ratioSpread(oursRates, plainRates),
    toBare: ratioSpread(oursRates, bareRates),
    cpuMs: cpu.length === 0 ? undefined : spreadOf(cpu),
  };
}

const headings = [
  "clients",
  "command",
  "ours/plain",
  "ours/bare",
  "CPU ms",
  "ours/s",
  "p50 ms",
  "p99 ms",
  "plain/s",
  "bare/s",
];

/** The figures of a flow bench for people to read, ratios first. */
export function flowTable(figures: readonly FlowFigures[]): string {
  const rows = figures.map((each) => [
    String(each.clients),
    each.command,
    withSpread(each.toPlain),
    withSpread(each.toBare),
    each.cpuMs ? withSpread(each.cpuMs) : "",
    plain(each.oursPerSecond.median),
    plain(each.oursP50Ms),
    plain(each.oursP99Ms),
    plain(each.plainPerSecond.median),
    plain(each.barePerSecond.median),
  ]);
  return (
    "Flow: single commands per second through HTTP, each answered with the whole case as its sender sees it. Plain: the\n" +
    "same rows by the same statement from pg, no server, nothing read. Bare: a Node server that parses JSON and inserts\n" +
    "one row. Median (least–most) of the rounds; only ratios of one run may be compared.\n\n" +
    table(headings, rows)
  );
}
