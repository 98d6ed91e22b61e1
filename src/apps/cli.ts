import { loadConfig } from "#platform/config/loadConfig.ts";
import { commands } from "./commands.ts";

/** Runs one command of `shiliu`; anything a command throws is shown as one line, and the exit code is 1. */
async function main(): Promise<number> {
  const [name = "help", ...rest] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    process.stderr.write(`There is no command ${name}. Try: ${Object.keys(commands).join(" · ")}\n`);
    return 2;
  }
  const say = (text: string): void => void process.stdout.write(text);
  if (!command.needsConfig) return command.run(rest, say);
  const config = loadConfig(process.env);
  if ("refused" in config) {
    process.stderr.write(`${config.message}\n`);
    return 1;
  }
  return command.run(rest, say, config);
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env["SHILIU_DEBUG"]) console.error(error);
  process.exitCode = 1;
}
