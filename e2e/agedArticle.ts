import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";

/** Lets the last day of an article pass: no journey can wait for it. Reaches the run's own database, as the server does. */
export async function letExpire(articleId: string): Promise<void> {
  const folder = join(inject("dataDir"), "postgres");
  const { app } = JSON.parse(readFileSync(join(folder, "passwords.json"), "utf8")) as { app: string };
  const port = Number(readFileSync(join(folder, "port"), "utf8"));
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: "shiliu_app",
    password: app,
    database: "shiliu",
  });
  await client.connect();
  try {
    await client.query("update knowledge_articles set valid_until = '2020-01-01' where id = $1", [articleId]);
  } finally {
    await client.end();
  }
}
