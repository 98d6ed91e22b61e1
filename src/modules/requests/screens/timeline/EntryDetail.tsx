import type { Words } from "#engine/words.ts";
import type { BodyIndex } from "#modules/organisations/screens/index.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../contract.ts";
import {
  answerOutcomes,
  callbackResults,
  contactWays,
  declineGrounds,
  returnGrounds,
} from "../../domain/grounds.ts";
import { type Entry, filesOf } from "../caseFacts/facts.ts";
import { CaseFiles } from "../files/CaseFiles.tsx";
import classes from "./EntryDetail.module.css";
import { type SayTimeline, useTimelineWords } from "./words.ts";

const order = [
  "outcome",
  "ground",
  "result",
  "solved",
  "satisfied",
  "way",
  "reached",
  "rating",
  "leadId",
  "coHandlerIds",
  "bodyId",
  "betterBodyId",
  "words",
  "reason",
  "explanation",
  "note",
] as const;

type FieldName = (typeof order)[number];

/** What {@link EntryDetail} takes. */
export interface EntryDetailProps {
  view: CaseView;
  entry: Entry;
  index: BodyIndex | undefined;
}

/** Whether an entry says more than that it happened. */
export function hasDetail(view: CaseView, entry: Entry): boolean {
  return order.some((name) => hasValue(entry.fields[name])) || filesOf(view, entry).length > 0;
}

/** What was said and chosen with an entry, each under its name; then what was attached. */
export function EntryDetail({ view, entry, index }: EntryDetailProps) {
  const t = useTimelineWords();
  const wordsOf = useWordsOf();
  const shown = order.filter((name) => hasValue(entry.fields[name]));
  return (
    <div className={classes.detail}>
      <dl className={classes.fields}>
        {shown.map((name) => (
          <div key={name} className={classes.field}>
            <dt>{t(`field.${name}`)}</dt>
            <dd>{valueWords(name, entry, { t, wordsOf, index })}</dd>
          </div>
        ))}
      </dl>
      <CaseFiles caseId={view.id} files={filesOf(view, entry)} />
    </div>
  );
}

function hasValue(value: unknown): boolean {
  return (
    value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0)
  );
}

interface Reader {
  t: SayTimeline;
  wordsOf: (words: Words) => string;
  index: BodyIndex | undefined;
}

const declineNames: Record<string, Words> = Object.fromEntries(
  Object.entries(declineGrounds).map(([ground, { name }]) => [ground, name]),
);
const tables: Partial<Record<FieldName, (action: string) => Record<string, Words>>> = {
  ground: (action) => (action === "returnTask" ? returnGrounds : declineNames),
  result: () => callbackResults,
  way: () => contactWays,
  outcome: () => answerOutcomes,
};
const bodyFields: ReadonlySet<FieldName> = new Set(["leadId", "coHandlerIds", "bodyId", "betterBodyId"]);

function valueWords(name: FieldName, entry: Entry, { t, wordsOf, index }: Reader): string {
  const value = entry.fields[name];
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (name === "rating") return t("stars", { count: Number(value) });
  if (bodyFields.has(name)) {
    const ids = Array.isArray(value) ? value : [value];
    return ids.map((id) => bodyWords(String(id), wordsOf, index)).join("、");
  }
  const words = tables[name]?.(entry.action)[String(value)];
  return words ? wordsOf(words) : String(value);
}

function bodyWords(id: string, wordsOf: Reader["wordsOf"], index: BodyIndex | undefined): string {
  const body = index?.find(id);
  return body ? wordsOf(body.name) : id;
}
