import { oc } from "@orpc/contract";
import { z } from "zod";
import { reporterChannels, reporterSteps, staffChannels, staffKinds } from "./domain/choices.ts";

const tags = ["notices"];
const language = z.enum(["zh", "en"]);
const channel = z.enum(["sms", "email", "chat"]);
const instant = z.string();

const masked = z.string().describe("As it is shown: 138****1234");

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe("Beijing time, like 22:30");
const quietHours = z.object({ from: time, until: time });

const staffSettings = z.object({
  channel: z.enum(staffChannels),
  language,
  kinds: z.array(z.enum(staffKinds)),
  inApp: z.array(z.enum(staffKinds)).describe("What they find in the app, whatever goes out to them"),
  addresses: z.object({
    workPhone: masked.optional().describe("Known to the organisation; used where no phone is given"),
    phone: masked.optional(),
    email: masked.optional(),
    chat: masked.optional(),
  }),
  carried: z.array(channel).describe("Channels that this installation can send by"),
  quietHours: quietHours.optional().describe("In which only what is urgent is told, as they chose"),
  quietForAll: quietHours.optional().describe("Those of the installation"),
});

const newAddress = (address: z.ZodType<string>) =>
  address.nullable().optional().describe("Absent: as it was. Null: none");

const reporterSettings = z.object({
  channel: z.enum(reporterChannels),
  language,
  steps: z.array(z.enum(reporterSteps)),
  addresses: z.object({ phone: masked.optional(), email: masked.optional() }),
  carried: z.array(channel),
});

const count = z.int().nonnegative();

const deadNotice = z.object({
  id: z.string(),
  template: z.string(),
  to: z.enum(["staff", "reporter"]),
  name: z.string().optional().describe("Of the member of staff it was for"),
  channel: channel.optional(),
  maskedAddress: masked.optional(),
  reason: z.string(),
  tries: count,
  createdAt: instant,
  settledAt: instant,
});

const deadFilter = {
  channel: z.enum(["sms", "email", "chat", "none"]).optional().describe("none: no address was found"),
  reason: z
    .string()
    .regex(/^[a-z-]{2,40}$/)
    .optional(),
};

const decided = z.object({ decided: z.literal(true) });
const id = z.string().regex(/^[1-9]\d{0,17}$/);
const key = z.string().min(8).max(128).optional().describe("Idempotency key, where no header carries it");

const words = z.object({ zh: z.string(), en: z.string() });

const newsItem = z.object({
  id,
  kind: z.enum(staffKinds),
  subject: words,
  text: words,
  leadsTo: z.enum(["case", "roster", "desk"]),
  caseId: z.string().optional(),
  version: z.int().optional().describe("The event of the case that it tells of"),
  urgent: z.boolean(),
  stands: z.boolean().describe("There is still something to do"),
  read: z.boolean(),
  at: instant,
});

const unreadNews = z.object({ unread: count, more: z.boolean().describe("There is more than was counted") });

