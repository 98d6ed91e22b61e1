import { z } from "zod";
import { caseId, instant, words } from "./caseView.ts";
import {
  bodyIdField,
  businessField,
  filesField,
  kindField,
  requestWords,
  shortWords,
  urgencyField,
} from "./fields.ts";
import { requestProcessIds } from "./processes.ts";

/** What somebody sends to report something. */
export const reportForm = z.object({
  process: z.enum(requestProcessIds),
  kind: kindField,
  urgency: urgencyField.default("normal"),
  words: requestWords,
  address: shortWords.max(200).optional(),
  point: z
    .object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
    .optional(),
  placeId: bodyIdField.describe("The township, street, park, community or village where the matter lies"),
  aboutIds: z
    .array(bodyIdField)
    .max(10)
    .default([])
    .describe("Bodies the report is about; they see nothing of it"),
  files: filesField,
  nameHidden: z.boolean().default(false).describe("The desk may know the name, the handler may not"),
  business: businessField
    .optional()
    .describe("The business in difficulty; who speaks for it is the contact. Sealed with the words"),
  contact: z
    .object({
      kind: z.enum(["person", "business"]).default("person"),
      name: z.string().trim().min(1).max(60).optional(),
      phone: z.string().trim().min(5).max(40).optional(),
      idNumber: z.string().trim().min(6).max(30).optional(),
    })
    .optional()
    .describe("Absent: without a name, or the signed-in reporter's own"),
});

/** A filed report: what the reporter takes home. */
export const receipt = z.object({
  caseId,
  number: z.string(),
  receiptCode: z
    .string()
    .describe("Opens the case without signing in; shown once more if the same report is sent again"),
  process: z.enum(requestProcessIds),
  state: z.object({ id: z.string(), name: words }),
  reportedAt: instant,
  holder: words.optional(),
  dueAt: instant.optional().describe("Until when the first hand must take it"),
});
