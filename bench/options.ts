import { parseArgs } from "node:util";

/** What a bench is told. */
export interface BenchOptions {
  json: boolean;
  /** So many at once, each after its own turn. */
  clients: readonly number[];
  /** How long one block of load lasts. */
  blockMs: number;
  /** How often every block is repeated, in turn with the others. */
  rounds: number;
  /** Cases in the database of `lists`. */
  rows: number;
  /** Where the server's CPU profile goes. */
  profileFolder: string | undefined;
}

const defaults = { seconds: "2", rounds: "6", rows: "1000000" };
const most = { clients: 200, seconds: 60, rounds: 50, rows: 10_000_000 };

/** Reads the options after `bench NAME`; gives what is wrong where something is. */
export function parseBenchOptions(args: readonly string[]): BenchOptions | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        json: { type: "boolean", default: false },
        clients: { type: "string", default: "1,8,32" },
        seconds: { type: "string", default: defaults.seconds },
        rounds: { type: "string", default: defaults.rounds },
        rows: { type: "string", default: defaults.rows },
        profile: { type: "string" },
      },
    });
    return {
      json: values.json,
      clients: values.clients.split(",").map((text) => Math.round(numberIn("clients", text))),
      blockMs: numberIn("seconds", values.seconds) * 1_000,
      rounds: Math.round(numberIn("rounds", values.rounds)),
      rows: Math.round(numberIn("rows", values.rows)),
      profileFolder: values.profile,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function numberIn(name: keyof typeof most, text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= most[name]))
    throw new Error(`--${name} must be a number above 0 and up to ${most[name]}`);
  return value;
}
