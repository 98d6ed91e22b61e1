import type { BodyId, StaffActor } from "#engine/actor.ts";
import type { Tree } from "#engine/tree.ts";
import type { Queryable } from "#platform/database/queryable.ts";
import { visibleCases } from "#platform/journal/visibleCases.ts";
import type { Measure } from "../domain/appealGrounds.ts";
import type { AlikeCases } from "../domain/figures.ts";

interface AlikeRow {
  body_id: BodyId | null;
  on_time: boolean | null;
  solved: boolean | null;
  satisfied: boolean | null;
  went_back: boolean;
  excluded: Measure[];
  cases: number;
}

/** Alike cases, with who led them; where nobody led, the desk that answered itself. */
export interface AlikeCasesOfBody extends AlikeCases {
  bodyId: BodyId | undefined;
}

const endedBy = (outcome: "met" | "missed"): string =>
  `jsonb_path_exists(c.fold, '$.clocks[*] ? (@.kind == "whole" && @.outcome == "${outcome}")')`;

/** Cases that closed in a time, in one of these states, that the actor may see; counted by all that figures read. */
export async function selectAlikeCases(
  db: Queryable,
  asked: { actor: StaffActor; tree: Tree; from: Date; until: Date; states: readonly string[] },
): Promise<AlikeCasesOfBody[]> {
  const visible = visibleCases(asked.actor, asked.tree, 4);
  const { rows } = await db.query<AlikeRow>({
    text: `select coalesce(c.lead_body_id, c.fold->'places'->>'desk') as body_id,
             case when ${endedBy("missed")} then false when ${endedBy("met")} then true end as on_time,
             (c.fold->'facts'->>'solved')::boolean as solved,
             (c.fold->'facts'->>'satisfied')::boolean as satisfied,
             coalesce((c.fold->'counts'->>'disputes')::int, 0) + coalesce((c.fold->'counts'->>'reHandles')::int, 0) > 0
               as went_back,
             array(select distinct each->>'measure' from jsonb_array_elements(c.fold->'facts'->'exclusions') as each
                   where each->>'role' = 'lead' order by 1) as excluded,
             count(*)::int as cases
           from cases c ${visible.join}
           where c.closed_at >= $1 and c.closed_at < $2 and c.state = any($3) and ${visible.where}
           group by 1, 2, 3, 4, 5, 6`,
    values: [asked.from, asked.until, asked.states, ...visible.values],
  });
  return rows.map((row) => ({
    bodyId: row.body_id ?? undefined,
    cases: row.cases,
    onTime: row.on_time ?? undefined,
    solved: row.solved ?? undefined,
    satisfied: row.satisfied ?? undefined,
    wentBack: row.went_back,
    excluded: row.excluded,
  }));
}
