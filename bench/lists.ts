import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { percentile, ratioSpread, type Spread, spreadOf } from "./figures/spread.ts";
import { plain, table, withSpread } from "./figures/table.ts";
import { type BenchGround, onBenchGround } from "./ground.ts";
import { findQuestions, type Question } from "./lists/questions.ts";
import { loadCases } from "./lists/loadCases.ts";
import { planSettings, readPlans, verdictOf } from "./lists/readPlans.ts";
import type { LoadResult } from "./load/jobs.ts";
import type { BenchOptions } from "./options.ts";
import { send } from "./system/http.ts";

const warmUpMs = 300;
const lookups = 500;
const plansPath = join(tmpdir(), "shiliu-bench-lists-plans.txt");

/** What one list costs. */
export interface ListFigures {
  list: string;
  /** Its p50 over HTTP as so many times the p50 of a primary-key lookup through pg. */
  toLookup: Spread;
  p50Ms: Spread;
  p99Ms: number;
  /** The statements it sends, together, by EXPLAIN ANALYZE. */
  sqlMs: number;
  verdict: string;
}

/** The figures of a run, the lookup itself among them. */
export interface ListsFigures {
  rows: number;
  lookupP50Ms: Spread;
  lists: readonly ListFigures[];
  plans: string;
}

/** Lists, searches and case pages over many cases, each as a ratio to a primary-key lookup. */
export async function measureLists(
  options: BenchOptions,
  tell: (line: string) => void,
): Promise<ListsFigures> {
  const masterKey = randomBytes(32);
  const { rows } = options;
  return onBenchGround(
    {
      name: "bench-lists",
      profileFolder: options.profileFolder,
      // Nothing is written while it is measured; the loading need not outlive a crash.
      settings: { ...planSettings, fsync: "off", full_page_writes: "off", max_wal_size: "8GB" },
      masterKey: masterKey.toString("base64"),
      prepare: (ready) => loadCases(ready, { rows, masterKey, now: new Date(), tell }),
    },
    async (ground) => {
      const questions = await findQuestions(ground);
      for (const question of questions) await ask(ground, question, warmUpMs);
      const lookup = await makeLookup(ground);
      await lookup();
      const rounds = await runRounds(ground, questions, lookup, options, tell);
      tell("explaining");
      return {
        rows,
        ...figuresOf(rounds),
        lists: await explainAll(ground, questions, rounds),
        plans: plansPath,
      };
    },
  );
}

interface Rounds {
  lookups: readonly LoadResult[];
  byList: ReadonlyMap<string, readonly LoadResult[]>;
}

async function runRounds(
  ground: BenchGround,
  questions: readonly Question[],
  lookup: () => Promise<LoadResult>,
  { rounds, blockMs }: BenchOptions,
  tell: (line: string) => void,
): Promise<Rounds> {
  const lookups: LoadResult[] = [];
  const byList = new Map<string, LoadResult[]>(questions.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    tell(`round ${round + 1} of ${rounds}`);
    lookups.push(await lookup());
    for (const question of questions)
      byList.get(question.name)?.push(await ask(ground, question, blockMs / 4));
  }
  return { lookups, byList };
}

function ask(ground: BenchGround, question: Question, limitMs: number): Promise<LoadResult> {
  const { requests } = question;
  return ground.http.run({
    kind: "http",
    port: ground.system.port,
    clients: 1,
    limitMs,
    requests,
    again: true,
    keepBodies: false,
  });
}

/** The fold of a case by its id, over and over, each time another's. */
async function makeLookup({ owner, plain: driver, system }: BenchGround): Promise<() => Promise<LoadResult>> {
  const { rows } = await owner.query<{ id: string }>(
    `select id from cases tablesample system (1) repeatable (1) limit ${lookups}`,
  );
  return () =>
    driver.run({
      kind: "plain",
      url: system.database.appUrl,
      searchPath: "public",
      clients: 1,
      limitMs: 60_000,
      statements: [{ name: "lookup", text: "select fold from cases where id = $1", fresh: [] }],
      caseIds: rows.map(({ id }) => id),
      firstNumber: 0,
    });
}

const p50 = ({ latenciesMs }: LoadResult): number => percentile([...latenciesMs], 0.5);

function figuresOf({ lookups }: Rounds): Pick<ListsFigures, "lookupP50Ms"> {
  return { lookupP50Ms: spreadOf(lookups.map(p50)) };
}

async function explainAll(
  ground: BenchGround,
  questions: readonly Question[],
  { lookups, byList }: Rounds,
): Promise<ListFigures[]> {
  const reader = readPlans(ground.system.database.adminUrl, ground.system.folder);
  const pages: string[] = [];
  const figures: ListFigures[] = [];
  try {
    for (const { name, requests } of questions) {
      const [request] = requests;
      const statements = await reader.during(async () => request && send(ground.system.port, request));
      const sqlMs = statements.reduce((sum, { durationMs }) => sum + durationMs, 0);
      const verdict = verdictOf(statements.map(({ plan }) => plan));
      pages.push(
        `${name}: ${verdict}; ${plain(sqlMs)} ms\n\n${statements.map(({ plan }) => plan).join("\n")}`,
      );
      const blocks = byList.get(name) ?? [];
      figures.push({
        list: name,
        toLookup: ratioSpread(blocks.map(p50), lookups.map(p50)),
        p50Ms: spreadOf(blocks.map(p50)),
        p99Ms: percentile(
          blocks.flatMap(({ latenciesMs }) => [...latenciesMs]),
          0.99,
        ),
        sqlMs,
        verdict,
      });
    }
  } finally {
    await reader.end();
  }
  writeFileSync(plansPath, pages.join(`\n${"─".repeat(100)}\n`));
  return figures;
}

/** The figures of a lists bench for people to read, ratios first. */
export function listsTable({ rows, lookupP50Ms, lists, plans }: ListsFigures): string {
  const lines = lists.map((each) => [
    each.list,
    withSpread(each.toLookup),
    plain(each.p50Ms.median),
    plain(each.p99Ms),
    plain(each.sqlMs),
    each.verdict,
  ]);
  return (
    `Lists on ${rows} cases, one client, through HTTP. To lookup: so many times the p50 of a primary-key lookup through\n` +
    `pg in the same run, ${withSpread(lookupP50Ms)} ms. SQL: its statements by EXPLAIN ANALYZE. Median (least–most) of\n` +
    `the rounds. Every closed case but one in twenty has its first event only. Plans: ${plans}\n\n` +
    table(["list", "to lookup", "p50 ms", "p99 ms", "SQL ms", "how"], lines)
  );
}
