import type { Actor } from "./actor.ts";
import type { WorkingCalendar } from "./calendar.ts";
import type { Case } from "./case.ts";
import type { Instant } from "./instant.ts";
import type { LimitText } from "./limit.ts";
import type { Tree } from "./tree.ts";

/** A limit in force and the version of the table it came from. */
export interface LimitInForce {
  limit: LimitText;
  version: string;
}

/** Limits that an operator set; what it does not say, the process's declaration does. */
export interface LimitBook {
  find(processId: string, clockKind: string, state: Case): LimitInForce | undefined;
}

/** The world as a decision sees it: handed in, so that the same world gives the same decision. */
export interface World {
  now: Instant;
  actor: Actor;
  calendar: WorkingCalendar;
  tree: Tree;
  limits?: LimitBook;
}
