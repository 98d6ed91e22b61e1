import type { Case, CaseId } from "./case.ts";
import type { CaseEvent, Change } from "./event.ts";
import type { Instant } from "./instant.ts";

function upsert<Item extends { readonly id: string | number }>(
  items: readonly Item[],
  item: Item,
): readonly Item[] {
  const index = items.findIndex((each) => each.id === item.id);
  return index < 0 ? [...items, item] : items.with(index, item);
}

/** A case after one change of an event that happened at `at`. */
export function applyChange(state: Case, change: Change, at: Instant): Case {
  switch (change.change) {
    case "opened":
      return { ...state, ...change.opened };
    case "state":
      return withState(state, change, at);
    case "task":
      return { ...state, tasks: upsert(state.tasks, change.task) };
    case "clock":
      return { ...state, clocks: upsert(state.clocks, change.clock) };
    case "count":
      return { ...state, counts: { ...state.counts, [change.name]: change.value } };
    case "fact":
      return { ...state, facts: { ...state.facts, [change.name]: change.value } };
    case "place":
      return { ...state, places: { ...state.places, [change.name]: change.bodyId } };
    case "about":
      return { ...state, aboutIds: change.aboutIds };
    case "reporter":
      return { ...state, reporter: change.reporter };
  }
}

function withState(state: Case, change: Change & { change: "state" }, at: Instant): Case {
  const { closedAt: _, ...open } = state;
  if (!change.closed) return { ...open, state: change.state };
  return { ...open, state: change.state, closedAt: change.closedAt ?? at };
}

function remember(state: Case, event: CaseEvent): Case["did"] {
  if (event.actor.kind !== "staff") return state.did;
  const before = state.did[event.action] ?? [];
  if (before.includes(event.actor.personId)) return state.did;
  return { ...state.did, [event.action]: [...before, event.actor.personId] };
}

/** A case before its first event. */
export function unopenedCase(id: CaseId, at: Instant): Case {
  return {
    id,
    processId: "",
    processVersion: 0,
    version: 0,
    state: "",
    openedAt: at,
    reporter: { anonymous: true, reachable: false },
    aboutIds: [],
    places: {},
    facts: {},
    tasks: [],
    clocks: [],
    counts: {},
    did: {},
  };
}

/** The case after an event. Needs no process: the event holds what changed. Throws on a gap in the versions. */
export function evolve(state: Case | undefined, event: CaseEvent): Case {
  const before = state ?? unopenedCase(event.caseId, event.at);
  if (event.version !== before.version + 1) {
    throw new Error(
      `Event ${event.version} of case ${event.caseId} does not follow version ${before.version}`,
    );
  }
  const after = event.changes.reduce((next, change) => applyChange(next, change, event.at), before);
  return { ...after, version: event.version, did: remember(before, event) };
}

/** The case that a list of events makes. */
export function fold(events: readonly CaseEvent[]): Case | undefined {
  return events.reduce<Case | undefined>(evolve, undefined);
}
