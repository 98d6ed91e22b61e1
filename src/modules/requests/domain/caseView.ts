import { z } from "zod";

/** Something in both languages. */
export const words = z.object({ zh: z.string(), en: z.string() });
/** A moment, ISO 8601 in UTC. */
export const instant = z.iso.datetime();
/** A case's id. */
export const caseId = z.uuid();

const clockView = z.object({
  id: z.string(),
  kind: z.string(),
  name: words,
  taskId: z.int().optional(),
  startedAt: instant,
  dueAt: instant,
  limit: z.string(),
  limitVersion: z.string(),
  provisional: z.boolean(),
  laidDown: z
    .boolean()
    .optional()
    .describe("Its end was laid down by a superior platform, whatever the limit says"),
  paused: z.boolean(),
  stoppedAt: instant.optional(),
  outcome: z.enum(["met", "missed", "released"]).optional(),
});

const taskView = z.object({
  id: z.int(),
  role: z.enum(["lead", "co", "side"]),
  bodyId: z.string(),
  bodyName: words,
  parentId: z.int().optional(),
  state: z.string(),
  stateName: words,
  open: z.boolean(),
  designated: z.boolean(),
  dueAt: instant.optional(),
});

const fileView = z.object({
  id: z.uuid(),
  name: z.string().optional(),
  mediaType: z.string(),
  sizeBytes: z.int(),
  thumbnail: z.boolean(),
});

const answerView = z
  .object({
    words: z.string(),
    outcome: words.optional().describe("What the answering body says it came to"),
    at: instant.describe("When it reached the reporter"),
    bodyName: words.describe("The body that answers"),
    files: z.array(fileView).describe("Its evidence"),
  })
  .describe("The answer the reporter was given: signed and checked, or given on the spot; never a draft");

const declineView = z
  .object({
    ground: words,
    route: words.describe("Where the reporter can turn instead"),
    explanation: z.string().optional(),
    at: instant,
    bodyName: words,
  })
  .describe("Why the case was declined, as the reporter is told");

const written = z.union([z.string(), z.array(z.string()), z.null()]);

const timelineEntry = z.object({
  version: z.int(),
  at: instant,
  action: z.string(),
  does: words,
  by: z.object({
    kind: z.enum(["staff", "reporter", "anonymous", "superior", "system"]),
    name: z.string().optional(),
    body: words.optional(),
  }),
  taskId: z.int().optional(),
  dueAt: instant
    .optional()
    .describe("Until when the whole case is to be answered, where this set or moved it"),
  corrected: z
    .array(z.object({ what: z.enum(["kind", "urgency", "matter", "about"]), from: written, to: written }))
    .optional()
    .describe("What was corrected: what stood there, and what stands there now"),
  fields: z.record(z.string(), z.unknown()),
});

const availableAction = z.object({
  action: z.string(),
  does: words,
  taskId: z.int().optional(),
  dates: z
    .record(z.string(), z.object({ earliest: z.iso.date(), latest: z.iso.date() }))
    .optional()
    .describe("What its dates may be today, by the name of their fields"),
  blocked: z.object({ code: z.string(), says: words }).optional(),
});

const relatedView = z
  .object({
    relation: z.enum(["main", "merged", "answeredWith", "splitFrom", "part", "linked"]),
    number: z.string(),
    state: z.object({ id: z.string(), name: words, closed: z.boolean() }),
    dueAt: instant.optional().describe("Until when it is to be answered, or the promised day"),
    caseId: caseId.optional().describe("Where the asker may open it"),
    receiptCode: z.string().optional().describe("For the reporter whose case it is too"),
    words: z.string().optional().describe("Of a case merged into this one; without what points to a person"),
    files: z
      .array(fileView)
      .optional()
      .describe(
        "Sent with the report that was merged into this, or that this was split from; opened as this case's",
      ),
  })
  .describe(
    "Another case that this one was merged into, split from or linked with, as the asker may know of it",
  );

/** A case as the one who asks may see it. */
export const caseView = z.object({
  id: caseId,
  number: z.string(),
  origin: z.string().optional(),
  superior: z
    .object({ platform: z.string(), number: z.string(), dueAt: instant })
    .optional()
    .describe("The order of a superior platform that it is; for staff"),
  version: z.int(),
  process: z.object({
    id: z.string(),
    name: words,
    steps: z.array(z.object({ id: z.string(), name: words })),
  }),
  state: z.object({ id: z.string(), name: words, closed: z.boolean() }),
  kind: z.object({ id: z.string(), name: words }),
  urgency: z.object({ id: z.string(), name: words }),
  openedAt: instant,
  closedAt: instant.optional(),
  audiences: z.array(z.string()).describe("Who the asker is to this case"),
  words: z.string().optional(),
  address: z.string().optional(),
  point: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  forgotten: z.boolean().describe("The reporter was forgotten: what they said can no longer be read"),
  reporter: z.object({
    anonymous: z.boolean(),
    reachable: z.boolean(),
    nameHidden: z.boolean(),
    name: z.string().optional().describe("Masked"),
    givenName: z
      .string()
      .optional()
      .describe("Masked; the name given this time, where it is not the one that is known"),
    phone: z.string().optional().describe("Masked"),
    business: z
      .object({ name: z.string(), creditCode: z.string().optional() })
      .optional()
      .describe("The business in difficulty, masked"),
    mayUnmask: z.boolean(),
    byRegistrar: words.optional(),
  }),
  places: z.array(z.object({ part: z.string(), bodyId: z.string(), name: words })),
  about: z.array(z.object({ bodyId: z.string(), name: words })),
  holder: z.array(z.object({ bodyId: z.string(), name: words })),
  tasks: z.array(taskView),
  clocks: z.array(clockView),
  dueAt: instant.optional().describe("The nearest due time the asker may see"),
  counts: z.record(z.string(), z.int()),
  rating: z.int().optional(),
  exclusions: z
    .array(z.object({ measure: words, ground: words, bodyName: words, at: instant }))
    .describe("What this case is left out of by a granted appeal; for staff"),
  answer: answerView.optional(),
  decline: declineView.optional(),
  files: z.array(fileView),
  related: z.array(relatedView),
  timeline: z.array(timelineEntry),
  actions: z.array(availableAction),
});

/** A case as the one who asks may see it. */
export type CaseView = z.output<typeof caseView>;
