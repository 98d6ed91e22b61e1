import { calendarInForce } from "#apps/calendar.ts";
import type { TreeBody } from "#engine/tree.ts";
import { treeOf } from "#engine/tree.ts";
import { createPool, type Pool } from "#platform/database/pool.ts";
import { createKeyStore } from "#platform/sealing/keyStore.ts";
import { makeMasterKeys } from "#platform/sealing/masterKeys.ts";
import { reportRequest } from "../load/reports.ts";
import { keepAliveAgent, send } from "../system/http.ts";
import { signIn } from "../system/signIn.ts";
import type { PreparedSystem } from "../system/startSystem.ts";
import { type Chance, makeChance } from "../system/chance.ts";
import { copyFile } from "./copyFile.ts";
import {
  type CaseFiles,
  type CaseMaker,
  caseTables,
  castCase,
  type KnownReporter,
  mouldOf,
} from "./generateCases.ts";
import { makeScenes } from "./scene.ts";
import { stories } from "./stories.ts";
import { tellStory } from "./tellStory.ts";

const seed = 20_251_122;
const knownReporters = 1_500;
const casesPerMould = 25;
const wholeOneIn = 20;
const searchableInHundred = 20;
const openShare = 0.03;
const sliceRows = 100_000;
const firstNumber = 1_000_000;
const day = 86_400_000;
const history = { from: 730 * day, until: 12 * day };
const recent = { from: 10 * day, until: 4.5 * day };

/** How the cases are made. */
export interface LoadPlan {
  rows: number;
  masterKey: Buffer;
  now: Date;
  tell(line: string): void;
}

/** Fills an empty prefecture with cases, straight into the tables. */
export async function loadCases(ready: PreparedSystem, plan: LoadPlan): Promise<void> {
  await reportSome(ready);
  await ready.stopServer();
  const superuserUrl = new URL(ready.database.adminUrl);
  superuserUrl.pathname = new URL(ready.database.appUrl).pathname;
  // No time limit: while the next slice is made, for many seconds on a busy machine, nobody opens the door to it.
  const superuser = createPool(superuserUrl.href, {
    max: Object.keys(caseTables).length,
    name: "shiliu-bench-load",
    connectTimeoutMs: 0,
  });
  try {
    await fill(superuser, ready.folder, plan);
    plan.tell("analysing");
    await passJournalReaders(superuser);
    await superuser.query("vacuum (analyze)");
    await superuser.query("checkpoint");
  } finally {
    await superuser.end();
  }
}

/** Reporters come in through the front door; the generated cases are theirs. */
async function reportSome({ port, demoPassword }: PreparedSystem): Promise<void> {
  const clerk = await signIn(port, "demo.clerk", demoPassword);
  const clients = 8;
  const agent = keepAliveAgent(clients);
  let next = 0;
  const run = async (): Promise<void> => {
    while (next < knownReporters) {
      const { status, body } = await send(port, reportRequest(clerk, "named", next++), agent);
      if (status !== 201) throw new Error(`A report was answered ${status}: ${body}`);
    }
  };
  await Promise.all(Array.from({ length: clients }, run));
  agent.destroy();
}

async function fill(
  superuser: Pool,
  folder: string,
  { rows, masterKey, now, tell }: LoadPlan,
): Promise<void> {
  const keyStore = createKeyStore({
    masterKeys: makeMasterKeys([{ id: 1, key: masterKey }]),
    clock: () => now,
  });
  const bodies = await readBodies(superuser);
  const tree = treeOf(bodies);
  const chance = makeChance(seed);
  const scenes = makeScenes(bodies, chance);
  const files = Object.fromEntries(
    Object.entries(caseTables).map(([table, columns]) => [table, copyFile(folder, table, columns)]),
  ) as CaseFiles;
  const maker: CaseMaker = {
    files,
    keyStore,
    reporters: await readReporters(superuser, keyStore),
    tree,
    chance,
    firstNumber,
    searchableInHundred,
  };
  const moulds = Math.max(1, Math.ceil(rows / casesPerMould));
  let written = 0;
  let copying: Promise<unknown> = Promise.resolve();
  for (let mould = 0; mould < moulds; mould++) {
    const open = mould >= moulds * (1 - openShare);
    const from = new Date(now.getTime() - ageOf(mould, moulds, open));
    const story = tellStory(pickStory(chance, open), scenes(), {
      tree,
      calendar: calendarInForce,
      from,
      chance,
    });
    const whole = open || mould % wholeOneIn === 0;
    const cast = mouldOf(story, tree, whole);
    for (let copy = 0; copy < casesPerMould && written < rows; copy++) castCase(maker, cast, written++);
    if (written % sliceRows === 0 || written === rows) {
      // The next slice is made while PostgreSQL takes the last one in.
      await copying;
      copying = Promise.all(Object.values(files).map((file) => file.copy(superuser)));
      tell(`${written} of ${rows} cases made`);
    }
  }
  await copying;
}

function pickStory(chance: Chance, open: boolean) {
  return chance.weighted(stories.filter((story) => story.open === open));
}

/** Old cases first, as they would have come in; the open ones are of the last days. */
function ageOf(mould: number, moulds: number, open: boolean): number {
  const closed = moulds * (1 - openShare);
  const share = open ? (mould - closed) / (moulds - closed) : mould / closed;
  const { from, until } = open ? recent : history;
  return from - share * (from - until);
}

async function readBodies(pool: Pool): Promise<TreeBody[]> {
  const { rows } = await pool.query<TreeBody>(
    `select id, parent_id as "parentId", kind, active from bodies order by id`,
  );
  return rows.map((row) => ({ ...row, parentId: row.parentId ?? undefined }));
}

async function readReporters(
  pool: Pool,
  keyStore: ReturnType<typeof createKeyStore>,
): Promise<KnownReporter[]> {
  const { rows } = await pool.query<{ id: string }>("select id from reporters order by id");
  const keys = await keyStore.findSubjectKeys(
    pool,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id }) => {
    const key = keys.get(id);
    return key ? [{ id, key }] : [];
  });
}

/** What follows the journal has nothing left to do: the search rows are there already. */
async function passJournalReaders(pool: Pool): Promise<void> {
  await pool.query(
    `insert into journal_readers (name, xact, position)
     select 'request-search', xact, position from case_events order by xact desc, position desc limit 1
     on conflict (name) do update set xact = excluded.xact, position = excluded.position`,
  );
}
