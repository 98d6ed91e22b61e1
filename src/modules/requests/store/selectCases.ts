import type { Actor } from "#engine/actor.ts";
import type { Tree } from "#engine/tree.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import { casesInRanges, type Way } from "#platform/journal/casesInRanges.ts";
import { type Visibility, type VisibleWay, visibleCases } from "#platform/journal/visibleCases.ts";
import type { ListFilters, NewestCursor } from "../lists/cursors.ts";
import { type CaseRow, caseColumns } from "../store.ts";
import { findWalk, narrowedBy, type Put, type Walk } from "./narrowing.ts";

/** What a list asks for, of what there is to see. */
interface Narrowed {
  filters: ListFilters;
  /** Newest first where it is absent. */
  way?: Way;
  after: NewestCursor | undefined;
  limit: number;
  /** When it must have been opened, put into SQL: of the column along which a list is walked, so that it bounds the walk. */
  opened?: ((put: Put, openedAt: string) => readonly string[]) | undefined;
  /** What more a row of `cases c` must be, put into SQL. */
  also?: ((put: Put) => readonly string[]) | undefined;
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
  put: Put;
}

/**
 * Cases an actor may see, newest (or oldest) first. A narrowed list is walked along the smaller of two sets, the cases
 * that are seen and the cases that are asked for, and each case on the way is looked up in the other.
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
  const walk = await findWalk(db, visible, asked.filters);
  if (!walk) return undefined;
  const values: unknown[] = [...visible.values];
  const put: Put = (value) => `$${values.push(value)}`;
  const statement = { asked, visible, values, put };
  return { text: walk.along === "sight" ? alongSight(statement) : alongRanges(statement, walk), values };
}

function columnsOf({ more }: Narrowed): string {
  return more === undefined ? caseColumns : `${caseColumns}, ${more}`;
}

function isBeyond({ asked: { after, way }, put }: Statement, [openedAt, id]: VisibleWay["order"]): string[] {
  const beyond = way === "oldest" ? ">" : "<";
  return after
    ? [`(${openedAt}, ${id}) ${beyond} (${put(after.openedAt)}::timestamptz, ${put(after.caseId)}::uuid)`]
    : [];
}

function orderedBy({ way }: Narrowed, [openedAt, id]: VisibleWay["order"]): string {
  const direction = way === "oldest" ? "asc" : "desc";
  return `order by ${openedAt} ${direction}, ${id} ${direction}`;
}

/** Along the cases asked for, each looked up among those that are seen. */
function alongRanges(statement: Statement, walk: Extract<Walk, { along: "ranges" }>): string {
  const { asked, visible, put } = statement;
  const conditions = [
    ...isBeyond(statement, ["opened_at", "id"]),
    ...(asked.opened?.(put, "opened_at") ?? []),
    // What is open at a place has an index of its own, which PostgreSQL takes where the range says so.
    ...(walk.key === "matter_id" && walk.rest.open === true ? ["closed_at is null"] : []),
  ];
  const merged = casesInRanges({ ...walk, way: asked.way ?? "newest", columns: "*", conditions }, put);
  const where = [visible.where, ...narrowedBy(walk.rest, put), ...(asked.also?.(put) ?? [])];
  return `select ${columnsOf(asked)} from ${merged} c ${visible.join} where ${where.join(" and ")}
          ${orderedBy(asked, ["c.opened_at", "c.id"])} limit ${put(asked.limit)}`;
}

/** Along the cases that are seen, each looked at for what is asked for. */
function alongSight(statement: Statement): string {
  const { asked, visible, put } = statement;
  const narrowed = [...narrowedBy(asked.filters, put), ...(asked.also?.(put) ?? [])];
  const walkedOf = (order: VisibleWay["order"]): string[] => [
    ...isBeyond(statement, order),
    ...(asked.opened?.(put, order[0]) ?? []),
  ];
  const most = put(asked.limit);
  const ways = visible.ways.map(({ from, where, order }) => ({
    from: `from ${from} where ${[where, ...narrowed, ...walkedOf(order)].join(" and ")}`,
    order: `${orderedBy(asked, order)} limit ${most}`,
  }));
  const [only] = ways;
  if (only && ways.length === 1) return `select ${columnsOf(asked)} ${only.from} ${only.order}`;
  // The first of each way, each along its own index; then the first of these.
  const first = ways.map((way) => `(select c.id ${way.from} ${way.order})`).join(" union ");
  return `select ${columnsOf(asked)} from (${first}) seen
          join cases c on c.id = seen.id ${orderedBy(asked, ["c.opened_at", "c.id"])} limit ${most}`;
}
