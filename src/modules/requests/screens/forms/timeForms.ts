import type { ActName } from "../../contract.ts";
import { carryGrounds, pauseGrounds } from "../../domain/grounds.ts";
import {
  answered,
  basicsOf,
  choice,
  date,
  evidence,
  type Form,
  type Make,
  reason,
  reasonForReporter,
  staffNote,
  text,
} from "./fieldMakers.ts";

/** What an extension is asked for in, in working days. */
const workingDaysOffered = [1, 2, 3, 5, 10];

const workingDays: Make = (maker) => ({
  ...basicsOf("workingDays", maker, { required: true }),
  kind: "choice",
  options: workingDaysOffered.map((count) => ({
    value: `${count}`,
    label: maker.t("workingDays", { count }),
  })),
});

const plan = text("plan", answered, { hint: "plan", required: true });
const carry = [choice("ground", carryGrounds), date("until", { word: "promisedDay", hint: "promise" }), plan];

/** More time, time that stands still, a promised day: asked for, decided, and told to the one who asked. */
export const timeForms = {
  askExtension: { fields: [workingDays, reason] },
  grantExtension: { fields: [reasonForReporter], decides: true },
  refuseExtension: { fields: [reason], decides: true },
  askPause: {
    fields: [choice("ground", pauseGrounds), date("until", { hint: "pauseEnds" }), reason],
  },
  grantPause: { fields: [reasonForReporter], decides: true },
  refusePause: { fields: [reason], decides: true },
  resume: { fields: [staffNote] },
  askCarry: { fields: carry },
  proposeCarry: { fields: carry, decides: true },
  approveCarry: { fields: [plan], decides: true },
  refuseCarry: { fields: [reason], decides: true },
  replyInterim: {
    fields: [text("words", answered, { word: "interim", hint: "interim", required: true }), evidence],
  },
  takeUpAgain: { fields: [staffNote] },
} satisfies Partial<Record<ActName, Form>>;
