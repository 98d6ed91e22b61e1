import type { Words } from "#engine/words.ts";
import { type ActionField, type FieldValues, isAsked, valueOf } from "#web/kit/actionFields.ts";
import type { BodyOption } from "#web/kit/matchBodies.ts";
import type { ActName } from "../contract.ts";
import {
  answerOutcomes,
  callbackResults,
  contactWays,
  declineGrounds,
  returnGrounds,
} from "../domain/grounds.ts";
import type { SayAct } from "./acts/words.ts";
import type { actWordsZh } from "./acts/wordsZh.ts";
import { fileLimits } from "./files/fileLimits.ts";

/** What the fields of a form are made with. */
export interface FieldMaker {
  t: SayAct;
  wordsOf: (words: Words) => string;
  /** Bodies that a case may be sent to. */
  bodies: readonly BodyOption[];
  /** Bodies below the one that hands a task down. */
  below: readonly BodyOption[];
  /** The part the task plays on which the action is taken. */
  role?: "lead" | "co" | undefined;
}

type Make = (maker: FieldMaker) => ActionField;

interface Form {
  fields: readonly Make[];
  /** It judges what is on screen: refused where the case has moved since. */
  decides?: true;
  /** Ends something for good. */
  destructive?: true;
}

// The limits of ../domain/fields.ts, which carries zod and so stays out of the browser; a test holds the two together.
const short = { fewestCharacters: 1, mostCharacters: 500 };
const note = { fewestCharacters: 1, mostCharacters: 2_000 };
const reasoned = { fewestCharacters: 4, mostCharacters: 2_000 };
const answered = { fewestCharacters: 10, mostCharacters: 10_000 };

type FieldWord = keyof typeof actWordsZh.fields;
type HintWord = keyof typeof actWordsZh.hints;

interface Basics {
  word?: FieldWord;
  hint?: HintWord;
  required?: true;
  when?: { field: string; is: string };
}

function basicsOf(name: string, { t }: FieldMaker, { word, hint, required, when }: Basics) {
  return {
    name,
    label: t(`fields.${word ?? (name as FieldWord)}`),
    ...(hint === undefined ? {} : { hint: t(`hints.${hint}`) }),
    required: required ?? false,
    ...(when ? { when } : {}),
  };
}

function text(name: string, limits: typeof short, basics: Basics = {}): Make {
  return (maker) => ({ ...basicsOf(name, maker, basics), kind: "longText", ...limits });
}

function choice(name: string, table: Readonly<Record<string, Words>>, basics: Basics = {}): Make {
  return (maker) => ({
    ...basicsOf(name, maker, { required: true, ...basics }),
    kind: "choice",
    options: Object.entries(table).map(([value, words]) => ({ value, label: maker.wordsOf(words) })),
  });
}

type ChoiceWord = "satisfied" | "notSatisfied" | "reached" | "notReached";

function yesNo(name: string, yes: ChoiceWord, no: ChoiceWord, basics: Basics = {}): Make {
  return (maker) => ({
    ...basicsOf(name, maker, { required: true, ...basics }),
    kind: "choice",
    options: [
      { value: "true", label: maker.t(`choices.${yes}`) },
      { value: "false", label: maker.t(`choices.${no}`) },
    ],
  });
}

function files(basics: Basics = {}): Make {
  return (maker) => ({ ...basicsOf("files", maker, basics), kind: "files", limits: fileLimits });
}

const rating =
  (basics: Basics = {}): Make =>
  (maker) => ({ ...basicsOf("rating", maker, basics), kind: "rating" });

const staffNote = text("note", short, { hint: "noteToHandlers" });
const reason = text("reason", reasoned, { hint: "reason", required: true });
const declineNames = Object.fromEntries(
  Object.entries(declineGrounds).map(([ground, { name }]) => [ground, name]),
);
const answer = text("words", answered, { word: "answer", hint: "answer", required: true });

const nextHandler: Make = (maker) => ({
  ...basicsOf("bodyId", maker, {
    word: maker.role === "co" ? "newCoHandlerId" : "newLeadId",
    hint: maker.role === "co" ? "coMayEnd" : "leadMustFollow",
    ...(maker.role === "co" ? {} : { required: true }),
  }),
  kind: "body",
  bodies: maker.bodies,
});

const callbackAnswers: Make = (maker) => ({
  ...basicsOf("answers", maker, { required: true, when: { field: "result", is: "answered" } }),
  kind: "yesNoPair",
  questions: [
    { name: "solved", label: maker.t("fields.solved") },
    { name: "satisfied", label: maker.t("fields.satisfied") },
  ],
});

