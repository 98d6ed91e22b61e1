import type { ActName } from "../../contract.ts";
import { files, type Form, note, rating, reasoned, short, text, yesNo } from "./fieldMakers.ts";

/** What the one who asked may do. */
export const reporterForms = {
  supplement: { fields: [text("words", note, { required: true }), files()] },
  urge: { fields: [text("words", short, { word: "urgeWords" })] },
  withdraw: {
    fields: [text("reason", reasoned, { word: "withdrawReason", required: true })],
    decides: true,
    destructive: true,
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
} satisfies Partial<Record<ActName, Form>>;
