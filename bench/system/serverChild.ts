import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { send } from "./http.ts";

const cli = fileURLToPath(new URL("../../src/apps/cli.ts", import.meta.url));
const readyWithinMs = 180_000;
const stopWithinMs = 20_000;
const pollMs = 50;

/** How a server is started. */
export interface ServerStart {
  port: number;
  dataFolder: string;
  logFile: string;
  environment?: Readonly<Record<string, string>>;
  /** For Node itself, before the script. */
  nodeArguments?: readonly string[];
}

/** `shiliu start` as a process of its own. */
export interface ServerChild {
  port: number;
  pid: number;
  /** Resolves once it answers. */
  ready(): Promise<void>;
  /** Ends it as Ctrl-C would; waits until it is gone. */
  stop(): Promise<void>;
  /** Ends it with no time for a last word; waits until it is gone. */
  kill(): Promise<void>;
}

const isOver = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** Starts `shiliu start` on a data folder. */
export function startServerChild(start: ServerStart): ServerChild {
  const log = openSync(start.logFile, "a");
  const child = spawn(process.execPath, [...(start.nodeArguments ?? []), cli, "start"], {
    env: environmentOf(start),
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  const { pid } = child;
  if (pid === undefined) throw new Error("The server could not be started");
  const gone = once(child, "exit");

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!isOver(child)) child.kill(signal);
    const forced = setTimeout(() => child.kill("SIGKILL"), stopWithinMs);
    await gone;
    clearTimeout(forced);
  }

  return {
    port: start.port,
    pid,
    async ready() {
      for (let waitedMs = 0; waitedMs < readyWithinMs; waitedMs += pollMs) {
        if (isOver(child)) throw new Error(`The server ended:\n${readFileSync(start.logFile, "utf8")}`);
        if (await answers(start.port)) return;
        await wait(pollMs);
      }
      throw new Error(`The server did not answer:\n${readFileSync(start.logFile, "utf8")}`);
    },
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}

/** Only what a program needs, so that a run does not depend on who starts it. */
function environmentOf({ port, dataFolder, environment }: ServerStart): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR, PORT: String(port), SHILIU_DATA: dataFolder, ...environment };
}

async function answers(port: number): Promise<boolean> {
  const request = { method: "GET", path: "/healthz", headers: {} } as const;
  return send(port, request, undefined, 2_000).then(
    ({ status }) => status === 200,
    () => false,
  );
}
