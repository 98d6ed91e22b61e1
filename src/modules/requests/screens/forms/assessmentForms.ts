import type { ActName } from "../../contract.ts";
import { appealGrounds, measures } from "../../domain/appealGrounds.ts";
import { choice, evidence, type Form, reason } from "./fieldMakers.ts";

/** Appeals against an assessment, and what is decided on them. */
export const assessmentForms = {
  askAppeal: {
    fields: [choice("measure", measures), choice("ground", appealGrounds), reason, evidence],
  },
  grantAppeal: { fields: [reason], decides: true },
  refuseAppeal: { fields: [reason], decides: true },
} satisfies Partial<Record<ActName, Form>>;
