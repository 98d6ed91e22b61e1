import type { z } from "zod";
import type { Instant } from "#engine/instant.ts";
import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import { importedAnswer, importedSubject, importedWords, shortWords } from "../domain/fields.ts";
import { type Kind, kinds, type Urgency } from "../domain/kinds.ts";
import type { ImportMap, MappedColumn } from "./importMap.ts";
import { makeTimeReader, type TimeReader } from "./wallTime.ts";

/** A row of a history, understood. */
export interface ImportRecord {
  /** The row's own. */
  id: string;
  user: string | undefined;
  kind: Kind;
  urgency: Urgency;
  subject?: string;
  words: string;
  address?: string;
  answer?: string;
  reportedAt: Instant;
  answeredAt?: Instant;
  /** It was over before it came. */
  closed: boolean;
  /** Where the matter lies; absent: anywhere in the prefecture. */
  placeId: string | undefined;
}

/** Understands the cells of a row, or says why not. */
export type RecordReader = (cells: readonly string[], now: Instant) => ImportRecord | Refusal;

const mostIdLength = 100;
const dayMillis = 86_400_000;

interface Row {
  map: ImportMap;
  readTime: TimeReader;
  now: Instant;
  /** The text of a column; empty where the map names none. */
  cell(name: MappedColumn): string;
}

/** Makes the reader of a file with this head. */
export function makeRecordReader(map: ImportMap, head: readonly string[]): RecordReader {
  const readTime = makeTimeReader(map.time.formats, map.time.zone);
  const places = new Map(
    Object.entries(map.columns).map(([part, name]) => [part, name === undefined ? -1 : head.indexOf(name)]),
  );
  return (cells, now) => {
    if (cells.length !== head.length)
      return refuse("columns-differ", { found: cells.length, expected: head.length });
    const cell = (name: MappedColumn): string => cells[places.get(name) ?? -1]?.trim() ?? "";
    return readRecord({ map, readTime, now, cell });
  };
}

function readRecord(row: Row): ImportRecord | Refusal {
  const { map, cell } = row;
  const id = readId(row);
  if (isRefusal(id)) return id;
  const texts = readTexts(row);
  if (isRefusal(texts)) return texts;
  const times = readTimes(row);
  if (isRefusal(times)) return times;
  const kind = readKind(row);
  if (isRefusal(kind)) return kind;
  const place = cell("place");
  return {
    id: id.text,
    user: cell("user") || undefined,
    kind: kind.kind,
    urgency: map.constants.urgency,
    ...texts,
    ...times,
    closed: texts.answer !== undefined || map.withoutAnswer === "closed",
    placeId: place === "" ? map.constants.placeId : (own(map.places, place) ?? place),
  };
}

function own<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function readId({ map, cell }: Row): { text: string } | Refusal {
  const text = cell("id");
  if (text === "") return refuse("id-missing", { column: map.columns.id });
  return text.length > mostIdLength ? refuse("id-too-long", { most: mostIdLength }) : { text };
}

const fields = {
  subject: importedSubject,
  words: importedWords,
  address: shortWords,
  answer: importedAnswer,
} as const satisfies Partial<Record<MappedColumn, z.ZodString>>;

type Texts = Pick<ImportRecord, "subject" | "words" | "address" | "answer">;

function readTexts({ map, cell }: Row): Texts | Refusal {
  const found: Partial<Texts> = {};
  for (const name of ["subject", "words", "address", "answer"] as const) {
    const text = cell(name);
    if (text === "") continue;
    const parsed = fields[name].safeParse(text);
    if (!parsed.success) return refuseText(parsed.error.issues[0], map.columns[name] ?? name, text);
    found[name] = parsed.data;
  }
  const { subject, words, ...rest } = found;
  if (words !== undefined) return { ...rest, words, ...(subject === undefined ? {} : { subject }) };
  return subject === undefined ? refuse("words-missing") : { ...rest, words: subject };
}

function refuseText(issue: z.core.$ZodIssue | undefined, column: string, text: string): Refusal {
  if (issue?.code === "too_big")
    return refuse("text-too-long", { column, length: text.length, most: Number(issue.maximum) });
  return refuse("text-unprintable", { column });
}

type Times = Pick<ImportRecord, "reportedAt" | "answeredAt">;

function readTimes(row: Row): Times | Refusal {
  const reported = readTimeOf(row, "reportedAt");
  if (isRefusal(reported)) return reported;
  if (!reported) return refuse("time-missing", { column: row.map.columns.reportedAt });
  const reportedAt = reported.instant;
  const answered = readTimeOf(row, "answeredAt");
  if (isRefusal(answered)) return answered;
  if (!answered) return { reportedAt };
  if (answered.instant >= reportedAt) return { reportedAt, answeredAt: answered.instant };
  // A day without an hour begins before whatever was asked on it.
  const earlierMillis = Date.parse(reportedAt) - Date.parse(answered.instant);
  const sameDay = answered.dayOnly && earlierMillis < dayMillis;
  return sameDay ? { reportedAt, answeredAt: reportedAt } : refuse("answer-before-request");
}

function readTimeOf(
  { map, cell, readTime, now }: Row,
  name: "reportedAt" | "answeredAt",
): ReturnType<TimeReader> | Refusal {
  const value = cell(name);
  if (value === "") return undefined;
  const column = map.columns[name] ?? name;
  const time = readTime(value);
  if (!time) return refuse("time-unreadable", { column, value });
  return time.instant > now ? refuse("time-ahead", { column, value }) : time;
}

function readKind({ map, cell }: Row): { kind: Kind } | Refusal {
  const value = cell("kind");
  const named = value === "" ? map.constants.kind : (own(map.kinds, value) ?? value);
  return named !== undefined && isKind(named) ? { kind: named } : refuse("kind-unknown", { value });
}

function isKind(name: string): name is Kind {
  return Object.hasOwn(kinds, name);
}
