import type { PersonId } from "#engine/actor.ts";
import type { Queryable, Transaction } from "#platform/database/queryable.ts";
import {
  type Installation,
  type Said,
  type Service,
  type VouchedThing,
  vouchedThings,
} from "../domain/installation.ts";

interface ServiceRow {
  name_zh: string;
  name_en: string;
  short_zh: string;
  short_en: string;
  hotline: string;
  territory_zh: string;
  territory_en: string;
}

interface SaidRow {
  act: "vouched" | "vouch-taken-back" | "went-live";
  subject_id: string;
  changed_by: PersonId | null;
  changed_at: Date;
  new_value: { open?: string[] } | null;
}

/** What holds for the installation as a whole: its name, what somebody vouches for, when it went live. */
export async function readInstallation(db: Queryable): Promise<Installation> {
  const named = await db.query<ServiceRow>({
    name: "organisations.readService",
    text: `select name_zh, name_en, short_zh, short_en, hotline, territory_zh, territory_en from service_names`,
  });
  const { rows } = await db.query<SaidRow>({
    name: "organisations.readSaid",
    text: `select distinct on (case when act = 'went-live' then act else subject_id end)
             act, subject_id, changed_by, changed_at, new_value
           from organisation_changes
           where subject_kind = 'installation' and act in ('vouched', 'vouch-taken-back', 'went-live')
           order by case when act = 'went-live' then act else subject_id end, id desc`,
  });
  const live = rows.find(({ act }) => act === "went-live");
  return {
    service: named.rows[0] && serviceOf(named.rows[0]),
    vouched: new Map(
      rows.flatMap((row) =>
        row.act === "vouched" && isVouched(row.subject_id) ? [[row.subject_id, saidOf(row)] as const] : [],
      ),
    ),
    live: live && { ...saidOf(live), open: live.new_value?.open ?? [] },
  };
}

/** Writes what the service is called. */
export async function saveService(tx: Transaction, service: Service): Promise<void> {
  const { name, shortName, hotline, territory } = service;
  await tx.query(
    `insert into service_names (name_zh, name_en, short_zh, short_en, hotline, territory_zh, territory_en)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (one_row) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
       short_zh = excluded.short_zh, short_en = excluded.short_en, hotline = excluded.hotline,
       territory_zh = excluded.territory_zh, territory_en = excluded.territory_en`,
    [name.zh, name.en, shortName.zh, shortName.en, hotline, territory.zh, territory.en],
  );
}

function serviceOf(row: ServiceRow): Service {
  return {
    name: { zh: row.name_zh, en: row.name_en },
    shortName: { zh: row.short_zh, en: row.short_en },
    hotline: row.hotline,
    territory: { zh: row.territory_zh, en: row.territory_en },
  };
}

function saidOf(row: SaidRow): Said {
  return { by: row.changed_by ?? undefined, at: row.changed_at };
}

function isVouched(thing: string): thing is VouchedThing {
  return vouchedThings.some((each) => each === thing);
}
