import {
  type DestinationStream,
  type Logger,
  destination as standardOutput,
  pino,
  stdTimeFunctions,
} from "pino";
import { readable } from "./readable.ts";
import { redact, redactText } from "./redact.ts";

/** Where the parts of Shiliu write what an operator may want to know: `log.info({ port }, "listening")`. */
export type Log = Logger;

/** What a log is made with. */
export interface LogOptions {
  mode: "production" | "development";
  /** `info` by default; `silent` for nothing. */
  level?: "silent" | "error" | "warn" | "info" | "debug" | "trace";
  /** Takes the lines; the standard output by default. */
  destination?: DestinationStream;
}

/** Texts lose their numbers; an error without words of its own gets its message as such, cleaned like any other. */
function cleanArguments(args: readonly unknown[]): unknown[] {
  const [first, ...rest] = args;
  const fields = first instanceof Error ? { err: first } : first;
  const words = rest.map((word) => (typeof word === "string" ? redactText(word) : redact(word)));
  if (typeof fields === "string") return [redactText(fields), ...words];
  const error = (fields as { err?: unknown } | undefined)?.err;
  return words.length === 0 && error instanceof Error
    ? [fields, redactText(error.message)]
    : [fields, ...words];
}

/** Fastify shortens its requests and replies itself, after this; everything else is cleaned here. */
function redactFields(fields: Record<string, unknown>): Record<string, unknown> {
  const cleaned = redact(fields) as Record<string, unknown>;
  for (const key of ["req", "res"]) {
    if (typeof cleaned[key] === "string") cleaned[key] = fields[key];
  }
  return cleaned;
}

/** A log of JSON lines in production and of readable ones in development; both without personal data. */
export function createLog(options: LogOptions): Log {
  const out: DestinationStream = options.destination ?? standardOutput({ dest: 1, sync: true });
  const lines: DestinationStream = {
    write: (line) => {
      out.write(readable(line));
    },
  };
  const log = pino(
    {
      level: options.level ?? "info",
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      serializers: { err: (error: unknown) => error },
      formatters: {
        log: redactFields,
      },
      hooks: {
        logMethod(args, method) {
          method.apply(this, cleanArguments(args) as typeof args);
        },
      },
    },
    options.mode === "production" ? out : lines,
  );
  // What a part of Shiliu puts on all its lines is cleaned once; children of children inherit this.
  const makeChild = log.child;
  log.child = function child(fields, childOptions) {
    return makeChild.call(this, redact(fields) as typeof fields, childOptions) as never;
  };
  return log;
}
