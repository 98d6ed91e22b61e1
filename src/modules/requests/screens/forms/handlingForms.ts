import type { ActName } from "../../contract.ts";
import {
  answerOutcomes,
  callbackResults,
  contactWays,
  lawfulRoutes,
  missedCalls,
} from "../../domain/grounds.ts";
import {
  answer,
  answered,
  basicsOf,
  choice,
  evidence,
  type Form,
  type Make,
  note,
  perhaps,
  reason,
  staffNote,
  text,
  yesNo,
} from "./fieldMakers.ts";

const callbackAnswers: Make = (maker) => ({
  ...basicsOf("answers", maker, { required: true, when: { field: "result", is: "answered" } }),
  kind: "yesNoPair",
  questions: [
    { name: "solved", label: maker.t("fields.solved") },
    { name: "satisfied", label: maker.t("fields.satisfied") },
  ],
});

/** Working on a case, from the first contact to the callback and what follows an objection. */
export const handlingForms = {
  contact: {
    fields: [
      choice("way", contactWays),
      yesNo("reached", "reached", "notReached"),
      perhaps("missed", missedCalls, { when: { field: "reached", is: "false" } }),
      staffNote,
    ],
  },
  reportResult: { fields: [text("words", answered, { word: "result", required: true }), evidence] },
  draftAnswer: { fields: [choice("outcome", answerOutcomes), answer, evidence] },
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
  reHandle: { fields: [reason], decides: true },
  closeAfterReview: {
    fields: [
      text("words", answered, { word: "reviewAnswer", hint: "reviewAnswer", required: true }),
      choice("route", lawfulRoutes, { hint: "route" }),
    ],
    decides: true,
    destructive: true,
  },
} satisfies Partial<Record<ActName, Form>>;
