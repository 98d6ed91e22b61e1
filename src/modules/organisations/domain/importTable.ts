import { type Refusal, refuse } from "#engine/refusal.ts";

/** A table as read from a file: text cells, the first line being the header. */
export type Table = readonly (readonly string[])[];

/** One line of an import, its cells named by column. */
export interface ImportLine<Column extends string> {
  /** Line of the table, the header being 1. */
  line: number;
  /** Trimmed cells; a column that is missing or empty is undefined. */
  cells: Partial<Record<Column, string>>;
}

/** What a file may hold. */
export type ImportTable =
  | { table: "bodies"; lines: ImportLine<BodyColumn>[] }
  | { table: "people"; lines: ImportLine<PersonColumn>[] };

/**
 * Columns of a table of bodies, by the names a header may use:
 * `编码 code`, `上级编码 parent`, `类型 kind`, `名称 name`, `英文名称 name_en`, `电话 phone`, `纬度 latitude`, `经度 longitude`.
 * Empty cells of a known body leave what is there.
 */
export const bodyColumns = {
  code: ["编码", "机构编码", "代码", "code", "id"],
  parent: ["上级编码", "上级机构编码", "上级代码", "parent", "parent_code"],
  kind: ["类型", "机构类型", "kind", "type"],
  name: ["名称", "机构名称", "中文名称", "name", "name_zh"],
  nameEn: ["英文名称", "英文名", "name_en", "english_name"],
  phone: ["电话", "公开电话", "phone"],
  latitude: ["纬度", "latitude", "lat"],
  longitude: ["经度", "longitude", "lon", "lng"],
} as const;

/**
 * Columns of a table of people, one post a line:
 * `登录名 login`, `姓名 name`, `工作电话 work_phone`, `角色 role`, `所在机构编码 body`, `职务 title`.
 */
export const personColumns = {
  login: ["登录名", "工号", "账号", "login", "staff_number"],
  name: ["姓名", "name"],
  workPhone: ["工作电话", "电话", "办公电话", "work_phone", "phone"],
  role: ["角色", "岗位", "岗位角色", "role"],
  body: ["所在机构编码", "机构编码", "机构代码", "body", "body_code"],
  title: ["职务", "职务名称", "title"],
} as const;

/** One of {@link bodyColumns}. */
export type BodyColumn = keyof typeof bodyColumns;
/** One of {@link personColumns}. */
export type PersonColumn = keyof typeof personColumns;

/** Most lines that one file may bring, the header apart. */
export const importLineLimit = 10_000;

/** Tells by its header what a table holds and names its cells; lines that are wholly empty are left out. */
export function readImportTable(
  table: Table,
): ImportTable | Refusal<"table-header-unknown" | "table-too-long"> {
  if (table.length - 1 > importLineLimit) return refuse("table-too-long", { limit: importLineLimit });
  const header = (table[0] ?? []).map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replaceAll(/[\s（(].*$/g, ""),
  );
  const asPeople = placeColumns(header, personColumns);
  if (asPeople.login !== undefined) {
    return asPeople.name === undefined
      ? refuse("table-header-unknown", { missing: personColumns.name[0] })
      : { table: "people", lines: nameCells(table, asPeople) };
  }
  const asBodies = placeColumns(header, bodyColumns);
  const missing = (["code", "parent", "kind", "name"] as const).filter(
    (column) => asBodies[column] === undefined,
  );
  if (missing.length > 0) {
    return refuse("table-header-unknown", {
      missing: missing.map((name) => bodyColumns[name][0]).join("、"),
    });
  }
  return { table: "bodies", lines: nameCells(table, asBodies) };
}

function placeColumns<Column extends string>(
  header: readonly string[],
  columns: Readonly<Record<Column, readonly string[]>>,
): Partial<Record<Column, number>> {
  const places: Partial<Record<Column, number>> = {};
  for (const column of Object.keys(columns) as Column[]) {
    const place = header.findIndex((cell) => columns[column].includes(cell));
    if (place >= 0) places[column] = place;
  }
  return places;
}

function nameCells<Column extends string>(
  table: Table,
  places: Partial<Record<Column, number>>,
): ImportLine<Column>[] {
  return table.flatMap((row, index) => {
    if (index === 0 || row.every((cell) => cell.trim() === "")) return [];
    const cells: Partial<Record<Column, string>> = {};
    for (const column of Object.keys(places) as Column[]) {
      const text = row[places[column] ?? -1]?.trim();
      if (text) cells[column] = text;
    }
    return [{ line: index + 1, cells }];
  });
}
