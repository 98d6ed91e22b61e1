import type { Actor } from "#engine/actor.ts";
import { type Case, type CaseId, factText } from "#engine/case.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import { audiencesOf, isAbout } from "#engine/standing.ts";
import type { Tree } from "#engine/tree.ts";
import { findCase, findCases, readEventsOf } from "#platform/journal/readCase.ts";
import type { StoredCase } from "#platform/journal/storedCase.ts";
import { formatCaseNumber } from "../domain/caseNumber.ts";
import { desksInLine } from "../domain/desksInLine.ts";
import { kinds } from "../domain/kinds.ts";
import type { PrecedentView } from "../domain/precedentView.ts";
import type { Ground } from "../ground.ts";
import { isStaff } from "../present/presentCase.ts";
import { type AlikeRuling, countTerms, selectAlike } from "../store/precedents.ts";
import { sharedRuns, tellingTerms, weighTerms } from "./likeness.ts";
import { rankPrecedents } from "./rankPrecedents.ts";
import { readMatters } from "./readMatters.ts";

const summaryLength = 60;
const mostShown = 5;
const readAtOnce = 25;

/** A ruling with its case, and whether the asker may open that. */
interface Shown {
  ruling: AlikeRuling;
  stored: StoredCase;
  opens: boolean;
}

/**
 * The rulings of consultations on requests that are like a case: for staff with a part in it, who see to whom it is
 * dispatched too. The words of another case are for whoever may open that one.
 */
export async function readPrecedents(
  ground: Ground,
  actor: Actor,
  caseId: CaseId,
): Promise<{ precedents: PrecedentView[] } | Refusal> {
  if (actor.kind === "anonymous") return refuse("not-signed-in");
  const tree = ground.organisations.tree();
  const stored = await findCase(ground.pool, caseId);
  const audiences = stored ? audiencesOf(stored.case, actor, tree) : [];
  if (!stored || audiences.length === 0) return refuse("case-not-found");
  if (!isStaff(audiences)) return refuse("not-allowed");
  const matter = (await mattersOf(ground, [stored])).get(caseId) ?? "";
  const alike = await findAlike(ground, stored.case, matter, tree);
  const shown = await chooseShown(ground, alike, actor, tree);
  const summaries = await mattersOf(
    ground,
    shown.flatMap((each) => (each.opens ? [each.stored] : [])),
  );
  return { precedents: shown.map((each) => present(ground, each, matter, summaries)) };
}

async function mattersOf(ground: Ground, cases: readonly StoredCase[]): Promise<Map<CaseId, string>> {
  if (cases.length === 0) return new Map();
  const histories = await readEventsOf(
    ground.pool,
    cases.map((stored) => stored.case.id),
  );
  const whole = cases.map((stored, index) => ({ stored, events: histories[index] ?? [] }));
  return readMatters(ground, ground.pool, whole);
}

async function findAlike(ground: Ground, state: Case, matter: string, tree: Tree): Promise<AlikeRuling[]> {
  const deskId = state.places["desk"];
  const terms = tellingTerms(matter);
  if (deskId === undefined || terms.length === 0) return [];
  const { rulings, having } = await countTerms(ground.pool, terms);
  const sought = weighTerms(having, rulings);
  if (sought.length === 0) return [];
  const found = await selectAlike(ground.pool, {
    caseId: state.id,
    process: state.processId,
    deskIds: desksInLine(tree, deskId),
    sought,
    terms: terms.length,
  });
  return rankPrecedents(found, { kind: factText(state, "kind"), placeId: state.places["matter"] }, tree);
}

async function chooseShown(
  ground: Ground,
  ranked: readonly AlikeRuling[],
  actor: Actor,
  tree: Tree,
): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (let from = 0; from < ranked.length && shown.length < mostShown; from += readAtOnce) {
    const next = ranked.slice(from, from + readAtOnce);
    const cases = await findCases(
      ground.pool,
      next.map((ruling) => ruling.caseId),
    );
    const byId = new Map(cases.map((stored) => [stored.case.id, stored]));
    for (const ruling of next) {
      const stored = byId.get(ruling.caseId);
      if (stored && mayKnow(stored.case, actor, tree))
        shown.push({ ruling, stored, opens: opensTo(stored.case, actor, tree) });
    }
  }
  return shown.slice(0, mostShown);
}

function opensTo(state: Case, actor: Actor, tree: Tree): boolean {
  return isStaff(audiencesOf(state, actor, tree));
}

/** Whoever may not open a case may know of it what the public list says: of no tip-off, and of nothing about a body. */
function mayKnow(state: Case, actor: Actor, tree: Tree): boolean {
  if (isAbout(state, actor, tree)) return false;
  if (opensTo(state, actor, tree)) return true;
  return factText(state, "kind") !== "tip-off" && state.aboutIds.length === 0;
}

function present(
  ground: Ground,
  { ruling, stored, opens }: Shown,
  matter: string,
  summaries: ReadonlyMap<CaseId, string>,
): PrecedentView {
  const nameOf = (bodyId: string) => ground.organisations.bodyName(bodyId) ?? { zh: bodyId, en: bodyId };
  const bodyOf = (bodyId: string) => ({ bodyId, name: nameOf(bodyId) });
  const kind = ruling.kind ?? "";
  const kindNames: Readonly<Record<string, { zh: string; en: string }>> = kinds;
  const summary = summaries.get(ruling.caseId);
  const { shared } = ruling;
  return {
    number: formatCaseNumber(stored.number),
    ruledAt: ruling.ruledAt.toISOString(),
    desk: nameOf(ruling.deskId),
    lead: bodyOf(ruling.leadId),
    coHandlers: ruling.coHandlerIds.map(bodyOf),
    kind: { id: kind, name: kindNames[kind] ?? { zh: kind, en: kind } },
    ...(ruling.placeId === undefined ? {} : { matter: nameOf(ruling.placeId) }),
    ...(opens ? { caseId: ruling.caseId } : {}),
    ...(summary === undefined ? {} : { summary: [...summary].slice(0, summaryLength).join("") }),
    shared: {
      count: shared.length,
      ...(opens ? { words: sharedRuns(matter, new Set(shared)) } : {}),
    },
  };
}
