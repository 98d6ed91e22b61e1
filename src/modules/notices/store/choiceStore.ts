import type { Queryable } from "#platform/database/queryable.ts";
import { type ReporterChoice, reporterSteps, type StaffChoice, staffKinds } from "../domain/choices.ts";

/** What a member of staff chose, with their own addresses still sealed. */
export interface StoredStaffChoice extends StaffChoice {
  personId: string;
  sealed: Buffer | undefined;
}

interface StaffRow {
  person_id: string;
  channel: StaffChoice["channel"];
  language: StaffChoice["language"];
  kinds: readonly string[];
  not_in_app: readonly string[];
  quiet_from: number | null;
  quiet_until: number | null;
  sealed: Buffer | null;
}

interface ReporterRow {
  reporter_id: string;
  channel: ReporterChoice["channel"];
  language: ReporterChoice["language"];
  steps: readonly string[];
}

/** What these members of staff chose, by their id; those who have not are left out. */
export async function findStaffChoices(
  db: Queryable,
  personIds: readonly string[],
): Promise<Map<string, StoredStaffChoice>> {
  if (personIds.length === 0) return new Map();
  const { rows } = await db.query<StaffRow>({
    name: "notices.findStaffChoices",
    text: `select person_id, channel, language, kinds, not_in_app, quiet_from, quiet_until, sealed
           from staff_notice_choices where person_id = any($1::uuid[])`,
    values: [personIds],
  });
  return new Map(
    rows.map((row) => [
      row.person_id,
      {
        personId: row.person_id,
        channel: row.channel,
        language: row.language,
        kinds: staffKinds.filter((kind) => row.kinds.includes(kind)),
        notInApp: staffKinds.filter((kind) => row.not_in_app.includes(kind)),
        quiet:
          row.quiet_from === null || row.quiet_until === null
            ? undefined
            : { fromMinute: row.quiet_from, untilMinute: row.quiet_until },
        sealed: row.sealed ?? undefined,
      },
    ]),
  );
}

/** Keeps what a member of staff chose, in place of what they chose before. */
export async function saveStaffChoice(db: Queryable, choice: StoredStaffChoice, now: Date): Promise<void> {
  await db.query(
    `insert into staff_notice_choices
       (person_id, channel, language, kinds, sealed, changed_at, quiet_from, quiet_until, not_in_app)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (person_id) do update set channel = excluded.channel, language = excluded.language,
       kinds = excluded.kinds, sealed = excluded.sealed, changed_at = excluded.changed_at,
       quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, not_in_app = excluded.not_in_app`,
    [
      choice.personId,
      choice.channel,
      choice.language,
      choice.kinds,
      choice.sealed ?? null,
      now,
      choice.quiet?.fromMinute ?? null,
      choice.quiet?.untilMinute ?? null,
      choice.notInApp,
    ],
  );
}

/** What these reporters chose, by their id; those who have not are left out. */
export async function findReporterChoices(
  db: Queryable,
  reporterIds: readonly string[],
): Promise<Map<string, ReporterChoice>> {
  if (reporterIds.length === 0) return new Map();
  const { rows } = await db.query<ReporterRow>({
    name: "notices.findReporterChoices",
    text: `select reporter_id, channel, language, steps from reporter_notice_choices
           where reporter_id = any($1::uuid[])`,
    values: [reporterIds],
  });
  return new Map(
    rows.map(({ reporter_id: id, channel, language, steps }) => [
      id,
      { channel, language, steps: reporterSteps.filter((step) => steps.includes(step)) },
    ]),
  );
}

/** Keeps what a reporter chose, in place of what they chose before. */
export async function saveReporterChoice(
  db: Queryable,
  reporterId: string,
  choice: ReporterChoice,
  now: Date,
): Promise<void> {
  await db.query(
    `insert into reporter_notice_choices (reporter_id, channel, language, steps, changed_at)
     values ($1, $2, $3, $4, $5)
     on conflict (reporter_id) do update set channel = excluded.channel, language = excluded.language,
       steps = excluded.steps, changed_at = excluded.changed_at`,
    [reporterId, choice.channel, choice.language, choice.steps, now],
  );
}
