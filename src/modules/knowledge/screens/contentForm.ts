import type { ActionField, FieldValue, FieldValues } from "#web/kit/actionFields.ts";
import type { BodyOption } from "#web/kit/matchBodies.ts";
import type { Options, Version } from "./knowledgeClient.ts";
import type { SayKnowledge } from "./words.ts";

// The limits of ../domain/fields.ts, which carries zod and so stays out of the browser; a test holds the two together.
/** How long the texts of an article may be. */
export const contentLimits = {
  title: { fewestCharacters: 4, mostCharacters: 120 },
  question: { fewestCharacters: 2, mostCharacters: 1_000 },
  answer: { fewestCharacters: 10, mostCharacters: 10_000 },
  ground: { fewestCharacters: 2, mostCharacters: 500 },
  keyword: { mostCharacters: 30, most: 20 },
  reason: { fewestCharacters: 4, mostCharacters: 500 },
  validDays: 3 * 366,
} as const;

/** What the fields of an article are made with. */
export interface ContentMaker {
  t: SayKnowledge;
  bodies: readonly BodyOption[];
  kinds: Options["kinds"];
  nameOf: (words: { zh: string; en: string }) => string;
  /** Today in Beijing, YYYY-MM-DD. */
  today: string;
}

/** What an article is written with. */
export function contentFields({ t, bodies, kinds, nameOf, today }: ContentMaker): ActionField[] {
  const latest = daysAfter(today, contentLimits.validDays);
  const said = (name: "title" | "question" | "answer" | "ground") => ({
    name,
    label: t(`editor.${name}`),
    hint: t(`editor.${name}Hint`),
    ...contentLimits[name],
  });
  return [
    { kind: "text", ...said("title"), required: true },
    { kind: "longText", ...said("answer"), required: true },
    { kind: "longText", ...said("question") },
    { kind: "text", ...said("ground"), required: true },
    {
      kind: "date",
      name: "validUntil",
      label: t("editor.validUntil"),
      hint: t("editor.validUntilHint"),
      required: true,
      earliest: today,
      latest,
    },
    { kind: "date", name: "reviewOn", label: t("editor.reviewOn"), earliest: today, latest },
    {
      kind: "choices",
      name: "kinds",
      label: t("editor.kinds"),
      hint: t("editor.kindsHint"),
      options: kinds.map(({ id, name }) => ({ value: id, label: nameOf(name) })),
    },
    { kind: "text", name: "keywords", label: t("editor.keywords"), hint: t("editor.keywordsHint") },
    {
      kind: "body",
      name: "ownerId",
      label: t("editor.owner"),
      hint: t("editor.ownerHint"),
      required: true,
      bodies,
    },
    { kind: "tick", name: "public", label: t("editor.public"), hint: t("editor.publicHint") },
  ];
}

/** The form of an article as a version has it. */
export function valuesOfVersion(version: Version): FieldValues {
  return {
    title: version.title,
    answer: version.answer,
    question: version.question ?? "",
    ground: version.ground,
    validUntil: version.validUntil,
    reviewOn: version.reviewOn ?? "",
    kinds: version.kinds,
    keywords: version.keywords.join("、"),
    ownerId: version.owner.id,
    public: version.public,
  };
}

/** What the form of an article says, as the API takes it. */
export function contentOf(values: FieldValues) {
  const question = textIn(values, "question");
  const reviewOn = textIn(values, "reviewOn");
  const kinds = values["kinds"];
  return {
    ownerId: textIn(values, "ownerId"),
    title: textIn(values, "title"),
    answer: textIn(values, "answer"),
    ground: textIn(values, "ground"),
    validUntil: textIn(values, "validUntil"),
    kinds: Array.isArray(kinds) ? kinds.map(String) : [],
    keywords: keywordsOf(textIn(values, "keywords")),
    public: values["public"] === true,
    ...(question === "" ? {} : { question }),
    ...(reviewOn === "" ? {} : { reviewOn }),
  };
}

/** A text of a form, without the blanks around it. */
export function textIn(values: Readonly<Record<string, FieldValue>>, name: string): string {
  const value = values[name];
  return typeof value === "string" ? value.trim() : "";
}

/** Keywords as they are typed: with commas of either width, or spaces, between. */
export function keywordsOf(typed: string): string[] {
  return [...new Set(typed.split(/[\s,，、;；]+/u).filter((word) => word !== ""))];
}

const compared = [
  "title",
  "answer",
  "question",
  "ground",
  "kinds",
  "keywords",
  "validUntil",
  "reviewOn",
] as const;

/** What a draft changes against the version in force, by the names of the form's fields. */
export function changesOf(
  before: Version,
  after: Version,
): ((typeof compared)[number] | "owner" | "public")[] {
  const changed = compared.filter((name) => String(before[name] ?? "") !== String(after[name] ?? ""));
  return [
    ...changed,
    ...(before.owner.id === after.owner.id ? [] : (["owner"] as const)),
    ...(before.public === after.public ? [] : (["public"] as const)),
  ];
}

/** The day so many days later. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The day of an instant in Beijing, which has no summer time. */
export function dateAt(instantMs: number): string {
  return new Date(instantMs + 8 * 3_600_000).toISOString().slice(0, 10);
}
