import type { Words } from "#engine/words.ts";
import type { BodyIndex } from "#modules/organisations/screens/index.ts";
import {
  answerOutcomes,
  callbackResults,
  contactWays,
  declineGrounds,
  returnGrounds,
} from "../../domain/grounds.ts";
import { type Entry, textOf } from "../caseFacts/facts.ts";
import type { SayTimeline } from "./words.ts";

/** What the words of an entry are made with. */
export interface EntryReader {
  t: SayTimeline;
  wordsOf: (words: Words) => string;
  index: BodyIndex | undefined;
}

/** Long texts of an entry, each under its name. */
export const textFields = ["words", "answer", "reason", "explanation", "note"] as const;

const declineNames: Readonly<Record<string, Words>> = Object.fromEntries(
  Object.entries(declineGrounds).map(([ground, { name }]) => [ground, name]),
);

/** What was chosen with an entry, in a few words: to whom, on what ground, with what result. */
export function choicesOf(entry: Entry, reader: EntryReader): string[] {
  const { t } = reader;
  const { fields } = entry;
  const grounds: Readonly<Record<string, Words>> =
    entry.action === "returnTask" ? returnGrounds : declineNames;
  return [
    tabled(entry, "outcome", answerOutcomes, reader),
    tabled(entry, "ground", grounds, reader),
    tabled(entry, "result", callbackResults, reader),
    tabled(entry, "way", contactWays, reader),
    yesNo(fields["reached"], t("chose.reached"), t("chose.notReached")),
    yesNo(fields["solved"], t("chose.solved"), t("chose.notSolved")),
    yesNo(fields["satisfied"], t("chose.satisfied"), t("chose.notSatisfied")),
    typeof fields["rating"] === "number" ? t("stars", { count: fields["rating"] }) : undefined,
    bodies(entry, "leadId", "chose.lead", reader),
    bodies(entry, "coHandlerIds", "chose.co", reader),
    bodies(entry, "bodyId", "chose.to", reader),
    bodies(entry, "betterBodyId", "chose.better", reader),
  ].filter((words) => words !== undefined);
}

function tabled(
  entry: Entry,
  field: string,
  table: Readonly<Record<string, Words>>,
  { wordsOf }: EntryReader,
): string | undefined {
  const value = textOf(entry, field);
  if (value === undefined) return undefined;
  const words = table[value];
  return words ? wordsOf(words) : value;
}

function yesNo(value: unknown, yes: string, no: string): string | undefined {
  return typeof value === "boolean" ? (value ? yes : no) : undefined;
}

function bodies(
  entry: Entry,
  field: string,
  key: "chose.lead" | "chose.co" | "chose.to" | "chose.better",
  { t, wordsOf, index }: EntryReader,
): string | undefined {
  const value = entry.fields[field];
  const ids: unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  if (ids.length === 0) return undefined;
  const names = ids.map((id) => {
    const body = index?.find(String(id));
    return body ? wordsOf(body.name) : String(id);
  });
  return t(key, { name: names.join(t("between")) });
}
