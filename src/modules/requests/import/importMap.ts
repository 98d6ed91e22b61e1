import { z } from "zod";
import { bodyIdField, kindField, urgencyField } from "../domain/fields.ts";
import { requestProcessIds } from "../domain/processes.ts";
import { findFormatProblem, isTimeZone } from "./wallTime.ts";

const columnName = z.string().trim().min(1).max(200);

const timeFormat = z.string().check((context) => {
  const problem = findFormatProblem(context.value);
  if (problem) context.issues.push({ code: "custom", message: problem, input: context.value });
});

/** How the columns of a history become requests. */
export const importMap = z
  .strictObject({
    /** Names the history; with a row's own id it names the case, so that it never comes in twice. */
    source: z
      .string()
      .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, "may have letters, digits, dots, dashes and underscores")
      .max(60),
    /** Histories that count the same users name the same register; otherwise each history has its own. */
    register: z.string().min(1).max(60).optional(),
    process: z.enum(requestProcessIds),
    columns: z.strictObject({
      id: columnName,
      user: columnName.optional(),
      subject: columnName.optional(),
      words: columnName,
      address: columnName.optional(),
      reportedAt: columnName,
      answer: columnName.optional(),
      answeredAt: columnName.optional(),
      kind: columnName.optional(),
      place: columnName.optional(),
    }),
    constants: z
      .strictObject({
        kind: kindField.optional(),
        urgency: urgencyField.default("normal"),
        placeId: bodyIdField.optional(),
      })
      .prefault({}),
    /** What the history calls each kind. */
    kinds: z.record(z.string(), kindField).default({}),
    /** What the history calls each place. */
    places: z.record(z.string(), bodyIdField).default({}),
    time: z.strictObject({
      formats: z.array(timeFormat).min(1),
      zone: z.string().refine(isTimeZone, "is no time zone").default("Asia/Shanghai"),
    }),
    withoutAnswer: z.enum(["closed", "open"]).default("closed"),
  })
  .refine((map) => map.columns.kind !== undefined || map.constants.kind !== undefined, {
    path: ["constants", "kind"],
    message: "is missing: name a kind for all rows, or the column that has it (columns.kind)",
  });

/** See {@link importMap}. */
export type ImportMap = z.output<typeof importMap>;
/** What a column of a history may be to a request. */
export type MappedColumn = keyof ImportMap["columns"];

/** What is wrong with a map, each in a line. */
export interface MapProblems {
  problems: readonly string[];
}

/** Reads a map; says everything that is wrong with it at once. */
export function readImportMap(text: string): ImportMap | MapProblems {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return { problems: [`is no JSON: ${error instanceof Error ? error.message : String(error)}`] };
  }
  const parsed = importMap.safeParse(json);
  if (parsed.success) return parsed.data;
  return {
    problems: parsed.error.issues.map(({ path, message }) => `${path.join(".") || "map"}: ${message}`),
  };
}

/** What of a map does not fit the head of a file: columns that are not there, or there twice. */
export function findColumnProblems(map: ImportMap, head: readonly string[]): readonly string[] {
  return Object.entries(map.columns).flatMap(([part, name]) => {
    const times = head.filter((each) => each === name).length;
    if (times === 1) return [];
    return [
      times === 0 ? `columns.${part}: there is no column ${name}` : `columns.${part}: ${name} is there twice`,
    ];
  });
}
