import type { ActName } from "../../contract.ts";
import { declineGrounds, passGrounds, reassignGrounds, returnGrounds } from "../../domain/grounds.ts";
import { kinds, urgencies } from "../../domain/kinds.ts";
import {
  answer,
  answered,
  basicsOf,
  bodies,
  body,
  choice,
  evidence,
  type Form,
  type Make,
  perhaps,
  reason,
  reasoned,
  short,
  staffNote,
  text,
} from "./fieldMakers.ts";

const declineNames = Object.fromEntries(
  Object.entries(declineGrounds).map(([ground, { name }]) => [ground, name]),
);
const lead = body("leadId", { required: true }, "territory");
const coHandlers = bodies("coHandlerIds", { most: 20 }, { hint: "coHandlerIds" });

const nextHandler: Make = (maker) => ({
  ...basicsOf("bodyId", maker, {
    word: maker.role === "co" ? "newCoHandlerId" : "newLeadId",
    hint: maker.role === "co" ? "coMayEnd" : "leadMustFollow",
    ...(maker.role === "co" ? {} : { required: true }),
  }),
  kind: "body",
  bodies: maker.territory,
});

/** Taking a case in and sending it to whoever answers for it, until that is settled. */
export const dispatchForms = {
  accept: { fields: [staffNote], decides: true },
  collect: { fields: [staffNote], decides: true },
  solveOnTheSpot: { fields: [answer, evidence], decides: true },
  decline: {
    fields: [
      choice("ground", declineNames),
      text("explanation", answered, { hint: "explanation", required: true }),
    ],
    decides: true,
    destructive: true,
  },
  forward: { fields: [text("reason", short, { hint: "noteToHandlers", required: true })], decides: true },
  dispatch: { fields: [lead, coHandlers, staffNote], decides: true },
  signIn: { fields: [] },
  assignDown: {
    fields: [body("bodyId", { hint: "below", required: true }, "below"), staffNote],
    decides: true,
  },
  takeBack: { fields: [reason], decides: true, destructive: true },
  returnTask: {
    fields: [choice("ground", returnGrounds), reason, body("betterBodyId", { required: true })],
    decides: true,
  },
  upholdReturn: { fields: [reason, nextHandler], decides: true },
  overrideReturn: { fields: [reason], decides: true },
  reassign: {
    fields: [
      body("leadId", { word: "newLeadId", required: true }, "territory"),
      choice("ground", reassignGrounds),
      reason,
    ],
    decides: true,
    destructive: true,
  },
  addCoHandler: {
    fields: [body("bodyId", { word: "addedCoHandlerId", required: true }, "territory"), staffNote],
    decides: true,
  },
  releaseCoHandler: { fields: [reason], decides: true, destructive: true },
  correct: {
    fields: [
      perhaps("kind", kinds, { hint: "onlyWhatIsWrong" }),
      perhaps("urgency", urgencies, { hint: "noLongerLimit" }),
      body("placeId", {}, "places"),
      (maker) => ({
        ...basicsOf("aboutIds", maker, { hint: "aboutIds" }),
        kind: "bodies",
        bodies: maker.subjects,
        most: 10,
      }),
      reason,
    ],
    decides: true,
  },
  convene: {
    fields: [
      bodies("partyIds", { fewest: 2, most: 12 }, { hint: "partyIds", required: true }),
      text("question", reasoned, { hint: "question", required: true }),
    ],
    decides: true,
  },
  passUp: { fields: [choice("ground", passGrounds), reason], decides: true },
  passDown: { fields: [body("deskId", { required: true }, "desks"), reason], decides: true },
  giveOpinion: {
    fields: [text("words", reasoned, { word: "opinion", hint: "opinion", required: true })],
  },
  concludeConsultation: {
    fields: [lead, coHandlers, text("minutes", answered, { hint: "minutes", required: true })],
    decides: true,
  },
} satisfies Partial<Record<ActName, Form>>;
