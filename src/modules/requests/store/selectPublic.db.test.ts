import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { migrations } from "#apps/modules.ts";
import type { Case } from "#engine/case.ts";
import { testDatabase } from "#platform/database/testing.ts";
import { isPublic } from "../domain/publicRule.ts";
import type { NewestCursor } from "../lists/cursors.ts";
import { countPublicByPlace, type PublicAsked, publicCases, selectPublic } from "./selectPublic.ts";
import { type MadeCase, madeCase, newestFirst, writeCases } from "./testing.ts";

const { pool, ownerPool } = await testDatabase(migrations);

/** The same on every run. */
function chanceFrom(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const chance = chanceFrom(20_261_128);
// So many that the large county is narrowed along the cells, and the small one along its own cases.
const cases = Array.from({ length: 9_000 }, () => madeCase(chance));

beforeAll(async () => {
  await writeCases(pool, cases);
  await ownerPool.query("analyze");
});

type Filters = Partial<Omit<PublicAsked, "after" | "limit">>;

function fits(each: MadeCase, { placeId, kind, open, process, from, until }: Filters): boolean {
  const openedAt = new Date(each.openedAt);
  return (
    each.kind !== "tip-off" &&
    each.aboutIds.length === 0 &&
    (placeId === undefined || ((each.access[placeId] ?? 0) & 1) !== 0) &&
    (kind === undefined || each.kind === kind) &&
    (open === undefined || each.closed !== open) &&
    (process === undefined || each.process === process) &&
    (from === undefined || openedAt >= from) &&
    (until === undefined || openedAt < until)
  );
}

async function pagesOf(filters: Filters, limit: number, most: number): Promise<string[]> {
  const all = { placeId: undefined, kind: undefined, open: undefined, process: undefined };
  const ids: string[] = [];
  for (let after: NewestCursor | undefined; ids.length < most; ) {
    const rows = await selectPublic(pool, {
      ...all,
      from: undefined,
      until: undefined,
      ...filters,
      after,
      limit,
    });
    ids.push(...rows.map(({ id }) => id));
    const last = rows.at(-1);
    if (!last || rows.length < limit) break;
    after = { openedAt: last.opened_at.toISOString(), caseId: last.id };
  }
  return ids.slice(0, most);
}

describe("the public list", () => {
  const from = new Date("2025-08-01T00:00:00Z");
  const until = new Date("2025-11-12T00:00:00Z");
  const narrowings: Filters[] = [undefined, "large", "small", "no-such-place"].flatMap((placeId) =>
    [undefined, "help", "praise", "tip-off"].flatMap((kind) =>
      [undefined, true, false].flatMap((open) =>
        [undefined, "business-difficulty"].flatMap((process) =>
          [{}, { from, until }].map((period) => ({ placeId, kind, open, process, ...period })),
        ),
      ),
    ),
  );

  it("shows every public case that fits, each once, newest first, whole and page by page", async () => {
    for (const filters of narrowings) {
      const ids = newestFirst(cases.filter((each) => fits(each, filters)));
      expect(await pagesOf(filters, 10_000, 10_000), JSON.stringify(filters)).toEqual(ids);
      expect(await pagesOf(filters, 7, 30), `${JSON.stringify(filters)}, by pages`).toEqual(ids.slice(0, 30));
    }
  }, 180_000);
});

describe("the counts of public cases by place", () => {
  const days = ["2025-11-14", "2025-10-22", "2025-08-23", "2024-11-21"].map(
    (day) => new Date(`${day}T00:00:00Z`),
  );
  const keyOf = (group: {
    matter: string;
    kind: string | null;
    process: string;
    open: boolean;
    span: number;
  }) => [group.matter, group.kind, group.process, group.open, group.span].join(" ");

  it("are those of the cases themselves, by place, kind, process, standing and span of time", async () => {
    const expected = new Map<string, number>();
    for (const each of cases.filter((one) => fits(one, {}))) {
      const { matterId: matter, kind, process, closed, openedAt } = each;
      const late = days.findIndex((day) => new Date(openedAt) >= day);
      const key = keyOf({ matter, kind, process, open: !closed, span: late < 0 ? days.length : late });
      expected.set(key, (expected.get(key) ?? 0) + 1);
    }
    const groups = await countPublicByPlace(pool, days);
    const counted = groups.map(({ places, cases: count, ...group }) => [
      keyOf({ ...group, matter: places["matter"] ?? "" }),
      count,
    ]);
    expect(Object.fromEntries(counted)).toEqual(Object.fromEntries(expected));
  });

  it("are read from their index alone", async () => {
    await ownerPool.query("vacuum analyze cases");
    const { rows } = await pool.query<{ "QUERY PLAN": string }>(
      "explain select public_places, cell, process, count(*) from cases where public_places is not null group by 1, 2, 3",
    );
    expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toMatch(
      /Index Only Scan.* cases_public_at_places/,
    );
  });
});

it("what is public is the same to SQL and to the rule, whatever was corrected", async () => {
  const corrections = [
    undefined,
    [{ what: "urgency", from: "normal", to: "urgent", at: "" }],
    [{ what: "kind", from: "help", to: "complaint", at: "" }],
    [{ what: "kind", from: "tip-off", to: "complaint", at: "" }],
    [
      { what: "matter", from: "tip-off", to: null, at: "" },
      { what: "about", from: ["a"], to: [], at: "" },
    ],
  ];
  const made = ["help", "tip-off", undefined].flatMap((kind) =>
    [[], ["large"]].flatMap((aboutIds) =>
      [undefined, "elsewhere/1"].flatMap((origin) =>
        [undefined, { platform: "region", number: "1", dueAt: "" }].flatMap((superior) =>
          corrections.map((corrected) => ({
            id: randomUUID(),
            origin,
            aboutIds,
            kind,
            facts: {
              ...(kind ? { kind } : {}),
              ...(superior ? { superior } : {}),
              ...(corrected ? { corrections: corrected } : {}),
            },
          })),
        ),
      ),
    ),
  );
  await pool.query(
    `insert into cases (id, number, process, process_version, version, state, kind, opened_at, subject_id, about_ids, origin, fold)
     select (c->>'id')::uuid, 1000000 + n, 'resident-request', 1, 1, 'reported', c->>'kind', now(), (c->>'id')::uuid,
       array(select jsonb_array_elements_text(c->'aboutIds')), (c->>'origin') || n, jsonb_build_object('facts', c->'facts')
     from jsonb_array_elements($1::jsonb) with ordinality as made (c, n)`,
    [JSON.stringify(made)],
  );
  const { rows } = await pool.query<{ id: string }>(
    `select id from cases c where number > 1000000 and ${publicCases}`,
  );
  const shown = new Set(rows.map(({ id }) => id));
  expect(shown.size).toBeGreaterThan(5);
  for (const { id, origin, facts, aboutIds } of made)
    expect(shown.has(id), JSON.stringify({ origin, facts, aboutIds })).toBe(
      isPublic({ facts, aboutIds } as unknown as Case, origin),
    );
});
