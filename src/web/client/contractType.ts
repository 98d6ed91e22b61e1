import type { AnyContractRouter } from "@orpc/contract";

/** The API's contract as a type. The assembled contract of `#apps/contract.ts` takes this name's place. */
export type Contract = Record<string, AnyContractRouter>;
