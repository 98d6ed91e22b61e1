import { oc } from "@orpc/contract";
import { z } from "zod";
import {
  bodyIdField,
  businessField,
  filesField,
  kindField,
  requestWords,
  shortWords,
  urgencyField,
} from "./domain/fields.ts";
import { requestActions, requestProcessIds } from "./domain/processes.ts";

const words = z.object({ zh: z.string(), en: z.string() });
const instant = z.iso.datetime();
const caseId = z.uuid();
const tags = ["requests"];
const cursor = z.string().max(200).optional();
const limit = z.coerce.number().int().min(1).max(100).default(30);

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
  fields: z.record(z.string(), z.unknown()),
});

const availableAction = z.object({
  action: z.string(),
  does: words,
  taskId: z.int().optional(),
  blocked: z.object({ code: z.string(), says: words }).optional(),
});

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
  answer: answerView.optional(),
  decline: declineView.optional(),
  files: z.array(fileView),
  timeline: z.array(timelineEntry),
  actions: z.array(availableAction),
});

/** A case as the one who asks may see it. */
export type CaseView = z.output<typeof caseView>;

/** One line of a list of cases. */
export const caseLine = z.object({
  id: caseId,
  number: z.string(),
  process: z.string(),
  kind: z.string(),
  urgency: z.string(),
  state: z.object({ id: z.string(), name: words, closed: z.boolean() }),
  openedAt: instant,
  closedAt: instant.optional(),
  dueAt: instant.optional(),
  summary: z.string().optional().describe("The first words of the request"),
  matter: words.optional().describe("Where the matter lies"),
  lead: words.optional(),
});

/** One line of a list of cases. */
export type CaseLine = z.output<typeof caseLine>;

/** One line of a queue: a duty, and the case it belongs to. */
export const queueLine = caseLine.extend({
  step: z.object({ id: z.string(), name: words }).describe("What is to be done"),
  taskId: z.int().optional(),
  clock: words.optional(),
  urgings: z.int(),
});

/** One line of a queue. */
export type QueueLine = z.output<typeof queueLine>;

const publicLine = z.object({
  number: z.string(),
  process: z.string(),
  kind: z.string(),
  state: z.object({ id: z.string(), name: words, closed: z.boolean() }),
  openedAt: instant,
  closedAt: instant.optional(),
  matter: words.optional(),
  lead: words.optional(),
});

function page<Line extends z.ZodType>(line: Line) {
  return z.object({
    lines: z.array(line),
    next: z.string().optional().describe("Cursor of the following page"),
  });
}

const acted = z.object({ case: caseView, replayed: z.boolean() });

function actOn<Schema extends z.ZodObject>(name: string, input: Schema, summary: string) {
  const path = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return oc
    .route({ method: "POST", path: `/requests/{caseId}/${path}`, tags: ["acts"], summary })
    .input(
      z.object({
        caseId,
        taskId: z.int().min(1).optional().describe("The task it is taken on, where it is taken on one"),
        expectedVersion: z
          .int()
          .min(1)
          .optional()
          .describe("Refused where the case has moved since this version"),
        input,
      }),
    )
    .output(acted);
}

const {
  report: _report,
  closeUnheard: _whenUnheard,
  missSignIn: _whenMissed,
  endPause: _whenPaused,
  wake: _whenPromised,
  importRecord: _byImport,
  superiorUrge: _urgedAbove,
  superiorSupplement: _addedAbove,
  superiorWithdraw: _takenBackAbove,
  superiorSetLimit: _limitedAbove,
  ...peoplesActions
} = requestActions;

/** The name of an action that people take. */
export type ActName = keyof typeof peoplesActions;

type Acts = { [Name in ActName]: ReturnType<typeof actOn<(typeof peoplesActions)[Name]["input"]>> };

const acts = Object.fromEntries(
  Object.entries(peoplesActions).map(([name, action]) => [name, actOn(name, action.input, action.does.en)]),
) as unknown as Acts; // built from the very table that the type is built from

/** The API of requests. Every write takes an idempotency key in the header `idempotency-key`. */
export const requestsContract = {
  processes: oc
    .route({
      method: "GET",
      path: "/processes",
      tags,
      summary: "The processes: states, actions, who may, how long",
    })
    .output(
      z.array(
        z.object({
          id: z.string(),
          version: z.int(),
          name: words,
          sentence: words,
          states: z.array(z.object({ id: z.string(), name: words, closed: z.boolean() })),
          clocks: z.array(z.object({ id: z.string(), name: words, limit: z.string() })),
          actions: z.array(
            z.object({
              id: z.string(),
              does: words,
              by: z.array(words),
              from: z.array(z.string()),
              to: z.array(z.string()),
            }),
          ),
          diagram: z.string().describe("Mermaid"),
        }),
      ),
    ),
  submit: oc
    .route({ method: "POST", path: "/requests", tags, summary: "Report something", successStatus: 201 })
    .input(reportForm)
    .output(receipt),
  track: oc
    .route({ method: "POST", path: "/requests/track", tags, summary: "Open a case by its receipt code" })
    .input(z.object({ receiptCode: z.string().trim().min(8).max(40) }))
    .output(caseView),
  read: oc
    .route({ method: "GET", path: "/requests/{caseId}", tags, summary: "A case, as you may see it" })
    .input(z.object({ caseId }))
    .output(caseView),
  queue: oc
    .route({ method: "GET", path: "/queue", tags, summary: "What my post must do next, by due time" })
    .input(z.object({ cursor, limit }))
    .output(page(queueLine)),
  list: oc
    .route({ method: "GET", path: "/requests", tags, summary: "Cases I may see, newest first" })
    .input(
      z.object({
        cursor,
        limit,
        state: z.string().max(40).optional(),
        kind: kindField.optional(),
        open: z.stringbool().optional(),
      }),
    )
    .output(page(caseLine)),
  search: oc
    .route({
      method: "GET",
      path: "/requests/search",
      tags,
      summary: "Cases I may see with these words, newest first",
    })
    .input(z.object({ q: z.string().trim().min(2).max(60), cursor, limit }))
    .output(page(caseLine)),
  publicList: oc
    .route({
      method: "GET",
      path: "/public/requests",
      tags,
      summary: "What is being handled: facts without words or names",
    })
    .input(z.object({ cursor, limit, matterId: bodyIdField.optional() }))
    .output(page(publicLine)),
  unmask: oc
    .route({
      method: "POST",
      path: "/requests/{caseId}/unmask",
      tags,
      summary: "See who reported; logged with the reason",
    })
    .input(z.object({ caseId, reason: z.string().trim().min(1).max(500) }))
    .output(
      z.object({
        name: z.string().optional(),
        givenName: z
          .string()
          .optional()
          .describe("The name given this time, where it is not the one that is known"),
        phone: z.string().optional(),
        idNumber: z.string().optional(),
        business: businessField.optional(),
      }),
    ),
  act: acts,
};
