import { isDeepStrictEqual } from "node:util";
import type { Case } from "#engine/case.ts";
import { isPaused, isRunning } from "#engine/clock.ts";
import { dutiesOf } from "#engine/duties.ts";
import type { CaseEvent } from "#engine/event.ts";
import { fold } from "#engine/evolve.ts";
import { brokenRules } from "#engine/invariants.ts";
import type { ProcessDeclaration } from "#engine/process.ts";
import type { Tree } from "#engine/tree.ts";

/** What there is of a case at the end of the month. */
export interface Evidence {
  readonly stored: Case;
  readonly events: readonly CaseEvent[];
  readonly process: ProcessDeclaration;
  /** In whose list it stands. */
  readonly reporterId: string | undefined;
}

/** What a case is judged by. */
export interface Month {
  readonly tree: Tree;
  /** When it was last asked which clocks ran out. */
  readonly now: Date;
}

/** The event that closed a case, if it still is. */
function closingOf({ events }: Evidence): CaseEvent | undefined {
  const moved = events.findLast((event) => event.changes.some(({ change }) => change === "state"));
  return moved?.changes.some((change) => change.change === "state" && change.closed) ? moved : undefined;
}

/** What must be on record of the event that led to each end; any other end must name something at all. */
const grounds: Readonly<Record<string, (closing: CaseEvent, evidence: Evidence) => boolean>> = {
  closed: ({ action }, { stored }) =>
    ["confirm", "recordCallback"].includes(action) && stored.facts["solved"] === true,
  withdrawn: ({ action, actor }) => action === "withdraw" && actor.kind !== "staff",
  declined: ({ data }) => typeof data["ground"] === "string",
  handedOver: (_, { events }) =>
    events.some(({ action, data }) => action === "handOver" && typeof data["ground"] === "string"),
  transferred: (_, { events }) =>
    events.some(({ action, data }) => action === "transferEmergency" && typeof data["service"] === "string"),
  closedAfterReview: ({ data }) => typeof data["route"] === "string",
  unconfirmed: ({ action }, { stored, process }) =>
    action === "closeUnheard" ||
    (stored.counts["callbackAttempts"] ?? 0) >= (process.numbers["callbackAttempts"] ?? Infinity),
};

/** Whether a closed case rests on the reporter's word or on a recorded ground. */
function isGrounded(evidence: Evidence): boolean {
  const closing = closingOf(evidence);
  if (!closing || closing.at !== evidence.stored.closedAt) return false;
  const ground = grounds[evidence.stored.state];
  return ground ? ground(closing, evidence) : Object.keys(closing.data).length > 0;
}

function troublesOfOpen({ stored, process }: Evidence, { tree, now }: Month): string[] {
  const troubles: string[] = [];
  const held = dutiesOf(process, stored, tree).filter(
    (duty) => duty.roles.length > 0 && tree.find(duty.bodyId)?.active === true,
  );
  if (held.length === 0) troubles.push("open and held by nobody");
  const clocks = stored.clocks.filter(isRunning);
  if (!clocks.some((clock) => !Number.isNaN(Date.parse(clock.dueAt)))) troubles.push("open without a clock");
  for (const clock of clocks)
    if (
      process.clocks[clock.kind]?.lapses !== undefined &&
      !isPaused(clock) &&
      clock.dueAt <= now.toISOString()
    )
      troubles.push(`the clock ${clock.kind} ran out, and nothing followed`);
  return troubles;
}

/** The rules that a case of the month breaks, in words; none where all is well. */
export function troublesOf(evidence: Evidence, month: Month): readonly string[] {
  const { stored, events, process } = evidence;
  const troubles = [...brokenRules(process, stored)];
  // Events with a gap cannot be folded.
  if (events.some((event, index) => event.version !== index + 1)) troubles.push("events with a gap");
  else if (!isDeepStrictEqual(JSON.parse(JSON.stringify(fold(events) ?? null)), stored))
    troubles.push("the stored case is not the fold of its events");
  const reporterId = stored.reporter.reporterId;
  if (reporterId === undefined || reporterId !== evidence.reporterId)
    troubles.push("its reporter does not find it in their list");
  const closed = process.states[stored.state]?.closedBy !== undefined;
  if (closed && !isGrounded(evidence)) troubles.push("closed without a word or a ground");
  return closed ? troubles : [...troubles, ...troublesOfOpen(evidence, month)];
}

/** What is wrong between the receipts that were given and the cases that there are. */
export function lostCases(receipts: readonly string[], stored: readonly string[]): readonly string[] {
  const there = new Set(stored);
  const given = new Set(receipts);
  return [
    ...receipts.filter((id) => !there.has(id)).map((id) => `${id}: has a receipt and is not there`),
    ...stored.filter((id) => !given.has(id)).map((id) => `${id}: is there and nobody was given a receipt`),
    ...(given.size === receipts.length ? [] : ["a receipt was given twice for one case"]),
    ...(there.size === stored.length ? [] : ["a case is there twice"]),
  ];
}
