import { type ActionField, type FieldValues, isAsked, valueOf } from "#web/kit/actionFields.ts";
import type { ActName } from "../contract.ts";
import { assessmentForms } from "./forms/assessmentForms.ts";
import { dispatchForms } from "./forms/dispatchForms.ts";
import type { FieldMaker, Form } from "./forms/fieldMakers.ts";
import { handlingForms } from "./forms/handlingForms.ts";
import { outwardForms } from "./forms/outwardForms.ts";
import { reporterForms } from "./forms/reporterForms.ts";
import { shapingForms } from "./forms/shapingForms.ts";
import { supervisingForms } from "./forms/supervisingForms.ts";
import { timeForms } from "./forms/timeForms.ts";

const forms: Readonly<Record<ActName, Form>> = {
  ...reporterForms,
  ...dispatchForms,
  ...shapingForms,
  ...handlingForms,
  ...timeForms,
  ...outwardForms,
  ...supervisingForms,
  ...assessmentForms,
};

// A choice holds texts; what the API counts with is sent as a number. 110 and 119 are no numbers to count with.
const counted: ReadonlySet<string> = new Set(["workingDays"]);

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
    case "choices":
      return [[name, [...valueOf(values, field)]]];
    case "parts": {
      const parts = valueOf(values, field).map(({ choice, text }) => ({ kind: choice, words: text.trim() }));
      return [[name, parts]];
    }
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
      if (chosen === "") return [];
      if (isYesNo(field)) return [[name, chosen === "true"]];
      return [[name, counted.has(name) ? Number(chosen) : chosen]];
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
