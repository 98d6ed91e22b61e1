/** Names of fields whose values are a person's, or open a door. */
const privateKeys = new Set(
  [
    "name",
    "phone",
    "mobile",
    "email",
    "address",
    "idNumber",
    "reporterName",
    "givenName",
    "contact",
    "authorization",
    "cookie",
    "set-cookie",
    "password",
    "secret",
    "masterKey",
    "masterKeys",
    "token",
    "apiKey",
    "x-api-key",
    "otp",
    "oneTimeCode",
    "receiptCode",
  ].map((key) => key.toLowerCase()),
);

const hidden = "[hidden]";
const maxDepth = 8;

/** A mainland mobile number, or the 18 characters of an identity number. */
const personalNumbers = /(?<!\d)(?:1[3-9]\d{9}|\d{17}[\dXx])(?!\d)/g;

/** A text with phone and identity numbers taken out. */
export function redactText(text: string): string {
  return text.replaceAll(personalNumbers, hidden);
}

/** A code of digits opens a door; one of letters says why something was refused. */
const oneTimeCode = /^\d{4,}$/;

function isPrivate(key: string, value: unknown): boolean {
  if (value == null) return false;
  if (key === "code") return typeof value === "string" && oneTimeCode.test(value);
  return privateKeys.has(key.toLowerCase());
}

function redactEntries(value: object, depth: number): Record<string, unknown> {
  const entries = Object.entries(value).map(([key, item]) => {
    return [key, isPrivate(key, item) ? hidden : redact(item, depth + 1)] as const;
  });
  return Object.fromEntries(entries);
}

/** What may be logged of an error: never PostgreSQL's `detail`, which quotes the row. */
function describeError(error: Error, depth: number): Record<string, unknown> {
  const { code, constraint, table } = error as Error & Record<string, unknown>;
  return {
    type: error.constructor.name,
    message: redactText(error.message),
    stack: redactText(error.stack ?? ""),
    ...(code !== undefined && { errorCode: code }),
    ...(constraint !== undefined && { constraint, table }),
    ...(error.cause !== undefined && depth < maxDepth && { cause: redact(error.cause, depth + 1) }),
  };
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Requests, sockets and the like are not walked: they hold half the process. */
function describeInstance(value: object, depth: number): unknown {
  const { toJSON } = value as { toJSON?: unknown };
  return typeof toJSON === "function" ? redact(toJSON.call(value), depth + 1) : `[${value.constructor.name}]`;
}

/** A copy of a value for the log: private fields hidden, numbers that name a person taken out of texts. */
export function redact(value: unknown, depth: number = 0): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (value instanceof Error) return describeError(value, depth);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (depth >= maxDepth) return "[deeper]";
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return isPlain(value) ? redactEntries(value, depth) : describeInstance(value, depth);
}
