import type { CaseView } from "../contract.ts";

/** A step of a case, as its viewer was shown it. */
export type Step = CaseView["timeline"][number];
