import type { ReactNode } from "react";
import type { BodyOption } from "./matchBodies.ts";
import type { Rating } from "./RatingStars.tsx";
import type { UploadLimits } from "./uploadList.ts";
import type { FilesValue } from "./useUploads.ts";

/** A choice with its words; `asksReason` where choosing it must be explained. */
export interface Choice {
  value: string;
  label: string;
  /** What choosing it means. */
  hint?: string;
  asksReason?: boolean;
}

interface FieldBase {
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  /** Asked only while another field, a choice, holds this value. */
  when?: { field: string; is: string };
}

/** A plain description of one field; every text is already in the reader's language. */
export type ActionField =
  | (FieldBase & {
      kind: "text" | "phone";
      mostCharacters?: number;
      placeholder?: string;
      autoComplete?: string;
      /** A secret: hidden as it is typed, and in no draft that the browser keeps. */
      secret?: true;
    })
  | (FieldBase & {
      kind: "longText";
      fewestCharacters?: number;
      mostCharacters?: number;
      placeholder?: string;
      /** Shown below the text: offers words, which `put` sets where the caret stands. */
      offers?: (text: string, put: (words: string) => void) => ReactNode;
      /** Why a text cannot be sent as it is, in a sentence. */
      objects?: (text: string) => string | undefined;
    })
  /** `list`: many to choose among, none of which needs explaining. */
  | (FieldBase & { kind: "choice"; options: readonly Choice[]; look?: "list" })
  | (FieldBase & { kind: "choices"; options: readonly Choice[] })
  | (FieldBase & {
      kind: "choiceWithReason";
      options: readonly Choice[];
      reasonLabel?: string;
      mostCharacters?: number;
    })
  | (FieldBase & { kind: "body"; bodies: readonly BodyOption[] })
  | (FieldBase & { kind: "bodies"; bodies: readonly BodyOption[]; fewest?: number; most?: number })
  | (FieldBase & { kind: "date"; earliest?: string; latest?: string })
  | PartsField
  | (FieldBase & { kind: "files"; limits: UploadLimits })
  | (FieldBase & { kind: "rating" })
  | (FieldBase & { kind: "tick" })
  /** Two questions asked apart: 解决了吗, 满意吗. */
  | (FieldBase & { kind: "yesNoPair"; questions: readonly [YesNoQuestion, YesNoQuestion] });

/** Several texts, each of a kind: the matters of one call. */
export type PartsField = FieldBase & {
  kind: "parts";
  options: readonly Choice[];
  choiceLabel: string;
  textLabel: string;
  most: number;
  fewestCharacters: number;
  mostCharacters: number;
};

/** One of the two questions of a pair. */
export interface YesNoQuestion {
  name: string;
  label: string;
}

/** What a field holds, by its kind. */
export interface FieldValueOf {
  text: string;
  phone: string;
  longText: string;
  choice: string;
  choices: readonly string[];
  choiceWithReason: { choice: string; reason: string };
  body: string;
  bodies: readonly string[];
  /** YYYY-MM-DD in Beijing time. */
  date: string;
  parts: readonly { choice: string; text: string }[];
  files: FilesValue;
  rating: Rating | undefined;
  tick: boolean;
  yesNoPair: Readonly<Record<string, boolean | undefined>>;
}

/** What any field holds. */
export type FieldValue = FieldValueOf[ActionField["kind"]];

/** What a form holds: a value for each field's name. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** Why a field cannot be sent as it is; `limit` goes into the sentence. */
export interface FieldProblem {
  code:
    | "required"
    | "choose-one"
    | "choose-body"
    | "too-short"
    | "too-long"
    | "reason-required"
    | "too-few"
    | "too-many"
    | "too-early"
    | "too-late"
    | "still-uploading"
    | "upload-failed"
    | "both-answers"
    | "rate-it"
    | "refused";
  limit?: string | number;
  /** Said in place of the code's own sentence. */
  sentence?: string;
}

const emptyValues: { readonly [Kind in ActionField["kind"]]: FieldValueOf[Kind] } = {
  text: "",
  phone: "",
  longText: "",
  choice: "",
  choices: [],
  choiceWithReason: { choice: "", reason: "" },
  body: "",
  bodies: [],
  date: "",
  parts: [],
  files: { files: [], standing: "settled" },
  rating: undefined,
  tick: false,
  yesNoPair: {},
};

/** What a form holds before anybody wrote in it. */
export function emptyValuesOf(fields: readonly ActionField[]): FieldValues {
  return Object.fromEntries(fields.map(({ name, kind }) => [name, emptyValues[kind]]));
}

/** A field's value, typed by its kind; empty where a draft of an earlier form did not have it. */
export function valueOf<Kind extends ActionField["kind"]>(
  values: FieldValues,
  field: { name: string; kind: Kind },
): FieldValueOf[Kind] {
  return (values[field.name] ?? emptyValues[field.kind]) as FieldValueOf[Kind];
}

/** Whether a field is asked at all, given what the others hold. */
export function isAsked(field: ActionField, values: FieldValues): boolean {
  return field.when === undefined || values[field.when.field] === field.when.is;
}

