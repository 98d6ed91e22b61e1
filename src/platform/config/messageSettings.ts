import { z } from "zod";
import { chatStyles } from "#platform/messages/chatWebhook.ts";
import type { CarrierSettings } from "#platform/messages/makeMessageAdapter.ts";

/** Hours of the day, in the zone of the installation, in which nobody is woken: minutes since midnight. */
export interface QuietHours {
  fromMinute: number;
  untilMinute: number;
}

const httpUrl = z.url({ protocol: /^https?$/, error: "must be an address that begins with https://" });
const key = z.string().min(16, "must have at least 16 characters");

/** What an installation sets about messages out; secrets come from the environment alone. */
export const messageShape = {
  SHILIU_SMS_URL: httpUrl.optional(),
  SHILIU_SMS_SECRET: key.optional(),
  SHILIU_SMS_SIGNATURE: z.string().max(20).default("石榴"),
  SHILIU_SMS_TEMPLATES: z
    .string()
    .regex(
      /^([\w.-]+=[\w.-]+)(,[\w.-]+=[\w.-]+)*$/,
      "must be like reporter-code=SMS_1001,duty-new.en=SMS_1002",
    )
    .optional(),
  SHILIU_SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "must be like smtps://user:password@mail.example.cn:465" })
    .optional(),
  SHILIU_SMTP_FROM: z
    .string()
    .regex(/^([^<>\r\n]+ )?<?[^<>@\s]+@[^<>@\s]+\.[^<>@\s]+>?$/, "must be an address, or Name <address>")
    .optional(),
  SHILIU_CHAT_URL: httpUrl.optional(),
  SHILIU_CHAT_STYLE: z
    .enum(chatStyles, { error: `must be one of: ${chatStyles.join(", ")}` })
    .default("wecom"),
  SHILIU_CHAT_SECRET: z.string().optional(),
  SHILIU_MESSAGE_TIMEOUT_MS: z
    .string()
    .regex(/^\d{3,5}$/, "must be milliseconds, from 100 to 99999")
    .transform(Number)
    .default(10_000),
  SHILIU_QUIET_HOURS: z
    .string()
    .regex(/^(none|([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d)$/, "must be like 22:00-08:00, or none")
    .default("22:00-08:00"),
  SHILIU_WARN_AT_PERCENT: z
    .string()
    .regex(/^[1-9]\d$/, "must be from 10 to 99")
    .transform(Number)
    .default(80),
} as const;

type Settings = z.infer<z.ZodObject<typeof messageShape>>;

const local = /^\w+:\/\/([^@/]*@)?(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/;

/** What is missing or weak among the settings of messages. */
export function findMessageProblems(settings: Settings, production: boolean): string[] {
  const problems: string[] = [];
  if (settings.SHILIU_SMS_URL !== undefined && settings.SHILIU_SMS_SECRET === undefined)
    problems.push("SHILIU_SMS_SECRET is missing: it signs what goes to SHILIU_SMS_URL");
  if (settings.SHILIU_SMTP_URL !== undefined && settings.SHILIU_SMTP_FROM === undefined)
    problems.push("SHILIU_SMTP_FROM is missing: whom mails are from");
  const { SHILIU_CHAT_STYLE: style, SHILIU_CHAT_URL: chatUrl, SHILIU_CHAT_SECRET: chatSecret } = settings;
  if (chatUrl !== undefined && style === "json" && (chatSecret ?? "").length < 16)
    problems.push(
      "SHILIU_CHAT_SECRET must have at least 16 characters: it signs what goes to SHILIU_CHAT_URL",
    );
  if (!production) return problems;
  for (const name of ["SHILIU_SMS_URL", "SHILIU_CHAT_URL"] as const) {
    const url = settings[name];
    if (url !== undefined && !url.startsWith("https://") && !local.test(url))
      problems.push(`${name} must begin with https://`);
  }
  return problems;
}

/** The carriers of an installation. */
export function carriersOf(settings: Settings, production: boolean): CarrierSettings {
  const timeoutMs = settings.SHILIU_MESSAGE_TIMEOUT_MS;
  const { SHILIU_SMS_URL: smsUrl, SHILIU_SMS_SECRET: smsSecret, SHILIU_CHAT_URL: chatUrl } = settings;
  return {
    ...(smsUrl === undefined || smsSecret === undefined
      ? {}
      : {
          sms: {
            url: smsUrl,
            secret: smsSecret,
            signature: settings.SHILIU_SMS_SIGNATURE,
            templates: templatesOf(settings.SHILIU_SMS_TEMPLATES),
            timeoutMs,
          },
        }),
    ...mailOf(settings, production),
    ...(chatUrl === undefined
      ? {}
      : {
          chat: {
            url: chatUrl,
            style: settings.SHILIU_CHAT_STYLE,
            secret: settings.SHILIU_CHAT_SECRET,
            timeoutMs,
          },
        }),
  };
}

function templatesOf(text: string | undefined): Readonly<Record<string, string>> {
  const pairs = (text ?? "").split(",").filter((pair) => pair.includes("="));
  return Object.fromEntries(pairs.map((pair) => pair.split("=", 2) as [string, string]));
}

function mailOf(settings: Settings, production: boolean): Pick<CarrierSettings, "email"> {
  const { SHILIU_SMTP_URL: text, SHILIU_SMTP_FROM: from, SHILIU_MESSAGE_TIMEOUT_MS: timeoutMs } = settings;
  if (text === undefined || from === undefined) return {};
  const url = new URL(text);
  const secure = url.protocol === "smtps:";
  return {
    email: {
      host: url.hostname,
      port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
      secure,
      requireTls: production && !local.test(text),
      user: url.username === "" ? undefined : decodeURIComponent(url.username),
      password: url.password === "" ? undefined : decodeURIComponent(url.password),
      from,
      timeoutMs,
    },
  };
}

/** The quiet hours, or `undefined` where there are none. */
export function quietHoursOf({ SHILIU_QUIET_HOURS: text }: Settings): QuietHours | undefined {
  const match = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(text);
  if (!match) return undefined;
  const [fromHour, fromMinute, untilHour, untilMinute] = match.slice(1).map(Number);
  const hours = {
    fromMinute: (fromHour ?? 0) * 60 + (fromMinute ?? 0),
    untilMinute: (untilHour ?? 0) * 60 + (untilMinute ?? 0),
  };
  return hours.fromMinute === hours.untilMinute ? undefined : hours;
}
