import type { Actor } from "#engine/actor.ts";
import type { Tree } from "#engine/tree.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import { casesInCells } from "#platform/journal/casesInCells.ts";
import { type Visibility, type VisibleWay, visibleCases } from "#platform/journal/visibleCases.ts";
import { cellsOf } from "../lists/cellsOf.ts";
import type { ListFilters, NewestCursor } from "../lists/cursors.ts";
import { type CaseRow, caseColumns } from "../store.ts";

/** Who has so many cases to see is shown a narrowed list along the cells, and whoever has fewer along their own. */
const many = 4_000;

/** The cells of one process, as the index `cases_of_process` has them. */
const ofProcess = "process || '/' || cell";

/** What a list asks for, of what there is to see. */
interface Narrowed {
  filters: ListFilters;
  after: NewestCursor | undefined;
  limit: number;
  /** When it must have been opened, put into SQL: of the column along which a list is walked, so that it bounds the walk. */
  opened?: ((put: (value: unknown) => string, openedAt: string) => readonly string[]) | undefined;
  /** What more a row of `cases c` must be, put into SQL. */
  also?: ((put: (value: unknown) => string) => readonly string[]) | undefined;
  /** What else is read of `cases c`, beside {@link caseColumns}. */
  more?: string;
}

interface Asked extends Narrowed {
  actor: Actor;
  tree: Tree;
}

/** A statement in the making. */
interface Statement {
  asked: Narrowed;
  visible: Visibility;
  values: unknown[];
  put(value: unknown): string;
}

/**
 * Cases an actor may see, newest first. A narrowed list is walked along the smaller of two sets, the cases that are
 * seen and the cases that are asked for, and each case on the way is looked up in the other.
 */
export async function selectCases<Row extends CaseRow = CaseRow>(
  db: Queryable,
  asked: Asked,
): Promise<Row[]> {
  return selectCasesOf<Row>(db, visibleCases(asked.actor, asked.tree, 1), asked);
}

/** The same of what some visibility shows, its parameters from `$1` on. */
export async function selectCasesOf<Row extends CaseRow = CaseRow>(
  db: Queryable,
  visible: Visibility,
  asked: Narrowed,
): Promise<Row[]> {
  const statement = await stateCases(db, visible, asked);
  return statement ? (await db.query<Row>(statement)).rows : [];
}

/** How many cases {@link selectCases} would give, counted up to its limit. */
export async function countCases(db: Queryable, asked: Asked): Promise<number> {
  const statement = await stateCases(db, visibleCases(asked.actor, asked.tree, 1), asked);
  if (!statement) return 0;
  const { rows } = await db.query<{ count: number }>({
    text: `select count(*)::int as count from (${statement.text}) counted`,
    values: statement.values,
  });
  return rows[0]?.count ?? 0;
}

async function stateCases(
  db: Queryable,
  visible: Visibility,
  asked: Narrowed,
): Promise<{ text: string; values: unknown[] } | undefined> {
  const cells = cellsOf(asked.filters);
  if (cells?.length === 0 || visible.ways.length === 0) return undefined;
  const values: unknown[] = [...visible.values];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const statement = { asked, visible, values, put };
  const text =
    cells && (await seesMany(db, visible.sight)) ? alongCells(statement, cells) : alongSight(statement);
  return { text, values };
}

function columnsOf({ more }: Narrowed): string {
  return more === undefined ? caseColumns : `${caseColumns}, ${more}`;
}

/** Whether there are too many cases to see for reading them all; counts no further than that. */
async function seesMany(db: Queryable, sight: Visibility["sight"]): Promise<boolean> {
  if (typeof sight === "string") return sight === "all";
  const counts = sight.from.map((from) => `(select from ${from} limit ${many})`);
  const { rows } = await db.query<{ many: boolean }>({
    name: `requests-sees-many-${sight.from.length}`,
    text: `select count(*) >= ${many} as many from (${counts.join(" union all ")}) seen`,
    values: [...sight.values],
  });
  return rows[0]?.many === true;
}

function isBefore({ asked: { after }, put }: Statement, [openedAt, id]: VisibleWay["order"]): string[] {
  return after
    ? [`(${openedAt}, ${id}) < (${put(after.openedAt)}::timestamptz, ${put(after.caseId)}::uuid)`]
    : [];
}

/** Along the cases asked for, each looked up among those that are seen. */
function alongCells(statement: Statement, cells: readonly string[]): string {
  const { asked, visible, put } = statement;
  const { state, process } = asked.filters;
  const walked = [...isBefore(statement, ["opened_at", "id"]), ...(asked.opened?.(put, "opened_at") ?? [])];
  const merged =
    process === undefined
      ? casesInCells(cells, walked, put)
      : casesInCells(
          cells.map((cell) => `${process}/${cell}`),
          walked,
          put,
          ofProcess,
        );
  // A cell tells the state of a case that has ended, and not that of an open one.
  const inState = state === undefined ? [] : [`c.state = ${put(state)}`];
  const also = asked.also?.(put) ?? [];
  return `select ${columnsOf(asked)} from ${merged} c ${visible.join}
          where ${[visible.where, ...inState, ...also].join(" and ")}
          order by c.opened_at desc, c.id desc limit ${put(asked.limit)}`;
}

/** Along the cases that are seen, each looked at for what is asked for. */
function alongSight(statement: Statement): string {
  const { asked, visible, put } = statement;
  const { state, kind, open, process } = asked.filters;
  const narrowed = [
    ...(process === undefined ? [] : [`c.process = ${put(process)}`]),
    ...(state === undefined ? [] : [`c.state = ${put(state)}`]),
    ...(kind === undefined ? [] : [`c.kind = ${put(kind)}`]),
    ...(open === undefined ? [] : [`c.closed_at is ${open ? "null" : "not null"}`]),
    ...(asked.also?.(put) ?? []),
  ];
  const walkedOf = (order: VisibleWay["order"]): string[] => [
    ...isBefore(statement, order),
    ...(asked.opened?.(put, order[0]) ?? []),
  ];
  const most = put(asked.limit);
  const ways = visible.ways.map(({ from, where, order }) => ({
    from: `from ${from} where ${[where, ...narrowed, ...walkedOf(order)].join(" and ")}`,
    order: `order by ${order[0]} desc, ${order[1]} desc limit ${most}`,
  }));
  const [only] = ways;
  if (only && ways.length === 1) return `select ${columnsOf(asked)} ${only.from} ${only.order}`;
  // The newest of each way, each along its own index; then the newest of these.
  const newest = ways.map((way) => `(select c.id ${way.from} ${way.order})`).join(" union ");
  return `select ${columnsOf(asked)} from (${newest}) seen
          join cases c on c.id = seen.id order by c.opened_at desc, c.id desc limit ${most}`;
}
