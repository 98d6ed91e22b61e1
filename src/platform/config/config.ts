import { z } from "zod";
import type { MasterKey } from "#platform/sealing/masterKeys.ts";
import type { CarrierSettings } from "#platform/messages/makeMessageAdapter.ts";
import { findMapProblems, type MapSettings, mapSettingsOf, mapShape } from "./mapSettings.ts";
import { readMasterKeyList } from "./masterKeyList.ts";
import {
  carriersOf,
  findMessageProblems,
  messageShape,
  type QuietHours,
  quietHoursOf,
} from "./messageSettings.ts";
import { findSecretWeakness, findUrlWeakness } from "./weakness.ts";

/** How Shiliu sends one-time codes and notices where a channel has no carrier. */
export const messageAdapters = ["file", "none"] as const;

/** One of {@link messageAdapters}; `file` appends to a file in the data folder, `none` sends nothing and says so. */
export type MessageAdapter = (typeof messageAdapters)[number];

/** Whose word about a caller's address counts: nobody's, everybody's, or those at these addresses. */
export type TrustProxy = boolean | string[];

/** Where PostgreSQL is; without `url` the embedded one is started. */
export interface DatabaseConfig {
  url: string | undefined;
  migrationUrl: string | undefined;
  /** A direct connection for LISTEN, where `url` leads to a pooler. */
  listenUrl: string | undefined;
  /** A replica for public reads. */
  readUrl: string | undefined;
}

/** Everything that an installation sets, read once at the start. */
export interface Config {
  mode: "production" | "development";
  /** Whether the demo people are added, to try the system with; never in production. */
  demo: boolean;
  port: number;
  host: string;
  /** The origin people see, without a slash at its end. */
  publicUrl: string;
  dataFolder: string;
  database: DatabaseConfig;
  /** 32 bytes each; the newest seals personal data, older ones open what they sealed. */
  masterKeys: readonly MasterKey[];
  /** Signs sessions and receipt codes. */
  secret: string;
  trustProxy: TrustProxy;
  messages: MessageAdapter;
  /** The gateways and servers that messages go out by. */
  carriers: CarrierSettings;
  /** When nobody is woken; none where it is `undefined`. */
  quietHours: QuietHours | undefined;
  /** The share of a limit after which holders are warned, in per cent. */
  warnAtPercent: number;
  /** Whose tiles lie below maps, and where those begin. */
  map: MapSettings;
}

/** Everything that is missing or weak, in one message. */
export interface ConfigRefusal {
  refused: "bad-config";
  problems: readonly string[];
  message: string;
}

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

const flag = z
  .enum(["true", "false", "1", "0"], { error: "must be true or false" })
  .transform((word) => word === "true" || word === "1");

const databaseUrl = z
  .string()
  .refine((url) => /^postgres(ql)?:\/\/./.test(url) && URL.canParse(url), "must begin with postgresql://");

const origin = z
  .url({ protocol: /^https?$/, error: "must be an address such as https://shiliu.example.cn" })
  .transform((url) => url.replace(/\/+$/, ""));

const trustProxy = z
  .string()
  // A count of proxies cannot tell who the nearest one is: fastify then trusts nobody, and all share one address.
  .refine((text) => !/^\d+$/.test(text), "must be the proxies' addresses, not their number")
  .transform((text): TrustProxy => {
    if (text === "true" || text === "false") return text === "true";
    return text.split(",").map((address) => address.trim());
  });

const shape = z.object({
  // Test runners set "test", and what they start inherits it.
  NODE_ENV: z
    .enum(["production", "development", "test"], { error: "must be production or development" })
    .optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "must be a number from 0 to 65535")
    .transform(Number)
    .refine((port) => port <= 65_535, "must be a number from 0 to 65535")
    .default(8080),
  HOST: z.string().optional(),
  PUBLIC_URL: origin.optional(),
  SHILIU_DATA: z.string().default(".data"),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_MIGRATION_URL: databaseUrl.optional(),
  DATABASE_LISTEN_URL: databaseUrl.optional(),
  DATABASE_READ_URL: databaseUrl.optional(),
  SHILIU_ALLOW_EMBEDDED: flag.default(false),
  SHILIU_DEMO: flag.default(true),
  SHILIU_MASTER_KEY: z.string().optional(),
  SHILIU_SECRET: z.string().optional(),
  SHILIU_TRUST_PROXY: trustProxy.default(false),
  SHILIU_MESSAGES: z
    .enum(messageAdapters, { error: `must be one of: ${messageAdapters.join(", ")}` })
    .optional(),
  ...messageShape,
  ...mapShape,
});

type Settings = z.infer<typeof shape>;

/** An empty variable is one that is not set, as `PORT= npm start` has it. */
function withoutEmpty(env: Environment): Record<string, string> {
  const known = Object.keys(shape.shape).map((name) => [name, env[name]] as const);
  return Object.fromEntries(known.filter((entry): entry is [string, string] => Boolean(entry[1])));
}

