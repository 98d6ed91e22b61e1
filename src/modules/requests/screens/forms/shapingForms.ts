import type { ActName } from "../../contract.ts";
import { kinds } from "../../domain/kinds.ts";
import { basicsOf, type Form, line, type Make, reason, reasoned, requested, text } from "./fieldMakers.ts";

const number = line("number", { word: "otherNumber", hint: "otherNumber", required: true });
const mostParts = 8;

const parts: Make = (maker) => ({
  ...basicsOf("parts", maker, { hint: "parts", required: true }),
  kind: "parts",
  options: Object.entries(kinds).map(([value, words]) => ({ value, label: maker.wordsOf(words) })),
  choiceLabel: maker.t("fields.kind"),
  textLabel: maker.t("fields.partWords"),
  most: mostParts,
  ...requested,
});

/** One call that is several matters, several that are one, and cases that have to do with each other. */
export const shapingForms = {
  split: {
    fields: [parts, text("remains", reasoned, { hint: "remains", required: true })],
    decides: true,
  },
  merge: { fields: [number, reason], decides: true },
  separate: { fields: [reason], decides: true },
  link: { fields: [number] },
  unlink: { fields: [number] },
} satisfies Partial<Record<ActName, Form>>;
