import { createHmac } from "node:crypto";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { ensureRoles } from "./applicationDatabase.ts";
import { startEmbedded } from "./embedded.ts";
import { clusterIn } from "./embedded/cluster.ts";
import { isAlive } from "./embedded/serverProcess.ts";

/** The server that all database tests of a run share. */
export interface TestCluster {
  adminUrl: string;
  passwords: { owner: string; app: string };
}

declare module "vitest" {
  interface ProvidedContext {
    testCluster: TestCluster;
  }
}

const prefix = "shiliu-test-";

async function stopServerIn(dataDir: string): Promise<void> {
  if (!existsSync(clusterIn(dataDir))) return;
  try {
    const server = await startEmbedded({ dataDir, durable: false, restart: false });
    await server.stop({ force: true });
  } catch {
    // Too broken to start: then nothing runs in it either.
  }
}

/** Stops and removes what runs that were killed left behind. */
async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length).split("-")[0]) : 0;
    if (!pid || isAlive(pid)) continue;
    const folder = join(tmpdir(), name);
    await stopServerIn(join(folder, "postgres"));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** On a server that others use as well, a run must find the passwords that another has set. */
function passwordsFor(adminUrl: string): TestCluster["passwords"] {
  const password = (role: string) => createHmac("sha256", adminUrl).update(role).digest("hex");
  return { owner: password("owner"), app: password("app") };
}

async function provideCluster(project: TestProject, adminUrl: string): Promise<void> {
  const passwords = passwordsFor(adminUrl);
  await ensureRoles(adminUrl, passwords);
  project.provide("testCluster", { adminUrl, passwords });
}

/** Boots the database tests' server, or takes the one `TEST_DATABASE_URL` names; returns what stops it. */
export default async function globalSetup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["TEST_DATABASE_URL"];
  if (given) {
    await provideCluster(project, given);
    return async () => {};
  }
  await removeAbandoned();
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  chmodSync(folder, 0o711);
  const server = await startEmbedded({ dataDir: join(folder, "postgres"), durable: false, restart: false });
  await provideCluster(project, server.adminUrl);
  return async () => {
    await server.stop({ force: true });
    rmSync(folder, { recursive: true, force: true });
  };
}
