import type { ActName } from "../../contract.ts";
import { emergencyServices, handOverGrounds } from "../../domain/grounds.ts";
import { answered, body, choice, type Form, line, note, reasonForReporter, text } from "./fieldMakers.ts";

const longNote = text("note", note, { hint: "noteToHandlers" });

/** What leaves the system: handed over against a receipt, or an emergency transferred live. */
export const outwardForms = {
  handOver: {
    fields: [
      choice("ground", handOverGrounds),
      body("receiverId", { hint: "receiverId" }, "outside"),
      line("receiver", { hint: "receiver", required: true }),
      text("words", answered, { word: "whereNow", hint: "whereNow", required: true }),
    ],
    decides: true,
    destructive: true,
  },
  recordReceipt: {
    fields: [line("receiptNumber", { required: true }), line("receivedBy", { required: true }), longNote],
  },
  refusedElsewhere: { fields: [reasonForReporter] },
  // Judges nothing that may have changed: a life does not wait for a page to be read again.
  transferEmergency: { fields: [choice("service", emergencyServices), longNote], destructive: true },
  acknowledgeTransfer: { fields: [line("answeredBy", { required: true }), line("reference")] },
} satisfies Partial<Record<ActName, Form>>;
