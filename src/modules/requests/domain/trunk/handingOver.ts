import { z } from "zod";
import { defineAction, type Effect, type Hand } from "#engine/process.ts";
import { refuse } from "#engine/refusal.ts";
import { answerWords, bodyIdField, noteWords, reasonWords, shortWords } from "../fields.ts";
import { emergencyServices, handOverGrounds } from "../grounds.ts";
import { deskDispatcher, everyParty, staff, theSupervisor } from "../hands.ts";
import { keysOf } from "../kinds.ts";
import { backToTheLead, leadWorksAgain } from "../leadWorksAgain.ts";
import { dropEveryAsk } from "./asking.ts";

/** Where the receiver is one of the tree's, it is one outside: others are dispatched to. */
const onlyToOneOutside: Effect<{ receiverId?: string | undefined }> = {
  apply(_draft, { input, tree }) {
    const { receiverId } = input;
    const outside = receiverId === undefined || tree.chain(receiverId).some(({ kind }) => kind === "outside");
    return outside ? undefined : refuse("body-unknown", { bodyId: receiverId });
  },
};

/** 移交: the matter belongs to another jurisdiction (an XPCC unit among them), court or body; it must say it has it. */
export const handOver = (from: readonly string[]) =>
  defineAction({
    does: { zh: "移交", en: "Hand over" },
    event: "handing-over",
    by: [deskDispatcher, { ...theSupervisor, during: ["reviewing"] }],
    from,
    to: "handingOver",
    input: z.object({
      ground: z.enum(keysOf(handOverGrounds)),
      /** The unit outside, where the tree of bodies has it. */
      receiverId: bodyIdField.optional(),
      receiver: shortWords,
      /** Told to the one who asked: who has it now, and how to reach them. */
      words: answerWords,
    }),
    sealed: ["receiver", "words"],
    releases: "all",
    effects: [onlyToOneOutside, dropEveryAsk],
    seenBy: everyParty,
  });

/** 移交回执: the receiver's number stays on the record; only then has the case ended here. */
export const recordReceipt = defineAction({
  does: { zh: "登记移交回执", en: "Record the return receipt" },
  event: "handed-over",
  by: [deskDispatcher],
  from: ["handingOver"],
  to: "handedOver",
  input: z.object({ receiptNumber: shortWords, receivedBy: shortWords, note: noteWords.optional() }),
  sealed: ["note", "receiptNumber", "receivedBy"],
  fieldsFor: { note: staff, receivedBy: staff },
  seenBy: everyParty,
});

/** 对方不接收: it comes back, and is dispatched here. */
export const refusedElsewhere = (withoutLead: string) =>
  defineAction({
    does: { zh: "对方不接收，收回办理", en: "Not taken there: handle it here" },
    event: "refused-elsewhere",
    by: [deskDispatcher],
    from: ["handingOver", "transferring"],
    to: backToTheLead(withoutLead),
    input: z.object({ reason: reasonWords }),
    sealed: ["reason"],
    effects: [leadWorksAgain],
    seenBy: everyParty,
  });

/** 紧急转接: an emergency is handed live to 110, 119, 120 or 122, never merely declined. */
export const transferEmergency = (
  by: readonly Hand[],
  from: readonly string[],
  releases: readonly string[],
) =>
  defineAction({
    does: { zh: "紧急转接 110/119/120/122", en: "Transfer live to 110/119/120/122" },
    event: "transferring",
    by,
    from,
    to: "transferring",
    input: z.object({ service: z.enum(keysOf(emergencyServices)), note: noteWords.optional() }),
    sealed: ["note"],
    fieldsFor: { note: staff },
    releases,
    seenBy: everyParty,
  });

/** 转接确认: who took the call there is logged. */
export const acknowledgeTransfer = (by: readonly Hand[]) =>
  defineAction({
    does: { zh: "登记转接确认", en: "Log that the transfer was taken" },
    event: "transferred",
    by,
    from: ["transferring"],
    to: "transferred",
    input: z.object({ answeredBy: shortWords, reference: shortWords.optional() }),
    sealed: ["answeredBy", "reference"],
    fieldsFor: { answeredBy: staff },
    seenBy: everyParty,
  });