const forms: Readonly<Record<ActName, Form>> = {
  supplement: { fields: [text("words", note, { required: true }), files()] },
  urge: { fields: [text("words", short, { word: "urgeWords" })] },
  withdraw: {
    fields: [text("reason", reasoned, { word: "withdrawReason", required: true })],
    decides: true,
    destructive: true,
  },
  accept: { fields: [staffNote], decides: true },
  collect: { fields: [staffNote], decides: true },
  solveOnTheSpot: { fields: [answer, files({ word: "evidence", hint: "evidence" })], decides: true },
  decline: {
    fields: [
      choice("ground", declineNames),
      text("explanation", answered, { hint: "explanation", required: true }),
    ],
    decides: true,
    destructive: true,
  },
  forward: { fields: [text("reason", short, { hint: "noteToHandlers", required: true })], decides: true },
  dispatch: {
    fields: [
      (maker) => ({ ...basicsOf("leadId", maker, { required: true }), kind: "body", bodies: maker.bodies }),
      (maker) => ({
        ...basicsOf("coHandlerIds", maker, { hint: "coHandlerIds" }),
        kind: "bodies",
        bodies: maker.bodies,
        most: 20,
      }),
      staffNote,
    ],
    decides: true,
  },
  signIn: { fields: [] },
  assignDown: {
    fields: [
      (maker) => ({
        ...basicsOf("bodyId", maker, { hint: "below", required: true }),
        kind: "body",
        bodies: maker.below,
      }),
      staffNote,
    ],
    decides: true,
  },
  returnTask: {
    fields: [
      choice("ground", returnGrounds),
      reason,
      (maker) => ({
        ...basicsOf("betterBodyId", maker, { required: true }),
        kind: "body",
        bodies: maker.bodies,
      }),
    ],
    decides: true,
  },
  upholdReturn: { fields: [reason, nextHandler], decides: true },
  overrideReturn: { fields: [reason], decides: true },
  releaseCoHandler: { fields: [reason], decides: true, destructive: true },
  contact: { fields: [choice("way", contactWays), yesNo("reached", "reached", "notReached"), staffNote] },
  reportResult: {
    fields: [
      text("words", answered, { word: "result", required: true }),
      files({ word: "evidence", hint: "evidence" }),
    ],
  },
  draftAnswer: {
    fields: [choice("outcome", answerOutcomes), answer, files({ word: "evidence", hint: "evidence" })],
  },
  signOff: { fields: [staffNote], decides: true },
  rejectDraft: { fields: [reason], decides: true },
  passCheck: { fields: [staffNote], decides: true },
  failCheck: { fields: [reason], decides: true },
  recordCallback: {
    fields: [
      choice("result", callbackResults, { word: "callback" }),
      callbackAnswers,
      text("note", note, { hint: "noteToHandlers" }),
    ],
  },
  confirm: {
    fields: [
      yesNo("satisfied", "satisfied", "notSatisfied", { word: "areYouSatisfied" }),
      rating(),
      text("words", short, { word: "closingWords" }),
    ],
    decides: true,
  },
  dispute: {
    fields: [text("reason", reasoned, { word: "stillOpen", hint: "dispute", required: true }), files()],
    decides: true,
  },
  rate: { fields: [rating({ required: true }), text("words", short, { word: "closingWords" })] },
  reHandle: { fields: [reason], decides: true },
};

/** Whether a name that the server sent is an action for which there is a form. */
export function isActName(name: string): name is ActName {
  return Object.hasOwn(forms, name);
}

/** The fields an action asks for. */
export function fieldsOf(action: ActName, maker: FieldMaker): ActionField[] {
  return forms[action].fields.map((make) => make(maker));
}

/** Whether an action judges what is on screen, and must not take effect on a case that has moved on. */
export function decides(action: ActName): boolean {
  return forms[action].decides === true;
}

/** Whether an action ends something for good. */
export function isDestructive(action: ActName): boolean {
  return forms[action].destructive === true;
}

/** What the API takes, out of what was filled in; what was left empty or not asked is absent. */
export function inputOf(fields: readonly ActionField[], values: FieldValues): Record<string, unknown> {
  const asked = fields.filter((field) => isAsked(field, values));
  return Object.fromEntries(asked.flatMap((field) => entriesOf(field, values)));
}

function entriesOf(field: ActionField, values: FieldValues): [string, unknown][] {
  const { name } = field;
  switch (field.kind) {
    case "bodies":
      return [[name, [...valueOf(values, field)]]];
    case "files": {
      const ids = valueOf(values, field).files.map(({ id }) => id);
      return ids.length > 0 ? [[name, ids]] : [];
    }
    case "yesNoPair":
      return Object.entries(valueOf(values, field));
    case "rating":
    case "tick":
    case "choiceWithReason": {
      const value = valueOf(values, field);
      return value === undefined ? [] : [[name, value]];
    }
    case "choice": {
      const chosen = valueOf(values, field);
      if (isYesNo(field)) return chosen === "" ? [] : [[name, chosen === "true"]];
      return chosen === "" ? [] : [[name, chosen]];
    }
    case "text":
    case "phone":
    case "longText":
    case "body":
    case "date": {
      const text = valueOf(values, field).trim();
      return text === "" ? [] : [[name, text]];
    }
  }
}

function isYesNo(field: Extract<ActionField, { kind: "choice" }>): boolean {
  return field.options.every(({ value }) => value === "true" || value === "false");
}