function findSecretProblems(settings: Settings): string[] {
  const read = readMasterKeyList(settings.SHILIU_MASTER_KEY);
  const keys = "problems" in read ? read.problems.map((problem) => `SHILIU_MASTER_KEY ${problem}`) : [];
  const secret = findSecretWeakness(settings.SHILIU_SECRET);
  return [...keys, ...(secret ? [`SHILIU_SECRET ${secret}`] : [])];
}

function findDatabaseProblems(settings: Settings): string[] {
  const { DATABASE_URL: url, DATABASE_MIGRATION_URL: migrationUrl } = settings;
  if (!url) {
    if (settings.SHILIU_ALLOW_EMBEDDED) return [];
    return ["DATABASE_URL is missing (or set SHILIU_ALLOW_EMBEDDED=true to run on the embedded PostgreSQL)"];
  }
  const problems = Object.entries({ DATABASE_URL: url, DATABASE_MIGRATION_URL: migrationUrl }).flatMap(
    ([name, value]) => (value && findUrlWeakness(value) ? [`${name} ${findUrlWeakness(value)}`] : []),
  );
  if (migrationUrl && new URL(migrationUrl).username === new URL(url).username) {
    problems.push(
      "DATABASE_MIGRATION_URL has the role of DATABASE_URL; the application may not alter tables",
    );
  }
  return problems;
}

function findAddressProblems(settings: Settings): string[] {
  const problems: string[] = [];
  const { PUBLIC_URL: publicUrl, SHILIU_TRUST_PROXY: trusted } = settings;
  const local = /^http:\/\/(localhost|127\.0\.0\.1)(:|$)/;
  if (!publicUrl) problems.push("PUBLIC_URL is missing");
  else if (!publicUrl.startsWith("https://") && !local.test(publicUrl)) {
    problems.push("PUBLIC_URL must begin with https://");
  }
  if (trusted === true) {
    problems.push("SHILIU_TRUST_PROXY=true trusts everyone; give the proxies' addresses");
  }
  return problems;
}

function findProductionProblems(settings: Settings): string[] {
  return [
    ...findSecretProblems(settings),
    ...findDatabaseProblems(settings),
    ...findAddressProblems(settings),
  ];
}

function refuse(problems: readonly string[]): ConfigRefusal {
  const message = `Shiliu does not start with this configuration:\n${problems.map((line) => `  - ${line}`).join("\n")}`;
  return { refused: "bad-config", problems, message };
}

/** The keys of settings in which no problem was found. */
function masterKeysOf(settings: Settings): readonly MasterKey[] {
  const read = readMasterKeyList(settings.SHILIU_MASTER_KEY);
  if ("problems" in read) throw new Error("The master keys were not checked");
  return read.keys;
}

function configOf(settings: Settings, mode: Config["mode"]): Config {
  return Object.freeze({
    mode,
    demo: mode !== "production" && settings.SHILIU_DEMO,
    port: settings.PORT,
    host: settings.HOST ?? (mode === "production" ? "0.0.0.0" : "127.0.0.1"),
    publicUrl: settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`,
    dataFolder: settings.SHILIU_DATA,
    database: Object.freeze({
      url: settings.DATABASE_URL,
      migrationUrl: settings.DATABASE_MIGRATION_URL,
      listenUrl: settings.DATABASE_LISTEN_URL,
      readUrl: settings.DATABASE_READ_URL,
    }),
    masterKeys: masterKeysOf(settings),
    secret: settings.SHILIU_SECRET ?? "",
    trustProxy: settings.SHILIU_TRUST_PROXY,
    // Whoever reads the file can sign in as anyone: in production only where somebody asked for it.
    messages: settings.SHILIU_MESSAGES ?? (mode === "production" ? "none" : "file"),
    carriers: carriersOf(settings, mode === "production"),
    quietHours: quietHoursOf(settings),
    warnAtPercent: settings.SHILIU_WARN_AT_PERCENT,
    map: Object.freeze(mapSettingsOf(settings)),
  });
}

/** Which mode the environment asks for. */
export function modeOf(env: Environment): Config["mode"] {
  return env["NODE_ENV"] === "production" ? "production" : "development";
}

/** Reads a configuration out of environment variables; refuses with the whole list of what is wrong. */
export function parseConfig(env: Environment): Config | ConfigRefusal {
  const parsed = shape.safeParse(withoutEmpty(env));
  if (!parsed.success) {
    return refuse(parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`));
  }
  const mode = modeOf(env);
  // Development makes its own secrets beforehand; if set by hand they must still be of use.
  const problems =
    mode === "production" ? findProductionProblems(parsed.data) : findSecretProblems(parsed.data);
  problems.push(...findMessageProblems(parsed.data, mode === "production"));
  problems.push(...findMapProblems(parsed.data, mode === "production"));
  return problems.length > 0 ? refuse(problems) : configOf(parsed.data, mode);
}