/** Messages out and news in the app: how staff and reporters want to be told, and what an operator does with those that cannot be sent. */
export const noticesContract = {
  readSettings: oc
    .route({ method: "GET", path: "/notices/settings", tags, summary: "How you are told, as staff" })
    .output(staffSettings),
  changeSettings: oc
    .route({
      method: "POST",
      path: "/notices/settings",
      tags,
      summary: "Choose how you are told, as staff",
      description: "Sets what is stored to what is sent: sent twice, it has the effect of once.",
    })
    .input(
      z.object({
        channel: z.enum(staffChannels),
        language,
        kinds: z.array(z.enum(staffKinds)).max(staffKinds.length),
        inApp: z.array(z.enum(staffKinds)).max(staffKinds.length).optional().describe("Absent: as it was"),
        quietHours: quietHours
          .nullable()
          .optional()
          .describe("Absent: as they were. Null: none of one's own"),
        phone: newAddress(z.string().trim().min(5).max(40)),
        email: newAddress(z.email().max(120)),
        chat: newAddress(
          z
            .string()
            .trim()
            .regex(/^[\w.@-]{1,64}$/),
        ),
      }),
    )
    .output(staffSettings),
  readNews: oc
    .route({
      method: "GET",
      path: "/notices/news",
      tags,
      summary: "What you were told in your present post, the newest first",
      description: "What you may see no longer is left out.",
    })
    .input(
      z.object({
        show: z.enum(["all", "unread"]).default("all"),
        cursor: id.optional(),
        limit: z.coerce.number().int().min(1).max(100).default(30),
      }),
    )
    .output(z.object({ items: z.array(newsItem), next: z.string().optional() })),
  countNews: oc
    .route({ method: "GET", path: "/notices/news/count", tags, summary: "How much of it you have not read" })
    .output(unreadNews),
  markNewsRead: oc
    .route({
      method: "POST",
      path: "/notices/news/read",
      tags,
      summary: "Mark some of it as read",
      description: "Only what is yours; in your other posts what says the same is read too.",
    })
    .input(z.object({ ids: z.array(id).min(1).max(100), key }))
    .output(unreadNews),
  markAllNewsRead: oc
    .route({
      method: "POST",
      path: "/notices/news/read-all",
      tags,
      summary: "Mark all of it as read",
      description: "Up to the newest you have seen: what came since stays unread.",
    })
    .input(z.object({ upTo: id, key }))
    .output(unreadNews),
  readReporterSettings: oc
    .route({ method: "GET", path: "/notices/mine", tags, summary: "How you are told, as a reporter" })
    .output(reporterSettings),
  changeReporterSettings: oc
    .route({
      method: "POST",
      path: "/notices/mine",
      tags,
      summary: "Choose how you are told, as a reporter",
      description: "Sets what is stored to what is sent: sent twice, it has the effect of once.",
    })
    .input(
      z.object({
        channel: z.enum(reporterChannels),
        language,
        steps: z.array(z.enum(reporterSteps)).max(reporterSteps.length),
      }),
    )
    .output(reporterSettings),
  readQueue: oc
    .route({ method: "GET", path: "/notices/queue", tags, summary: "Where messages stand, by channel" })
    .output(
      z.object({
        channels: z.array(
          z.object({
            channel: channel.optional().describe("Absent: no address was looked up yet"),
            carrier: z.enum(["file", "sms-gateway", "smtp", "chat-webhook"]).optional(),
            waiting: count,
            retrying: count,
            dead: count,
            sentInADay: count,
            dueSince: instant.optional(),
          }),
        ),
      }),
    ),
  listDead: oc
    .route({ method: "GET", path: "/notices/dead", tags, summary: "Messages that could not be sent" })
    .input(
      z.object({
        ...deadFilter,
        cursor: z.string().max(200).optional(),
        limit: z.coerce.number().int().min(1).max(100).default(50),
      }),
    )
    .output(z.object({ items: z.array(deadNotice), nextCursor: z.string().optional() })),
  readDeadGroups: oc
    .route({
      method: "GET",
      path: "/notices/dead/groups",
      tags,
      summary: "How many could not be sent, by channel and reason",
    })
    .output(
      z.object({
        asOf: instant.describe("When it was counted; what is decided of many goes no further"),
        groups: z.array(
          z.object({ channel: z.enum(["sms", "email", "chat", "none"]), reason: z.string(), count }),
        ),
      }),
    ),
  tryDeadAgain: oc
    .route({
      method: "POST",
      path: "/notices/try-dead-again",
      tags,
      summary: "Send all dead letters of a kind again",
      description:
        "Of those that could not be sent until a moment, at most 5000 at once. Messages whose answer was lost may have arrived: they are sent again only where their reason is named.",
    })
    .input(z.object({ ...deadFilter, until: z.iso.datetime(), key }))
    .output(z.object({ again: count, stillDead: count })),
  tryAgain: oc
    .route({ method: "POST", path: "/notices/{id}/try-again", tags, summary: "Send a dead letter again" })
    .input(z.object({ id, key }))
    .output(decided),
  giveUp: oc
    .route({ method: "POST", path: "/notices/{id}/give-up", tags, summary: "Leave a dead letter unsent" })
    .input(z.object({ id, key, note: z.string().trim().min(2).max(200) }))
    .output(decided),
};
