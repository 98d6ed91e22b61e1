import { flowTable, measureFlow } from "./flow.ts";
import { intakeTable, measureIntake } from "./intake.ts";
import { listsTable, measureLists } from "./lists.ts";
import { type BenchOptions, parseBenchOptions } from "./options.ts";

type Say = (text: string) => void;
type Bench = (options: BenchOptions, tell: Say) => Promise<{ figures: unknown; table: string }>;

const benches: Readonly<Record<string, Bench>> = {
  async intake(options, tell) {
    const figures = await measureIntake(options, tell);
    return { figures, table: intakeTable(figures) };
  },
  async flow(options, tell) {
    const figures = await measureFlow(options, tell);
    return { figures, table: flowTable(figures) };
  },
  async lists(options, tell) {
    const figures = await measureLists(options, tell);
    return { figures, table: listsTable(figures) };
  },
};

const usage =
  "Usage: shiliu bench intake|flow|lists [--json] [--seconds N] [--rounds N] [--clients 1,8,32] [--rows N] [--profile FOLDER]\n";

/** Runs one bench and says its figures: a table, or with `--json` an object a machine can read. */
export async function bench(args: readonly string[], say: Say): Promise<number> {
  const [name = "", ...rest] = args;
  const run = Object.hasOwn(benches, name) ? benches[name] : undefined;
  const options = parseBenchOptions(rest);
  if (!run || typeof options === "string") {
    say(typeof options === "string" ? `${options}\n${usage}` : usage);
    return 2;
  }
  // Progress is no figure: it stays out of what a machine reads.
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const { figures, table } = await run(options, tell);
  say(options.json ? `${JSON.stringify({ bench: name, ...options, figures })}\n` : table);
  return 0;
}
