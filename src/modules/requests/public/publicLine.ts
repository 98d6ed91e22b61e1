import type { BodyId } from "#engine/actor.ts";
import type { Words } from "#engine/words.ts";
import type { PublicLine } from "../contract.ts";
import { publicBodyOf } from "../domain/publicRule.ts";
import type { Ground } from "../ground.ts";
import { bareLine } from "../lists/caseLines.ts";
import type { CaseRow } from "../store.ts";

/** What the public is told of a body: itself, or the wider one it belongs to. */
export function publicName({ organisations }: Ground, bodyId: BodyId | null | undefined): Words | undefined {
  const shown = bodyId ? publicBodyOf(organisations.tree(), bodyId) : undefined;
  return shown === undefined ? undefined : organisations.bodyName(shown);
}

/** A row of the public list: named one by one, so that nothing is told that somebody adds to lines one day. */
export function publicLine(ground: Ground, row: CaseRow): PublicLine {
  const { number, process, kind, state, openedAt, closedAt } = bareLine(ground, row);
  const matter = publicName(ground, row.places["matter"]);
  const lead = publicName(ground, row.lead_body_id);
  return {
    number,
    process,
    kind,
    state,
    openedAt,
    ...(closedAt === undefined ? {} : { closedAt }),
    ...(matter ? { matter } : {}),
    ...(lead ? { lead } : {}),
  };
}
