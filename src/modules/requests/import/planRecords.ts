import { createHash } from "node:crypto";
import type { z } from "zod";
import type { CaseId } from "#engine/case.ts";
import type { Instant } from "#engine/instant.ts";
import { isRefusal, type Refusal } from "#engine/refusal.ts";
import type { Tree, TreeBody } from "#engine/tree.ts";
import { type FirstHands, findFirstHands } from "../domain/firstHands.ts";
import type { importInput } from "../domain/trunk/importing.ts";
import { caseIdOf } from "../receiptCode.ts";
import type { ImportMap } from "./importMap.ts";
import type { ImportRecord } from "./readRecord.ts";

/** A row on its way to become a case. */
export interface PlannedCase {
  caseId: CaseId;
  /** Whose key seals its words: the user's, or where there is none the case's own. */
  subjectId: string;
  /** The number it had where it came from. */
  origin: string;
  input: z.input<typeof importInput>;
  /** Its own time for what is over; now for what is open. */
  at: Instant;
  /** What the row said, hashed: another row under the same id is told apart. */
  contentHash: Buffer;
}

/** What plans are made with. */
export interface PlanNeeds {
  map: ImportMap;
  tree: Tree;
  desks: readonly TreeBody[];
  rootId: string;
  pseudonymOf(register: string, user: string): string;
}

/** Makes a case of a record; refused where nobody here could receive it. */
export type CasePlanner = (record: ImportRecord, now: Instant) => PlannedCase | Refusal;

/** Makes the planner of a history. Rows of one place have the same first hands, found once. */
export function makeCasePlanner(needs: PlanNeeds): CasePlanner {
  const { map, tree, desks, rootId } = needs;
  const known = new Map<string, FirstHands | Refusal>();
  const handsAt = (placeId: string): FirstHands | Refusal => {
    const hands = known.get(placeId) ?? findFirstHands(tree, desks, map.process, placeId, []);
    known.set(placeId, hands);
    return hands;
  };
  return (record, now) => {
    const hands = handsAt(record.placeId ?? rootId);
    return isRefusal(hands) ? hands : planCase(needs, record, hands, now);
  };
}

function planCase(
  { map, pseudonymOf }: PlanNeeds,
  record: ImportRecord,
  hands: FirstHands,
  now: Instant,
): PlannedCase {
  const { id, user, placeId: _place, ...said } = record;
  const caseId = caseIdOf(`import:${map.source}`, id);
  const reporterId = user === undefined ? caseId : pseudonymOf(map.register ?? map.source, user);
  return {
    caseId,
    subjectId: reporterId,
    origin: `${map.source}/${id}`,
    input: { ...said, source: map.source, importedAt: now, reporterId, places: { ...hands } },
    at: record.closed ? record.reportedAt : now,
    contentHash: contentHash(map, record),
  };
}

function contentHash(map: ImportMap, record: ImportRecord): Buffer {
  const content = Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([map.process, map.register ?? map.source, content]))
    .digest();
}
