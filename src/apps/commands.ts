import type { Config } from "#platform/config/config.ts";

type Say = (text: string) => void;

/** One command of `shiliu`. */
export type CliCommand =
  | { does: string; needsConfig: false; run(args: readonly string[], say: Say): Promise<number> }
  | {
      does: string;
      needsConfig: true;
      run(args: readonly string[], say: Say, config: Config): Promise<number>;
    };

/** The commands by name. Each loads only what it needs. */
export const commands: Readonly<Record<string, CliCommand>> = {
  start: {
    does: "start database, server and worker",
    needsConfig: true,
    async run(_args, say, config) {
      const { start } = await import("./start.ts");
      await start(config, say);
      return 0;
    },
  },
  migrate: {
    does: "bring the schema up to date",
    needsConfig: true,
    async run(_args, say, config) {
      const { withDatabase } = await import("./withDatabase.ts");
      await withDatabase(config, async () => say("The schema is up to date.\n"));
      return 0;
    },
  },
  seed: {
    does: "add the model prefecture",
    needsConfig: true,
    async run(_args, say, config) {
      const [{ withDatabase }, { seed }] = await Promise.all([
        import("./withDatabase.ts"),
        import("./seed.ts"),
      ]);
      await withDatabase(config, ({ urls, log, clock }) => seed(config, urls, log, clock()));
      say("The model prefecture is there.\n");
      return 0;
    },
  },
  admin: {
    does: "admin create|create-security LOGIN NAME [BODY]: the first administrators",
    needsConfig: true,
    async run(args, say, config) {
      const { createAdmin } = await import("./createAdmin.ts");
      return createAdmin(args, say, config);
    },
  },
  import: {
    does: "import requests FILE --map MAP.json [--dry-run]: history from a table",
    needsConfig: true,
    async run(args, say, config) {
      const { importHistory } = await import("./importHistory.ts");
      return importHistory(args, say, config);
    },
  },
  keys: {
    does: "keys rewrap: wrap all keys anew with the newest master key",
    needsConfig: true,
    async run(args, say, config) {
      const { rewrapKeys } = await import("./rewrapKeys.ts");
      return rewrapKeys(args, say, config);
    },
  },
  process: {
    does: "process check · process diagram [ID] [zh|en]",
    needsConfig: false,
    async run(args, say) {
      const { processCommand } = await import("./processCommand.ts");
      return processCommand(args, say);
    },
  },
  openapi: {
    does: "print the API's description (OpenAPI 3.1)",
    needsConfig: false,
    async run(_args, say) {
      const { describeApi } = await import("./describeApi.ts");
      say(`${JSON.stringify(await describeApi(), undefined, 2)}\n`);
      return 0;
    },
  },
  bench: {
    does: "bench intake|flow|lists [--json]: speed, as ratios to plain PostgreSQL",
    needsConfig: false,
    async run(args, say) {
      const { bench } = await import("../../bench/bench.ts");
      return bench(args, say);
    },
  },
  help: {
    does: "this list",
    needsConfig: false,
    run(_args, say) {
      for (const [name, command] of Object.entries(commands)) say(`  ${name.padEnd(9)} ${command.does}\n`);
      return Promise.resolve(0);
    },
  },
};