/** The problems of a form by field name; empty when it can be sent. */
export function problemsOf(
  fields: readonly ActionField[],
  values: FieldValues,
): Readonly<Record<string, FieldProblem>> {
  const found: Record<string, FieldProblem> = {};
  for (const field of fields.filter((each) => isAsked(each, values))) {
    const problem = problemOf(field, values);
    if (problem) found[field.name] = problem;
  }
  return found;
}

function problemOf(field: ActionField, values: FieldValues): FieldProblem | undefined {
  switch (field.kind) {
    case "text":
    case "phone":
      return textProblem(field, valueOf(values, field));
    case "longText":
      return textProblem(field, valueOf(values, field)) ?? objection(field, valueOf(values, field));
    case "choice":
      return field.required && valueOf(values, field) === "" ? { code: "choose-one" } : undefined;
    case "choices":
      return field.required && valueOf(values, field).length === 0 ? { code: "choose-one" } : undefined;
    case "choiceWithReason":
      return reasonProblem(field, valueOf(values, field));
    case "body":
      return field.required && valueOf(values, field) === "" ? { code: "choose-body" } : undefined;
    case "bodies":
      return bodiesProblem(field, valueOf(values, field));
    case "date":
      return dateProblem(field, valueOf(values, field));
    case "parts":
      return partsProblem(field, valueOf(values, field));
    case "files":
      return filesProblem(field, valueOf(values, field));
    case "rating":
      return field.required && valueOf(values, field) === undefined ? { code: "rate-it" } : undefined;
    case "tick":
      return field.required && !valueOf(values, field) ? { code: "required" } : undefined;
    case "yesNoPair":
      return pairProblem(field, valueOf(values, field));
  }
}

type FieldOf<Kind extends ActionField["kind"]> = Extract<ActionField, { kind: Kind }>;

function textProblem(
  field: FieldBase & { fewestCharacters?: number; mostCharacters?: number },
  value: string,
): FieldProblem | undefined {
  // A character of Chinese may be two units of a JavaScript string; people count characters.
  const count = [...value.trim()].length;
  if (count === 0) return field.required ? { code: "required" } : undefined;
  if (count < (field.fewestCharacters ?? 0)) return { code: "too-short", limit: field.fewestCharacters ?? 0 };
  if (count > (field.mostCharacters ?? Number.POSITIVE_INFINITY)) {
    return { code: "too-long", limit: field.mostCharacters ?? 0 };
  }
  return undefined;
}

function objection({ objects }: FieldOf<"longText">, value: string): FieldProblem | undefined {
  const sentence = objects?.(value);
  return sentence === undefined ? undefined : { code: "refused", sentence };
}

function reasonProblem(
  field: FieldOf<"choiceWithReason">,
  { choice, reason }: FieldValueOf["choiceWithReason"],
): FieldProblem | undefined {
  const chosen = field.options.find(({ value }) => value === choice);
  if (!chosen) return field.required ? { code: "choose-one" } : undefined;
  if (chosen.asksReason && reason.trim() === "") return { code: "reason-required" };
  const { required: _required, ...rest } = field;
  return textProblem(rest, reason);
}

function bodiesProblem(field: FieldOf<"bodies">, value: readonly string[]): FieldProblem | undefined {
  const fewest = field.fewest ?? (field.required ? 1 : 0);
  if (value.length < fewest)
    return fewest === 1 ? { code: "choose-body" } : { code: "too-few", limit: fewest };
  if (field.most !== undefined && value.length > field.most) return { code: "too-many", limit: field.most };
  return undefined;
}

function dateProblem(field: FieldOf<"date">, value: string): FieldProblem | undefined {
  if (value === "") return field.required ? { code: "required" } : undefined;
  // Dates of this form sort as text.
  if (field.earliest !== undefined && value < field.earliest)
    return { code: "too-early", limit: field.earliest };
  if (field.latest !== undefined && value > field.latest) return { code: "too-late", limit: field.latest };
  return undefined;
}

function partsProblem(field: PartsField, value: FieldValueOf["parts"]): FieldProblem | undefined {
  if (value.length === 0) return { code: "required" };
  for (const { choice, text } of value) {
    if (choice === "") return { code: "choose-one" };
    const { fewestCharacters, mostCharacters } = field;
    const problem = textProblem({ ...field, required: true, fewestCharacters, mostCharacters }, text);
    if (problem) return problem;
  }
  return undefined;
}

function filesProblem(field: FieldOf<"files">, value: FilesValue): FieldProblem | undefined {
  if (value.standing === "uploading") return { code: "still-uploading" };
  if (value.standing === "failed") return { code: "upload-failed" };
  return field.required && value.files.length === 0 ? { code: "required" } : undefined;
}

function pairProblem(
  field: FieldOf<"yesNoPair">,
  value: FieldValueOf["yesNoPair"],
): FieldProblem | undefined {
  const answered = field.questions.filter(({ name }) => value[name] !== undefined).length;
  if (answered === 2 || (answered === 0 && !field.required)) return undefined;
  return { code: "both-answers" };
}

/** What may be kept in a browser of what a form holds: its secrets are empty again. */
export function withoutSecrets(fields: readonly ActionField[], values: FieldValues): FieldValues {
  const secret = new Set(
    fields.flatMap((field) => (field.kind === "text" && field.secret ? [field.name] : [])),
  );
  return secret.size === 0
    ? values
    : Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, secret.has(name) ? "" : value]),
      );
}
