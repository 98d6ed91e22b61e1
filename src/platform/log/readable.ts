const levelNames: Readonly<Record<number, string>> = {
  10: "trace",
  20: "debug",
  30: "info ",
  40: "warn ",
  50: "ERROR",
  60: "FATAL",
};

interface Entry {
  level: number;
  time: string;
  msg?: string;
  err?: { stack?: string };
}

function renderValue(value: unknown): string {
  return typeof value === "string" && /^[^\s"]+$/.test(value) ? value : JSON.stringify(value);
}

/** One JSON line of the log as a person reads it: time, level, message, and the rest as `key=value`. */
export function readable(line: string): string {
  const { level, time, msg = "", err, ...rest } = JSON.parse(line) as Entry & Record<string, unknown>;
  const pairs = Object.entries(rest).map(([key, value]) => `${key}=${renderValue(value)}`);
  const head = [time.slice(11, 23), levelNames[level] ?? String(level), msg, ...pairs];
  const stack = err?.stack ? `\n${err.stack}` : "";
  return `${head.filter((part) => part !== "").join(" ")}${stack}\n`;
}
