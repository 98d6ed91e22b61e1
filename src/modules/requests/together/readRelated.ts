import type { Actor } from "#engine/actor.ts";
import type { Case, CaseId } from "#engine/case.ts";
import { factText } from "#engine/case.ts";
import { isPaused, isRunning } from "#engine/clock.ts";
import { audiencesOf, isAbout } from "#engine/standing.ts";
import { findCases, readFirstEvents } from "#platform/journal/readCase.ts";
import type { StoredCase } from "#platform/journal/storedCase.ts";
import type { CaseView } from "../contract.ts";
import { formatCaseNumber } from "../domain/caseNumber.ts";
import { namesOf } from "../domain/givenName.ts";
import { idsIn } from "../domain/otherCase.ts";
import { redactWords } from "../domain/redact.ts";
import { requestText } from "../domain/requestText.ts";
import type { Ground } from "../ground.ts";
import { readSharedFiles } from "./sharedFiles.ts";
import { unsealEvent } from "../unsealEvent.ts";

type Related = CaseView["related"][number];

/** How another case stands to this one. */
type Relation = Related["relation"];

/** The cases that a case names, by how they stand to it. */
function namedBy(state: Case): { relation: Relation; caseId: CaseId }[] {
  const one = (relation: Relation, fact: string) => {
    const caseId = factText(state, fact);
    return caseId === undefined ? [] : [{ relation, caseId }];
  };
  const many = (relation: Relation, fact: string) =>
    idsIn(state, fact).map((caseId) => ({ relation, caseId }));
  return [
    ...one("main", "mergedInto"),
    ...one("answeredWith", "answeredWith"),
    ...one("splitFrom", "splitFrom"),
    ...many("part", "parts"),
    ...many("merged", "merged"),
    ...many("linked", "linked"),
  ];
}

/** A case looked at, and who looks. */
export interface Looked {
  stored: StoredCase;
  actor: Actor;
  staff: boolean;
}

/** The other cases that a case has to do with, as far as the one who asks may know of them. */
export async function readRelated(ground: Ground, looked: Looked): Promise<Related[]> {
  const named = namedBy(looked.stored.case);
  if (named.length === 0) return [];
  const found = await findCases(ground.pool, [...new Set(named.map(({ caseId }) => caseId))]);
  const tree = ground.organisations.tree();
  // What is about the one who asks is not there at all.
  const shownToThem = found.filter((stored) => !isAbout(stored.case, looked.actor, tree));
  const others = new Map(shownToThem.map((stored) => [stored.case.id, stored]));
  const merged = looked.staff ? mergedOf(named, others, looked) : [];
  const parents = looked.staff
    ? named.flatMap(({ relation, caseId }) =>
        relation === "splitFrom" && others.has(caseId) ? [caseId] : [],
      )
    : [];
  const [words, files] = await Promise.all([
    readWords(ground, merged),
    readSharedFiles(ground, [...merged.map(({ case: { id } }) => id), ...parents]),
  ]);
  return named.flatMap(({ relation, caseId }) => {
    const other = others.get(caseId);
    const shown = other && presentRelated(ground, relation, other, looked);
    const said = words.get(caseId);
    const sent = relation === "merged" || relation === "splitFrom" ? files.get(caseId) : undefined;
    return shown
      ? [{ ...shown, ...(said === undefined ? {} : { words: said }), ...(sent ? { files: sent } : {}) }]
      : [];
  });
}

// Where hundreds report one matter, the newest tell of it; each of the others opens by its number.
const mostRead = 50;

function mergedOf(
  named: ReturnType<typeof namedBy>,
  others: ReadonlyMap<CaseId, StoredCase>,
  { stored }: Looked,
): StoredCase[] {
  return named
    .flatMap(({ relation, caseId }) => {
      const other = others.get(caseId);
      return relation === "merged" && other && follows(other, stored) ? [other] : [];
    })
    .slice(-mostRead);
}

/** Whether a case is handled with this one, or was answered with it. */
function follows({ case: other }: StoredCase, { case: main }: StoredCase): boolean {
  return other.facts["mergedInto"] === main.id || other.facts["answeredWith"] === main.id;
}

function presentRelated(
  ground: Ground,
  relation: Relation,
  other: StoredCase,
  { stored, actor, staff }: Looked,
): Related | undefined {
  if (relation === "merged" && (!staff || !follows(other, stored))) return undefined;
  const { case: state } = other;
  const tree = ground.organisations.tree();
  const opens = audiencesOf(state, actor, tree).length > 0;
  // What one may not see and has no part in is not there at all.
  if (relation === "linked" && !(staff && opens)) return undefined;
  const own =
    actor.kind === "reporter" &&
    actor.reporterId === state.reporter.reporterId &&
    // Whoever holds one receipt is shown what came of the same report, and no other case of that reporter.
    (actor.onlyCaseId === undefined || relation === "part" || relation === "splitFrom");
  const process = ground.processOf(state.processId, state.processVersion);
  const declared = process.states[state.state];
  const due = state.clocks
    .filter(
      (clock) => isRunning(clock) && !isPaused(clock) && (clock.kind === "whole" || clock.kind === "promise"),
    )
    .map((clock) => clock.dueAt);
  return {
    relation,
    number: formatCaseNumber(other.number),
    state: {
      id: state.state,
      name: declared?.name ?? { zh: state.state, en: state.state },
      closed: declared?.closedBy !== undefined,
    },
    ...(due[0] === undefined ? {} : { dueAt: due[0] }),
    ...((staff && opens) || own ? { caseId: state.id } : {}),
    ...(own ? { receiptCode: ground.receipts.codeOf(state.id) } : {}),
  };
}

/** What the others say happened, without what points to a person: whoever works on the main case works for them too. */
async function readWords(ground: Ground, merged: readonly StoredCase[]): Promise<Map<CaseId, string>> {
  if (merged.length === 0) return new Map();
  const subjects = new Map(merged.map(({ case: { id }, subjectId }) => [id, subjectId]));
  const [keys, firsts, reporters] = await Promise.all([
    ground.keyStore.findSubjectKeys(ground.pool, [...subjects.values()]),
    readFirstEvents(ground.pool, [...subjects.keys()]),
    ground.reporters.findReporters(
      ground.pool,
      merged.flatMap(({ case: { reporter } }) =>
        reporter.anonymous || reporter.reporterId === undefined ? [] : [reporter.reporterId],
      ),
    ),
  ]);
  const names = new Map(
    merged.map(({ case: state }) => [state.id, reporters.get(state.reporter.reporterId ?? "")?.details.name]),
  );
  return new Map(
    firsts.flatMap((first) => {
      const { caseId } = first.event;
      const said = unsealEvent(keys.get(subjects.get(caseId) ?? ""), first);
      const text = requestText(said);
      return text === undefined ? [] : [[caseId, redactWords(text, namesOf(names.get(caseId), said))]];
    }),
  );
}
