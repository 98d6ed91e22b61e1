import { z } from "zod";

/** The steps of ours that may be written back. */
export const steps = [
  "accepted",
  "dispatched",
  "declined",
  "extensionAsked",
  "extensionGranted",
  "extensionRefused",
  "answered",
  "disputed",
  "closed",
] as const;

/** What a field of a write-back may be filled with. */
export const sources = [
  "number",
  "ourNumber",
  "key",
  "step",
  "at",
  "body",
  "words",
  "ground",
  "groundName",
  "outcome",
  "outcomeName",
  "workingDays",
  "dueAt",
  "solved",
  "satisfied",
  "state",
  "stateName",
] as const;

const unsafeNames = new Set(["__proto__", "prototype", "constructor"]);
/** The way to a field: `data.order.no`. */
const path = z
  .string()
  .regex(/^[^.\s]{1,60}(\.[^.\s]{1,60}){0,5}$/)
  .refine((text) => text.split(".").every((name) => !unsafeNames.has(name)));
const code = z.string().min(1).max(60);
const table = z.record(z.string().min(1).max(100), code);
const headerName = z.string().regex(/^[a-z0-9-]{1,60}$/);
const scalar = z.union([z.string().max(200), z.number(), z.boolean()]);

/** How a platform writes moments. */
const datesSchema = z.strictObject({
  /** `iso`, `epoch-seconds`, `epoch-millis`, or a pattern of yyyy MM dd HH mm ss. */
  pattern: z
    .string()
    .max(40)
    .refine((text) => ["iso", "epoch-seconds", "epoch-millis"].includes(text) || /yyyy.*MM.*dd/.test(text)),
  /** For a pattern: the zone its times are in. */
  offset: z
    .string()
    .regex(/^[+-](0\d|1[0-4]):[0-5]\d$/)
    .default("+08:00"),
});

/** How a platform writes moments. */
export type Dates = z.output<typeof datesSchema>;

const orderSchema = z.strictObject({
  /** Where a list of orders stands in what is sent; absent: what is sent is an order, or a list of them. */
  list: path.optional(),
  fields: z.strictObject({
    number: path,
    words: path,
    kind: path,
    dueAt: path,
    subject: path.optional(),
    urgency: path.optional(),
    place: path.optional(),
    address: path.optional(),
    name: path.optional(),
    phone: path.optional(),
    nameHidden: path.optional(),
  }),
  /** Their kinds, each as ours; one that is not here is refused. */
  kinds: z.record(
    z.string().min(1).max(100),
    z.strictObject({ kind: code, process: code.default("resident-request") }),
  ),
  urgencies: table.default({}),
  /** Their places, each as a body of ours. */
  places: table.default({}),
  /** Where an order lies whose place says nothing. */
  defaultPlaceId: z.string().min(1).max(64),
});

const messageSchema = z.strictObject({
  fields: z.strictObject({
    type: path,
    number: path,
    message: path,
    words: path.optional(),
    dueAt: path.optional(),
  }),
  types: z.record(z.string().min(1).max(100), z.enum(["urge", "supplement", "withdraw", "limit"])),
});

const answerSchema = z.strictObject({
  /** HTTP statuses under which an answer may be an acknowledgement at all. */
  statuses: z.array(z.int().min(200).max(299)).min(1).default([200]),
  /** The field that says whether they have it, and what it says then; HTTP 200 alone is none. */
  success: z.strictObject({ path, equals: z.array(scalar).min(1) }),
  /** Their number of the acknowledgement. */
  acknowledgement: path.optional(),
  /** What the same field says where sending the same again cannot help. */
  refused: z.array(scalar).default([]),
});

const writeBackSchema = z.strictObject({
  encoding: z.enum(["json", "form"]).default("json"),
  /** Which steps are written back, each with their code for it. */
  steps: z.partialRecord(z.enum(steps), code),
  /** Their fields, each with what fills it. */
  fields: z.record(path, z.enum(sources)),
  constants: z.record(path, scalar).default({}),
  grounds: table.default({}),
  outcomes: table.default({}),
  /** How yes and no are written. */
  yes: scalar.default(true),
  no: scalar.default(false),
  headers: z
    .strictObject({
      key: headerName.default("idempotency-key"),
      time: headerName.default("x-shiliu-time"),
      signature: headerName.default("x-shiliu-signature"),
    })
    .prefault({}),
  /** How long an answer is waited for. */
  timeoutSeconds: z.int().min(1).max(60).default(10),
  answer: answerSchema,
});

/** The format of a platform, declared: how its orders and messages are read, and how results are written for it. */
export const formatSchema = z.strictObject({
  dates: datesSchema,
  order: orderSchema,
  messages: messageSchema.optional(),
  writeBack: writeBackSchema,
  /** After how many hours without an acknowledgement a person is told. */
  flagAfterHours: z.int().min(1).max(240).default(4),
});

/** The format of a platform. */
export type Format = z.output<typeof formatSchema>;
