import type { Words } from "#engine/words.ts";
import type { ActionField } from "#web/kit/actionFields.ts";
import type { BodyOption } from "#web/kit/matchBodies.ts";
import type { SayAct } from "../acts/words.ts";
import type { actWordsZh } from "../acts/wordsZh.ts";
import { fileLimits } from "../files/fileLimits.ts";

/** What the fields of a form are made with. */
export interface FieldMaker {
  t: SayAct;
  wordsOf: (words: Words) => string;
  /** Bodies that a case may be sent to. */
  bodies: readonly BodyOption[];
  /** Bodies that the case's desk may dispatch to: those of its own territory. */
  territory: readonly BodyOption[];
  /** Desks of lower levels. */
  desks: readonly BodyOption[];
  /** Bodies below the one that hands a task down. */
  below: readonly BodyOption[];
  /** Where a matter may lie: townships and what is below them. */
  places: readonly BodyOption[];
  /** Bodies that a case may be about. */
  subjects: readonly BodyOption[];
  /** Units outside the jurisdiction: a case is handed over to them, never dispatched. */
  outside: readonly BodyOption[];
  /** What the action's dates may be, by the name of their fields. */
  dates?: Readonly<Record<string, { earliest: string; latest: string }>> | undefined;
  /** The part the task plays on which the action is taken. */
  role?: "lead" | "co" | "side" | undefined;
}

/** Makes one field. */
export type Make = (maker: FieldMaker) => ActionField;

/** What an action asks for, and how grave it is. */
export interface Form {
  fields: readonly Make[];
  /** It judges what is on screen: refused where the case has moved since. */
  decides?: true;
  /** Ends something for good. */
  destructive?: true;
}

// The limits of ../../domain/fields.ts, which carries zod and so stays out of the browser; a test holds the two together.
/** A short text. */
export const short = { fewestCharacters: 1, mostCharacters: 500 };
/** A text of some length. */
export const note = { fewestCharacters: 1, mostCharacters: 2_000 };
/** What happened, as a request says it. */
export const requested = { fewestCharacters: 5, mostCharacters: 5_000 };
/** A reason that somebody will be asked to account for. */
export const reasoned = { fewestCharacters: 4, mostCharacters: 2_000 };
/** What the reporter is told, and what stands for it on the way there. */
export const answered = { fewestCharacters: 10, mostCharacters: 10_000 };

type FieldWord = keyof typeof actWordsZh.fields;
type HintWord = keyof typeof actWordsZh.hints;

interface Basics {
  word?: FieldWord;
  hint?: HintWord;
  required?: true;
  when?: { field: string; is: string };
}

/** What every field has: its name, its words, whether and when it is asked. */
export function basicsOf(name: string, { t }: FieldMaker, { word, hint, required, when }: Basics) {
  return {
    name,
    label: t(`fields.${word ?? (name as FieldWord)}`),
    ...(hint === undefined ? {} : { hint: t(`hints.${hint}`) }),
    required: required ?? false,
    ...(when ? { when } : {}),
  };
}

/** Some lines of text. */
export function text(name: string, limits: typeof short, basics: Basics = {}): Make {
  return (maker) => ({ ...basicsOf(name, maker, basics), kind: "longText", ...limits });
}

/** A name or a number: one line. */
export function line(name: string, basics: Basics = {}): Make {
  const { mostCharacters } = short;
  return (maker) => ({ ...basicsOf(name, maker, basics), kind: "text", mostCharacters });
}

/** A day, within what the action allows. */
export function date(name: string, basics: Basics = {}): Make {
  return (maker) => ({
    ...basicsOf(name, maker, { required: true, ...basics }),
    kind: "date",
    ...maker.dates?.[name],
  });
}

/** One of a table. */
export function choice(name: string, table: Readonly<Record<string, Words>>, basics: Basics = {}): Make {
  return perhaps(name, table, { required: true, ...basics });
}

/** One of a table, or none. */
export function perhaps(name: string, table: Readonly<Record<string, Words>>, basics: Basics = {}): Make {
  return (maker) => ({
    ...basicsOf(name, maker, basics),
    kind: "choice",
    options: Object.entries(table).map(([value, words]) => ({ value, label: maker.wordsOf(words) })),
  });
}

type ChoiceWord = "satisfied" | "notSatisfied" | "reached" | "notReached";

/** A question that is answered with one of two. */
export function yesNo(name: string, yes: ChoiceWord, no: ChoiceWord, basics: Basics = {}): Make {
  return (maker) => ({
    ...basicsOf(name, maker, { required: true, ...basics }),
    kind: "choice",
    options: [
      { value: "true", label: maker.t(`choices.${yes}`) },
      { value: "false", label: maker.t(`choices.${no}`) },
    ],
  });
}

/** Photos and files. */
export function files(basics: Basics = {}): Make {
  return (maker) => ({ ...basicsOf("files", maker, basics), kind: "files", limits: fileLimits });
}

/** What was done, to show for it. */
export const evidence = files({ word: "evidence", hint: "evidence" });

/** One to five stars. */
export const rating =
  (basics: Basics = {}): Make =>
  (maker) => ({ ...basicsOf("rating", maker, basics), kind: "rating" });

/** One body, out of one of the lists that a maker brings. */
export function body(
  name: string,
  basics: Basics = {},
  among: "bodies" | "territory" | "desks" | "below" | "places" | "outside" = "bodies",
): Make {
  return (maker) => ({ ...basicsOf(name, maker, basics), kind: "body", bodies: maker[among] });
}

/** Several bodies that the case's desk may dispatch to. */
export function bodies(name: string, range: { fewest?: number; most: number }, basics: Basics = {}): Make {
  return (maker) => ({ ...basicsOf(name, maker, basics), kind: "bodies", bodies: maker.territory, ...range });
}

/** A remark that only staff read. */
export const staffNote = text("note", short, { hint: "noteToHandlers" });
/** Why, kept on the record. */
export const reason = text("reason", reasoned, { hint: "reason", required: true });
/** Why, as the reporter is told. */
export const reasonForReporter = text("reason", reasoned, { hint: "reasonForReporter", required: true });
/** What the reporter is answered. */
export const answer = text("words", answered, { word: "answer", hint: "answer", required: true });
