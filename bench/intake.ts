import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { percentile, ratioSpread, type Spread, spreadOf } from "./figures/spread.ts";
import { plain, table, withSpread } from "./figures/table.ts";
import { type BenchGround, onBenchGround } from "./ground.ts";
import type { LoadResult, PlainJob, RecordedStatement } from "./load/jobs.ts";
import { type Party, reportRequest } from "./load/reports.ts";
import type { BenchOptions } from "./options.ts";
import { plainSchema } from "./plain/plainSchema.ts";
import { recordStored } from "./plain/recordStored.ts";
import { type CpuMillis, findCpuMillis } from "./system/cpuMillis.ts";
import type { StaffHeaders } from "./system/signIn.ts";

const parties: readonly Party[] = ["named", "anonymous"];
const warmUpMs = 3_000;
const samples = 40;
// More than any server here does in a second; a block ends by time, not for want of requests.
const mostPerSecond = 5_000;
// What follows a create off its path (the search index, the notices) is done, and counted, before the next block.
const settleMs = 400;

/** Creates with so many clients, of one kind of report. */
export interface IntakeFigures {
  clients: number;
  report: Party;
  oursPerSecond: Spread;
  oursP50Ms: number;
  oursP99Ms: number;
  plainPerSecond: Spread;
  barePerSecond: Spread;
  toPlain: Spread;
  toBare: Spread;
  /** Processor time of the server process and of PostgreSQL, for one create; absent where /proc is missing. */
  serverCpuMs: Spread | undefined;
  databaseCpuMs: Spread | undefined;
  cpuMs: Spread | undefined;
  /** What PostgreSQL alone takes for the same rows. */
  plainCpuMs: Spread | undefined;
}

interface Block {
  result: LoadResult;
  cpu: CpuMillis | undefined;
}

interface Ground extends BenchGround {
  clerk: StaffHeaders;
  blockMs: number;
  recorded: Readonly<Record<Party, readonly RecordedStatement[]>>;
  nextNumber: number;
}

/** Creates per second through HTTP, in turn with plain PostgreSQL and with a server that inserts one row. */
export async function measureIntake(
  options: BenchOptions,
  tell: (line: string) => void,
): Promise<IntakeFigures[]> {
  return onBenchGround({ name: "bench-intake", profileFolder: options.profileFolder }, async (bench) => {
    const clerk = await bench.signIn("demo.clerk");
    tell("warming up");
    const recorded = {
      named: await warmUp(bench, clerk, "named"),
      anonymous: await warmUp(bench, clerk, "anonymous"),
    };
    const ground: Ground = { ...bench, clerk, blockMs: options.blockMs, recorded, nextNumber: 1 };
    await runBare(ground, 8);
    for (const party of parties) await runPlain(ground, 8, party);
    const figures: IntakeFigures[] = [];
    for (const clients of options.clients)
      figures.push(...(await measureClients(ground, clients, options.rounds, tell)));
    return figures;
  });
}

async function warmUp(bench: BenchGround, clerk: StaffHeaders, party: Party): Promise<RecordedStatement[]> {
  const requests = Array.from({ length: warmUpMs * 2 }, (_, index) => reportRequest(clerk, party, index));
  const { bodies } = await bench.http.run({
    kind: "http",
    port: bench.system.port,
    clients: 32,
    limitMs: warmUpMs,
    requests,
    again: false,
    keepBodies: true,
  });
  const caseIds = bodies.slice(-samples).map((body) => (JSON.parse(body) as { caseId: string }).caseId);
  return (await recordStored(bench.owner, caseIds)).map(({ opening }) => opening);
}

async function measureClients(
  ground: Ground,
  clients: number,
  rounds: number,
  tell: (line: string) => void,
): Promise<IntakeFigures[]> {
  const blocks = { named: [] as Block[], anonymous: [] as Block[] };
  const plainBlocks = { named: [] as Block[], anonymous: [] as Block[] };
  const bareBlocks: LoadResult[] = [];
  const turns = [
    ...parties.flatMap((party) => [
      async () => void blocks[party].push(await runOurs(ground, clients, party)),
      async () => void plainBlocks[party].push(await runPlain(ground, clients, party)),
    ]),
    async () => void bareBlocks.push(await runBare(ground, clients)),
  ];
  for (let round = 0; round < rounds; round++) {
    tell(`${clients} clients, round ${round + 1} of ${rounds}`);
    // Backwards every second time: what drifts over a round then favours nobody.
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn();
  }
  return parties.map((party) => figuresOf(clients, party, blocks[party], plainBlocks[party], bareBlocks));
}

async function runOurs(ground: Ground, clients: number, report: Party): Promise<Block> {
  const { system, clerk, blockMs } = ground;
  const requests = Array.from({ length: (blockMs / 1_000) * mostPerSecond }, (_, index) =>
    reportRequest(clerk, report, index),
  );
  return withCpu(ground, () =>
    ground.http.run({
      kind: "http",
      port: system.port,
      clients,
      limitMs: blockMs,
      requests,
      again: false,
      keepBodies: false,
    }),
  );
}

