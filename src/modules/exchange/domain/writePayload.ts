import type { Words } from "#engine/words.ts";
import type { Format, sources, steps } from "./format.ts";
import { writeMoment } from "./moments.ts";
import { putPath } from "./paths.ts";

/** A step of an order, as its platform may be told. */
export interface Told {
  step: (typeof steps)[number];
  number: string;
  ourNumber: string;
  at: string;
  body?: Words;
  words?: string;
  ground?: string;
  groundName?: Words;
  outcome?: string;
  outcomeName?: Words;
  workingDays?: number;
  dueAt?: string;
  solved?: boolean;
  satisfied?: boolean;
  state: string;
  stateName: Words;
}

type Source = (typeof sources)[number];

/** The key under which one version of an order is written back, the same however often it is sent. */
export function writeBackKey(platformId: string, number: string, version: number): string {
  return `${platformId}:${encodeURIComponent(number)}:${version}`;
}

function valueOf(source: Source, told: Told, key: string, { writeBack, dates }: Format): unknown {
  const coded = (table: Readonly<Record<string, string>>, value: string | undefined) =>
    value !== undefined && Object.hasOwn(table, value) ? table[value] : value;
  const yesNo = (value: boolean | undefined) =>
    value === undefined ? undefined : value ? writeBack.yes : writeBack.no;
  switch (source) {
    case "key":
      return key;
    case "step":
      return writeBack.steps[told.step];
    case "at":
      return writeMoment(told.at, dates);
    case "dueAt":
      return told.dueAt === undefined ? undefined : writeMoment(told.dueAt, dates);
    case "ground":
      return coded(writeBack.grounds, told.ground);
    case "outcome":
      return coded(writeBack.outcomes, told.outcome);
    case "solved":
    case "satisfied":
      return yesNo(told[source]);
    case "body":
    case "groundName":
    case "outcomeName":
    case "stateName":
      return told[source]?.zh;
    default:
      return told[source];
  }
}

/** What is sent for a step, in its platform's format. */
export function writePayload(told: Told, key: string, format: Format): { type: string; body: string } {
  const { encoding, fields, constants } = format.writeBack;
  const data: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(constants)) putPath(data, path, value);
  for (const [path, source] of Object.entries(fields)) {
    const value = valueOf(source, told, key, format);
    if (value !== undefined) putPath(data, path, value);
  }
  if (encoding === "json") return { type: "application/json; charset=utf-8", body: JSON.stringify(data) };
  return { type: "application/x-www-form-urlencoded; charset=utf-8", body: formOf(data) };
}

function formOf(data: Readonly<Record<string, unknown>>): string {
  return Object.entries(data)
    .map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)])
    .map((pair) => pair.map(encodeURIComponent).join("="))
    .join("&");
}
