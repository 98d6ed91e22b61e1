import type { ActName } from "../../contract.ts";
import { answered, body, date, evidence, type Form, line, reasoned, text } from "./fieldMakers.ts";

const addressee = body("bodyId", { word: "repliesId", required: true });
const replyBy = date("replyBy");
const reply = text("words", answered, { word: "reply", hint: "reply", required: true });

/** Numbered orders and leaders' notes, each with who answers and by when. */
export const supervisingForms = {
  issueOrder: {
    fields: [addressee, replyBy, text("words", reasoned, { word: "orderWords", required: true })],
  },
  answerOrder: { fields: [reply, evidence] },
  addNote: {
    fields: [
      line("leader", { required: true }),
      text("words", reasoned, { word: "leaderWords", hint: "leaderWords", required: true }),
      addressee,
      replyBy,
    ],
  },
  answerNote: { fields: [reply, evidence] },
} satisfies Partial<Record<ActName, Form>>;