/** Runs a block and divides the processor time that passed meanwhile by what was done. */
async function withCpu({ system }: BenchGround, run: () => Promise<LoadResult>): Promise<Block> {
  const cpuNow = () => findCpuMillis(system.serverPid, system.database.pid);
  const before = cpuNow();
  const result = await run();
  await wait(settleMs);
  const after = cpuNow();
  const cpu = before &&
    after && {
      server: (after.server - before.server) / result.done,
      database: (after.database - before.database) / result.done,
    };
  return { result, cpu };
}

async function runPlain(ground: Ground, clients: number, party: Party): Promise<Block> {
  const { blockMs, system } = ground;
  const caseIds = Array.from({ length: (blockMs / 1_000) * mostPerSecond * 2 }, () => randomUUID());
  const firstNumber = ground.nextNumber;
  ground.nextNumber += caseIds.length;
  const job: PlainJob = {
    kind: "plain",
    url: system.database.appUrl,
    searchPath: plainSchema,
    clients,
    limitMs: blockMs,
    statements: ground.recorded[party],
    caseIds,
    firstNumber,
  };
  return withCpu(ground, () => ground.plain.run(job));
}

async function runBare(ground: Ground, clients: number): Promise<LoadResult> {
  const requests = Array.from({ length: 50 }, (_, index) => reportRequest(ground.clerk, "named", index));
  const result = await ground.http.run({
    kind: "http",
    port: ground.barePort,
    clients,
    limitMs: ground.blockMs,
    requests,
    again: true,
    keepBodies: false,
  });
  await wait(settleMs);
  return result;
}

const perSecond = ({ done, elapsedMs }: LoadResult): number => (done * 1_000) / elapsedMs;

function figuresOf(
  clients: number,
  report: Party,
  blocks: readonly Block[],
  plainBlocks: readonly Block[],
  bareBlocks: readonly LoadResult[],
): IntakeFigures {
  const ours = blocks.map(({ result }) => perSecond(result));
  const plainRates = plainBlocks.map(({ result }) => perSecond(result));
  const bareRates = bareBlocks.map(perSecond);
  const latencies = blocks.flatMap(({ result }) => [...result.latenciesMs]);
  return {
    clients,
    report,
    oursPerSecond: spreadOf(ours),
    oursP50Ms: percentile(latencies, 0.5),
    oursP99Ms: percentile(latencies, 0.99),
    plainPerSecond: spreadOf(plainRates),
    barePerSecond: spreadOf(bareRates),
    toPlain: ratioSpread(ours, plainRates),
    toBare: ratioSpread(ours, bareRates),
    serverCpuMs: cpuSpread(blocks, ({ server }) => server),
    databaseCpuMs: cpuSpread(blocks, ({ database }) => database),
    cpuMs: cpuSpread(blocks, ({ server, database }) => server + database),
    plainCpuMs: cpuSpread(plainBlocks, ({ database }) => database),
  };
}

function cpuSpread(blocks: readonly Block[], valueOf: (each: CpuMillis) => number): Spread | undefined {
  const cpu = blocks.flatMap((block) => block.cpu ?? []);
  return cpu.length === 0 ? undefined : spreadOf(cpu.map(valueOf));
}

const headings = [
  "clients",
  "report",
  "ours/plain",
  "ours/bare",
  "CPU ms a create",
  "server",
  "PostgreSQL",
  "(plain)",
  "ours/s",
  "p50 ms",
  "p99 ms",
  "plain/s",
  "bare/s",
];

/** The figures of an intake bench for people to read, ratios first. */
export function intakeTable(figures: readonly IntakeFigures[]): string {
  const rows = figures.map((each) => [
    String(each.clients),
    each.report,
    withSpread(each.toPlain),
    withSpread(each.toBare),
    ...[each.cpuMs, each.serverCpuMs, each.databaseCpuMs, each.plainCpuMs].map((cpu, index) =>
      cpu ? (index === 0 ? withSpread(cpu) : plain(cpu.median)) : "–",
    ),
    plain(each.oursPerSecond.median),
    plain(each.oursP50Ms),
    plain(each.oursP99Ms),
    plain(each.plainPerSecond.median),
    plain(each.barePerSecond.median),
  ]);
  return (
    "Intake: creates per second through HTTP, by a signed-in clerk. Named: a new reporter with a phone each time;\n" +
    "anonymous: nobody's name. Plain: the same rows by the same statement from pg, no server. Bare: a Node server that\n" +
    "parses JSON and inserts one row. Median (least–most) of the rounds; only ratios of one run may be compared.\n\n" +
    table(headings, rows) +
    goalLines(figures)
  );
}

const goals = { clients: 8, ratio: 0.5, cpuMs: 2 };

/** What the goals say of these figures. */
function goalLines(figures: readonly IntakeFigures[]): string {
  const word = (met: boolean): string => (met ? "met" : "not met");
  const lines = figures
    .filter(({ clients }) => clients === goals.clients)
    .map(
      ({ report, toPlain, toBare, cpuMs }) =>
        `  ${report}: ours/plain ${word(toPlain.median >= goals.ratio)}, ours/bare ${word(toBare.median >= goals.ratio)}` +
        `${cpuMs ? `, CPU ${word(cpuMs.median <= goals.cpuMs)}` : ""}\n`,
    );
  if (lines.length === 0) return "";
  const { clients, ratio, cpuMs } = goals;
  return `\nGoals at ${clients} clients: ratios of at least ${ratio}, at most ${cpuMs} ms of CPU a create\n${lines.join("")}`;
}
