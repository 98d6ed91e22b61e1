import { type Kind, kinds } from "../../domain/kinds.ts";
import { periods } from "../../domain/periods.ts";

/** The processes by their ids. */
export const processNames = {
  "resident-request": { zh: "群众诉求", en: "Residents" },
  "business-difficulty": { zh: "企业困难诉求", en: "Businesses" },
} as const;

/** What the public list is narrowed by, as its address says it. */
export interface Conditions {
  /** A case's number as it was typed; then nothing else counts. */
  number?: string;
  standing?: "open" | "ended";
  /** A county, township, street or park. */
  place?: string;
  kind?: Kind;
  process?: keyof typeof processNames;
  days?: (typeof periods)[number];
  /** How it is shown: absent, as a list. */
  view?: "map";
}

const dayMs = 86_400_000;
const beijingMs = 8 * 3_600_000;
const mostNumber = 20;
const mostPlace = 64;

function textIn(value: unknown, most: number): string | undefined {
  // The router reads an address as JSON: `number=12` is a number.
  const text = typeof value === "number" ? `${value}` : value;
  return typeof text === "string" && text.trim() !== "" ? text.trim().slice(0, most) : undefined;
}

/** Reads the conditions out of an address; what is none is left out. */
export function conditionsOf(search: Readonly<Record<string, unknown>>): Conditions {
  const number = textIn(search["number"], mostNumber);
  const place = textIn(search["place"], mostPlace);
  const { standing, kind, process } = search;
  const days = periods.find((each) => each === Number(search["days"]));
  return {
    ...(number === undefined ? {} : { number }),
    ...(standing === "open" || standing === "ended" ? { standing } : {}),
    ...(place === undefined ? {} : { place }),
    ...(typeof kind === "string" && Object.hasOwn(kinds, kind) ? { kind: kind as Kind } : {}),
    ...(typeof process === "string" && Object.hasOwn(processNames, process)
      ? { process: process as keyof typeof processNames }
      : {}),
    ...(days === undefined ? {} : { days }),
    ...(search["view"] === "map" ? { view: "map" as const } : {}),
  };
}

/** What the map's counts are asked by: the same, but for the place, since all of them are shown. */
export function placesQueryOf({ standing, kind, process, days }: Conditions): URLSearchParams {
  return new URLSearchParams({
    ...(standing === undefined ? {} : { open: standing === "open" ? "true" : "false" }),
    ...(kind === undefined ? {} : { kind }),
    ...(process === undefined ? {} : { process }),
    ...(days === undefined ? {} : { days: `${days}` }),
  });
}

/** The conditions as the API takes them; a period of days begins in Beijing time. */
export function queryOf(conditions: Conditions, nowMs: number): URLSearchParams {
  const { number, standing, place, kind, process, days } = conditions;
  if (number !== undefined) return new URLSearchParams({ number });
  return new URLSearchParams({
    ...(standing === undefined ? {} : { open: standing === "open" ? "true" : "false" }),
    ...(place === undefined ? {} : { matterId: place }),
    ...(kind === undefined ? {} : { kind }),
    ...(process === undefined ? {} : { process }),
    ...(days === undefined
      ? {}
      : { from: new Date(nowMs + beijingMs - (days - 1) * dayMs).toISOString().slice(0, 10) }),
  });
}

/** The address of the feed of the same cases; it goes on for ever, so that no period narrows it. */
export function feedPath(conditions: Conditions): string {
  const { number: _number, days: _days, ...rest } = conditions;
  const query = queryOf(rest, 0).toString();
  return `/api/v1/public/requests.atom${query === "" ? "" : `?${query}`}`;
}
