import pg from "pg";

type Parse = (text: string) => unknown;

const textArrayOid: number = 1009;

/** int8 as a number where that is exact, else as its digits. */
function parseInt8(text: string): number | string {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}

const keepText: Parse = (text) => text;

function arrayOf(parseItem: Parse): Parse {
  // `pg` splits text arrays; the items are then read as their own type.
  const split = pg.types.getTypeParser(textArrayOid, "text") as (text: string) => unknown[];
  const parseNested = (item: unknown): unknown => {
    if (Array.isArray(item)) return item.map(parseNested);
    return typeof item === "string" ? parseItem(item) : item;
  };
  return (text) => split(text).map(parseNested);
}

/** By type oid. A `date` or `timestamp` has no zone: `pg` would read it in the host's, so it stays text. */
const ours = new Map<number, Parse>([
  [20, parseInt8],
  [1016, arrayOf(parseInt8)],
  [1082, keepText],
  [1182, arrayOf(keepText)],
  [1114, keepText],
  [1115, arrayOf(keepText)],
]);

/** How values come out of the database: int8 as number, timestamptz as Date, date as `YYYY-MM-DD`. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: "text" | "binary" = "text") => {
    const parse = format === "text" ? ours.get(oid) : undefined;
    return parse ?? (pg.types.getTypeParser(oid, format) as Parse);
  }) as typeof pg.types.getTypeParser,
};
