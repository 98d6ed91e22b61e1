import type { Words } from "#engine/words.ts";
import type { BodyIndex } from "#modules/organisations/screens/index.ts";
import { findChoiceWords } from "../../domain/choiceWords.ts";
import { type Entry, textOf } from "../caseFacts/facts.ts";
import type { SayTimeline } from "./words.ts";

/** What the words of an entry are made with. */
export interface EntryReader {
  t: SayTimeline;
  wordsOf: (words: Words) => string;
  index: BodyIndex | undefined;
  /** A day, YYYY-MM-DD, in the reader's form. */
  day: (date: string) => string;
}

/** Long texts of an entry, each under its name. */
export const textFields = [
  "words",
  "answer",
  "question",
  "minutes",
  "plan",
  "remains",
  "reason",
  "explanation",
  "note",
] as const;

/** What was chosen with an entry, in a few words: to whom, on what ground, until when, with what result. */
export function choicesOf(entry: Entry, reader: EntryReader): string[] {
  const { t } = reader;
  const { fields } = entry;
  return [
    tabled(entry, "measure", reader),
    tabled(entry, "news", reader),
    tabled(entry, "outcome", reader),
    tabled(entry, "ground", reader),
    tabled(entry, "result", reader),
    tabled(entry, "way", reader),
    tabled(entry, "service", reader),
    tabled(entry, "route", reader),
    isDialling(entry) ? t("chose.dialling") : undefined,
    yesNo(fields["reached"], t("chose.reached"), t("chose.notReached")),
    tabled(entry, "missed", reader),
    yesNo(fields["solved"], t("chose.solved"), t("chose.notSolved")),
    yesNo(fields["satisfied"], t("chose.satisfied"), t("chose.notSatisfied")),
    counted(fields["rating"], (count) => t("stars", { count })),
    counted(fields["workingDays"], (count) => t("chose.workingDays", { count })),
    ...bodiesChosen(entry, reader),
    ...wordsChosen(entry, reader),
    articleOf(entry, reader),
    ...correctionsOf(entry, reader, (id) => nameOf(id, reader)),
  ].filter((words) => words !== undefined);
}

/** The article of the knowledge base that an answer was given from. */
function articleOf(entry: Entry, { t }: EntryReader): string | undefined {
  const { article } = entry.fields;
  if (typeof article !== "object" || article === null || !("version" in article)) return undefined;
  const version = Number(article.version);
  return t("chose.article", { title: textOf(entry, "articleTitle") ?? "", version });
}

/** Whether a number was dialled, with how it went not said yet. */
export function isDialling({ action, fields }: Entry): boolean {
  return action === "contact" && fields["reached"] === undefined;
}

type Correction = NonNullable<Entry["corrected"]>[number];

/** What was corrected, each with what stood there and what stands there now; `bodyName` may not know a body. */
export function correctionsOf(
  { action, corrected = [] }: Entry,
  { t, wordsOf }: Pick<EntryReader, "t" | "wordsOf">,
  bodyName: (id: string) => string | undefined,
): string[] {
  const read = (what: Correction["what"], value: Correction["to"]): string => {
    const each = [value ?? []].flat();
    if (each.length === 0) return t(what === "about" ? "corrected.nobody" : "corrected.nothing");
    return each.map((one) => oneOf(what, one)).join(t("between"));
  };
  const oneOf = (what: Correction["what"], one: string): string => {
    if (what === "matter" || what === "about") return bodyName(one) ?? t("corrected.someBody");
    const words = findChoiceWords(action, what, one);
    return words ? wordsOf(words) : one;
  };
  return corrected.map(({ what, from, to }) =>
    t(`corrected.${what}`, { from: read(what, from), value: read(what, to) }),
  );
}

function tabled(entry: Entry, field: string, { wordsOf }: EntryReader): string | undefined {
  const words = chosenWords(entry, field);
  return words ? wordsOf(words) : textOf(entry, field);
}

function chosenWords(entry: Entry, field: string): Words | undefined {
  const value = textOf(entry, field);
  return value === undefined ? undefined : findChoiceWords(entry.action, field, value);
}

function yesNo(value: unknown, yes: string, no: string): string | undefined {
  return typeof value === "boolean" ? (value ? yes : no) : undefined;
}

function counted(value: unknown, says: (count: number) => string): string | undefined {
  return typeof value === "number" ? says(value) : undefined;
}

/** Days, names and numbers of another's. */
function wordsChosen(entry: Entry, { t, day }: EntryReader): (string | undefined)[] {
  const said = (field: string, says: (value: string) => string) => {
    const value = textOf(entry, field);
    return value === undefined ? undefined : says(value);
  };
  return [
    said("until", (value) => t("chose.until", { day: day(value) })),
    said("leader", (name) => t("chose.leader", { name })),
    said("replyBy", (value) => t("chose.replyBy", { day: day(value) })),
    said("receiver", (name) => t("chose.to", { name })),
    said("receivedBy", (name) => t("chose.takenBy", { name })),
    said("answeredBy", (name) => t("chose.takenBy", { name })),
    said("receiptNumber", (number) => t("chose.number", { number })),
    said("number", (number) => t("chose.number", { number })),
    said("reference", (number) => t("chose.number", { number })),
  ];
}

type BodyKey = "chose.lead" | "chose.co" | "chose.to" | "chose.better" | "chose.parties" | "chose.replies";

const bodyIdSays: Readonly<Record<string, BodyKey>> = {
  addCoHandler: "chose.co",
  issueOrder: "chose.replies",
  addNote: "chose.replies",
};

function bodiesChosen(entry: Entry, reader: EntryReader): (string | undefined)[] {
  return [
    bodies(entry, "leadId", "chose.lead", reader),
    bodies(entry, "coHandlerIds", "chose.co", reader),
    bodies(entry, "partyIds", "chose.parties", reader),
    bodies(entry, "bodyId", bodyIdSays[entry.action] ?? "chose.to", reader),
    bodies(entry, "deskId", "chose.to", reader),
    bodies(entry, "betterBodyId", "chose.better", reader),
  ];
}

function bodies(entry: Entry, field: string, key: BodyKey, reader: EntryReader): string | undefined {
  const { t } = reader;
  const value = entry.fields[field];
  const ids: unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  if (ids.length === 0) return undefined;
  return t(key, { name: ids.map((id) => nameOf(String(id), reader)).join(t("between")) });
}

function nameOf(id: string, { wordsOf, index }: EntryReader): string {
  const body = index?.find(id);
  return body ? wordsOf(body.name) : id;
}
