import type { Pool } from "#platform/database/pool.ts";

/** The schema of the copies. */
export const plainSchema = "plain";

const copied = [
  "public.cases",
  "public.case_events",
  "public.case_clocks",
  "public.case_duties",
  "public.case_access",
  "public.reporters",
  "keystore.subject_keys",
];

const nameOf = (table: string): string => table.slice(table.indexOf(".") + 1);

/** Copies the tables a command writes to, with every index and check, and adds the one-table store of the bare server. */
export async function makePlainSchema(owner: Pool): Promise<void> {
  await owner.query(`create schema ${plainSchema}`);
  for (const table of copied)
    await owner.query(`create table ${plainSchema}.${nameOf(table)} (like ${table} including all)`);
  await owner.query(`create table ${plainSchema}.bare (id uuid primary key, body jsonb not null)`);
  await owner.query(`grant usage on schema ${plainSchema} to shiliu_app`);
  await owner.query(
    `grant select, insert, update, delete on all tables in schema ${plainSchema} to shiliu_app`,
  );
}
