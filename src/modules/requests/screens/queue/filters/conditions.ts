import type { KeptConditions } from "../../../domain/listConditions.ts";
import { kinds, urgencies } from "../../../domain/kinds.ts";
import { clockSpans, type ListName, type ListOrder, listOrders } from "../../../domain/listTerms.ts";

/** What a list is narrowed by, without its order. */
export type Conditions = Omit<KeptConditions, "sort">;

/** A list as its address has it. */
export interface ListAddress {
  conditions: Conditions;
  /** Absent: the order that the list has by itself. */
  sort?: ListOrder;
  /** Everything is asked for, whatever the list opens with. */
  everything: boolean;
}

/** Which conditions each list has, in the order of its filters. */
export const conditionNames = {
  queue: ["process", "step", "kind", "urgency", "placeId", "clock"],
  cases: ["process", "open", "state", "kind", "urgency", "placeId", "clock"],
} as const satisfies Record<ListName, readonly (keyof Conditions)[]>;

/** The order that a list has by itself. */
export const ownOrder = { queue: "due", cases: "newest" } as const satisfies Record<ListName, ListOrder>;

/** What the address says for everything. */
const everything = "all";
const code = /^[\w-]{1,64}$/;

const fits: Readonly<Record<keyof Conditions, (value: string) => boolean>> = {
  process: (value) => code.test(value),
  step: (value) => code.test(value),
  state: (value) => code.test(value),
  placeId: (value) => code.test(value),
  kind: (value) => Object.hasOwn(kinds, value),
  urgency: (value) => Object.hasOwn(urgencies, value),
  clock: (value) => Object.hasOwn(clockSpans, value),
  open: (value) => value === "true" || value === "false",
};

/** Reads a list's address; what is none of its conditions, or none that there is, is passed over. */
export function readAddress(search: Readonly<Record<string, unknown>>, list: ListName): ListAddress {
  const entries = conditionNames[list].flatMap((name): [string, string][] => {
    const value = textOf(search[name]);
    return value !== undefined && fits[name](value) ? [[name, value]] : [];
  });
  const sort = textOf(search["sort"]);
  return {
    conditions: Object.fromEntries(entries) as Conditions, // each was looked at by `fits`
    ...(sort !== undefined && isOrder(sort) && sort !== ownOrder[list] ? { sort } : {}),
    everything: search["view"] === everything,
  };
}

/** The router reads an address as JSON: a place's code is a number to it, and `open=true` a boolean. */
function textOf(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : undefined;
}

function isOrder(value: string): value is ListOrder {
  return Object.hasOwn(listOrders, value);
}

/** What an address says for these conditions; for none, that everything is wanted. */
export function addressOf(conditions: Conditions, sort: ListOrder | undefined): Record<string, string> {
  const said = { ...textsOf(conditions), ...(sort === undefined ? {} : { sort }) };
  return Object.keys(said).length === 0 ? { view: everything } : said;
}

/** Conditions as filters hold them: what is not asked for is absent. */
export function textsOf(conditions: Conditions): Record<string, string> {
  return Object.fromEntries(
    Object.entries(conditions).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Whether two lists are narrowed and ordered alike. */
export function isAlike(one: KeptConditions, other: KeptConditions): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof KeptConditions>;
  return [...names].every((name) => one[name] === other[name]);
}
