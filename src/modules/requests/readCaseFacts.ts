import type { Actor } from "#engine/actor.ts";
import { type CaseId, factText } from "#engine/case.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { audiencesOf } from "#engine/standing.ts";
import type { Words } from "#engine/words.ts";
import { findCase } from "#platform/journal/readCase.ts";
import { formatCaseNumber } from "./domain/caseNumber.ts";
import { kinds } from "./domain/kinds.ts";
import type { Ground } from "./ground.ts";
import { worldOf } from "./world.ts";

/** What may be said of a case without opening its words. */
export interface CaseFacts {
  number: string;
  kind: { id: string; name: Words };
  reportedAt: string;
  /** Where the matter lies. */
  place: Words;
}

const unknown: Words = { zh: "", en: "" };

/** The facts of a case, for whoever may see it; one they may not see is as good as none. */
export async function readCaseFacts(
  ground: Ground,
  actor: Actor,
  caseId: CaseId,
  now: Date,
): Promise<CaseFacts | Refusal> {
  const stored = await findCase(ground.pool, caseId);
  const audiences = stored && audiencesOf(stored.case, actor, worldOf(ground, actor, now).tree);
  if (!audiences || audiences.length === 0) return refuse("case-not-found");
  const { case: state, number } = stored;
  const kind = factText(state, "kind") ?? "";
  const names: Readonly<Record<string, Words>> = kinds;
  const { matter } = state.places;
  return {
    number: formatCaseNumber(number),
    kind: { id: kind, name: names[kind] ?? unknown },
    reportedAt: state.openedAt,
    place: (matter === undefined ? undefined : ground.organisations.bodyName(matter)) ?? unknown,
  };
}
