import { randomUUID, type KeyObject } from "node:crypto";
import type { Json } from "#engine/case.ts";
import type { CaseEvent } from "#engine/event.ts";
import type { Tree } from "#engine/tree.ts";
import { accessRows, caseColumns, clockRows, dutyRows } from "#platform/journal/caseRows.ts";
import { sealedPlace } from "#platform/journal/storedCase.ts";
import type { KeyStore } from "#platform/sealing/keyStore.ts";
import { seal } from "#platform/sealing/seal.ts";
import type { Chance } from "../system/chance.ts";
import type { CopyFile } from "./copyFile.ts";
import { caseToken, reporterToken } from "./stories.ts";
import type { ToldStory } from "./tellStory.ts";
import { makeWords, stretchesOf, termsIn } from "./words.ts";

/** The tables that generated rows go to. */
export type CaseFiles = Readonly<Record<keyof typeof caseTables, CopyFile>>;

/** Tables and columns, in the order the rows are given. */
export const caseTables = {
  cases: [
    "id",
    "number",
    "process",
    "process_version",
    "opened_at",
    "registrar_id",
    "subject_id",
    "version",
    "state",
    "closed_at",
    "kind",
    "urgency",
    "reporter_id",
    "about_ids",
    "lead_body_id",
    "due_at",
    "fold",
  ],
  case_events: [
    "case_id",
    "version",
    "action",
    "type",
    "at",
    "body",
    "sealed",
    "command_key",
    "command_hash",
  ],
  case_clocks: [
    "case_id",
    "clock_id",
    "kind",
    "task_id",
    "started_at",
    "due_at",
    "paused",
    "stopped_at",
    "outcome",
    "lapses",
  ],
  case_duties: [
    "case_id",
    "case_version",
    "ord",
    "body_id",
    "role",
    "step",
    "task_id",
    "due_at",
    "clock_kind",
  ],
  case_access: ["case_id", "opened_at", "body_id", "part"],
  request_search: ["case_id", "opened_at", "words", "terms"],
  "keystore.subject_keys": ["subject_id", "wrapped", "master_key_id", "created_at"],
} as const;

/** A reporter that is there, with the key their words are sealed with. */
export interface KnownReporter {
  id: string;
  key: KeyObject;
}

/** What rows are made from. */
export interface CaseMaker {
  files: CaseFiles;
  keyStore: KeyStore;
  reporters: readonly KnownReporter[];
  tree: Tree;
  chance: Chance;
  firstNumber: number;
  /** The share of cases that can be found by their words, in hundred. */
  searchableInHundred: number;
}

/** A told story, ready to be written many times over. */
export interface Mould {
  story: ToldStory;
  columns: readonly unknown[];
  events: readonly { event: CaseEvent; body: string }[];
  clocks: readonly (readonly unknown[])[];
  duties: readonly (readonly unknown[])[];
  access: readonly (readonly unknown[])[];
  /** The whole journal and the clocks are written, not the first event alone. */
  whole: boolean;
}

/** A row's values, in the order of its columns. */
function valuesOf(row: object): unknown[] {
  return Object.values(row);
}

/** Works out once what all cases of a story share. */
export function mouldOf(story: ToldStory, tree: Tree, whole: boolean): Mould {
  const { process, state, events } = story;
  const allClocks = state.clocks.map((clock) => ({ change: "clock", clock }) as const);
  return {
    story,
    columns: valuesOf({ ...caseColumns(process, state), fold: JSON.stringify(state) }),
    events: (whole ? events : events.slice(0, 1)).map((event) => {
      const { caseId: _case, version: _version, action: _action, type: _type, at: _at, ...body } = event;
      return { event, body: JSON.stringify(body) };
    }),
    clocks: whole ? clockRows(process, { changes: allClocks }).map(valuesOf) : [],
    duties: dutyRows(process, state, tree).map(valuesOf),
    access: accessRows(state, tree).map(valuesOf),
    whole,
  };
}

const noHash = Buffer.alloc(32);

/** Writes one case of a mould, under ids and words of its own. */
export function castCase(maker: CaseMaker, mould: Mould, index: number): void {
  const { files, chance } = maker;
  const { process, state, named } = mould.story;
  const caseId = randomUUID();
  const { subjectId, key } = subjectOf(maker, caseId, named, state.openedAt);
  const named_ = (text: string): string =>
    text.replaceAll(caseToken, caseId).replaceAll(reporterToken, subjectId);
  const own = (value: unknown): unknown => (typeof value === "string" ? named_(value) : value);
  const { openedAt } = state;
  files.cases.add([
    caseId,
    maker.firstNumber + index,
    process.id,
    process.version,
    openedAt,
    null,
    subjectId,
    ...mould.columns.map(own),
  ]);
  const words = makeWords(chance);
  for (const [place, { event, body }] of mould.events.entries()) {
    const said = place === 0 ? { words } : (mould.story.sealed[place] ?? {});
    files.case_events.add([
      caseId,
      event.version,
      event.action,
      event.type,
      event.at,
      named_(body),
      sealedOf(key, said, caseId, event.version),
      `generated-${event.version}`,
      noHash,
    ]);
  }
  for (const row of mould.clocks) files.case_clocks.add([caseId, ...row]);
  for (const row of mould.duties) files.case_duties.add([caseId, state.version, ...row]);
  for (const row of mould.access) files.case_access.add([caseId, openedAt, ...row]);
  if (chance.upTo(100) < maker.searchableInHundred)
    files.request_search.add([
      caseId,
      openedAt,
      words,
      [...termsIn(words), ...stretchesOf(openedAt)].map((term) => `'${term}'`).join(" "),
    ]);
}

function sealedOf(
  key: KeyObject,
  said: Readonly<Record<string, Json>>,
  caseId: string,
  version: number,
): Buffer | null {
  return Object.keys(said).length === 0 ? null : seal(key, said, sealedPlace(caseId, version));
}

function subjectOf(
  { files, keyStore, reporters, chance }: CaseMaker,
  caseId: string,
  named: boolean,
  openedAt: string,
): { subjectId: string; key: KeyObject } {
  if (named) {
    const { id, key } = chance.of(reporters);
    return { subjectId: id, key };
  }
  const { key, wrapped, masterKeyId } = keyStore.newSubjectKey(caseId);
  files["keystore.subject_keys"].add([caseId, wrapped, masterKeyId, openedAt]);
  return { subjectId: caseId, key };
}
