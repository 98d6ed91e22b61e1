import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type EmbeddedDatabase, startEmbedded } from "#platform/database/embedded.ts";
import { findFreePort } from "./findFreePort.ts";
import { type ServerChild, startServerChild } from "./serverChild.ts";
import { makeTemporaryFolder } from "./temporaryFolder.ts";

/** A whole Shiliu of the run's own: a database with real fsync, and a server process over it. */
export interface BenchSystem {
  port: number;
  serverPid: number;
  database: EmbeddedDatabase;
  /** Where the run may leave files; gone with it. */
  folder: string;
  demoPassword: string;
}

/** What was started, as the ways to end it, the last one first. */
export type Undo = (() => Promise<unknown> | void)[];

/** How a {@link BenchSystem} is started. */
export interface SystemStart {
  name: string;
  /** Where the server's CPU profile goes, where one is wanted. */
  profileFolder?: string | undefined;
  /** PostgreSQL settings over the usual ones. */
  settings?: Readonly<Record<string, string>>;
  /** The server's master key (base64), where the run must seal as the server does. */
  masterKey?: string;
  /** Done before the server that is measured starts, with one that runs until it is told to stop. */
  prepare?(ready: PreparedSystem): Promise<void>;
}

/** A system that is there to be filled. */
export interface PreparedSystem extends Pick<BenchSystem, "port" | "database" | "folder" | "demoPassword"> {
  /** Stops its server, which would else take note of every row. */
  stopServer(): Promise<void>;
}

/** Starts database and server in a temporary folder; whatever was started stands in `undo` at once. */
export async function startSystem(start: SystemStart, undo: Undo): Promise<BenchSystem> {
  const folder = makeTemporaryFolder(start.name);
  undo.push(() => folder.remove());
  const dataFolder = join(folder.path, "data");
  mkdirSync(dataFolder, { mode: 0o711 });
  const database = await startEmbedded({
    dataDir: join(folder.path, "postgres"),
    ...(start.settings ? { settings: start.settings } : {}),
  });
  undo.push(() => database.stop({ force: true }));
  const begin = async (nodeArguments: readonly string[]): Promise<ServerChild> => {
    const server = startServerChild({
      port: await findFreePort(),
      dataFolder,
      logFile: join(folder.path, "server.log"),
      environment: environmentOf(start, database),
      nodeArguments,
    });
    undo.push(() => server.stop());
    await server.ready();
    return server;
  };
  const demoPassword = (): string => readFileSync(join(dataFolder, "demo-password"), "utf8").trim();
  if (start.prepare) {
    const first = await begin([]);
    await start.prepare({
      port: first.port,
      database,
      folder: folder.path,
      demoPassword: demoPassword(),
      stopServer: () => first.stop(),
    });
    await first.stop();
  }
  const { profileFolder } = start;
  const server = await begin(
    profileFolder === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profileFolder}`],
  );
  return {
    port: server.port,
    serverPid: server.pid,
    database,
    folder: folder.path,
    demoPassword: demoPassword(),
  };
}

function environmentOf({ masterKey }: SystemStart, database: EmbeddedDatabase): Record<string, string> {
  return {
    DATABASE_URL: database.appUrl,
    DATABASE_MIGRATION_URL: database.migrationUrl,
    // The load comes from one machine and plays many people: it names their addresses as a proxy does.
    SHILIU_TRUST_PROXY: "127.0.0.1",
    ...(masterKey === undefined ? {} : { SHILIU_MASTER_KEY: masterKey }),
  };
}
