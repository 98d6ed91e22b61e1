import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import pg from "pg";

// What every server must at least do: read JSON, write one row, answer. The one ours is compared to.
const poolSize = 20;
const pool = new pg.Pool({ connectionString: process.env["BENCH_DATABASE_URL"], max: poolSize });

async function readJson(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

async function insertRow(incoming: IncomingMessage): Promise<string> {
  const body = await readJson(incoming);
  const id = randomUUID();
  await pool.query({
    name: "insert",
    text: "insert into plain.bare (id, body) values ($1, $2)",
    values: [id, body],
  });
  return JSON.stringify({ id });
}

const server = createServer((incoming, outgoing) => {
  insertRow(incoming).then(
    (answer) => outgoing.writeHead(201, { "content-type": "application/json" }).end(answer),
    (error: unknown) => outgoing.writeHead(500).end(String(error)),
  );
});
server.listen(Number(process.env["BENCH_PORT"]), "127.0.0.1", () => process.send?.("ready"));
process.once("disconnect", () => process.exit(0));
