import type { client } from "#web/client/client.ts";
import type { useFirstStepsWords } from "./words.ts";

/** The path as the server tells it. */
export type FirstSteps = Awaited<ReturnType<typeof client.firstSteps.read>>;
/** One line of it. */
export type FirstStepLine = FirstSteps["lines"][number];
/** One of its steps. */
export type StepName = FirstStepLine["step"];

/** The steps in their order. */
export const stepNames = ["name", "bodies", "people", "limits", "duty", "invite", "live"] as const;

/** The Query of the path. */
export const firstStepsKey = ["first-steps"] as const;

const places = {
  "desks-there": "/organisations",
  "departments-there": "/organisations/import",
  "tree-agreed": "/organisations",
  "dispatchers-in-post": "/organisations/import",
  "handlers-in-post": "/organisations/import",
  "watchers-in-post": "/people",
  "second-dispatchers": "/people",
  "bodies-staffed": "/people",
  "limits-agreed": "/process",
  "nights-covered": "/roster",
  "text-messages": "/notices/queue",
  "desk-can-sign-in": "/people",
  "everybody-invited": "/people",
  "everybody-in": "/people",
  "backup-running": "/operations",
  "health-good": "/operations",
} as const satisfies Partial<Record<FirstStepLine["code"], string>>;

/** Where something is seen to. */
export interface StepPlace {
  code: keyof typeof places;
  path: string;
}

/** Where a thing is seen to; undefined where that is this page, or outside the system. */
export function placeOf(code: FirstStepLine["code"]): StepPlace | undefined {
  const known = (Object.keys(places) as StepPlace["code"][]).find((each) => each === code);
  return known && { code: known, path: places[known] };
}

/** Says a line with its figures: each code's sentence takes its own. */
export function sayLine(
  { code, done, figures }: FirstStepLine,
  f: ReturnType<typeof useFirstStepsWords>,
): string {
  const say = f as (key: string, figures: FirstStepLine["figures"]) => string;
  return say(`${done ? "done" : "open"}.${code}`, figures);
}
