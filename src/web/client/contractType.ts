/** The API's contract as a type: what the typed client is made of. */
export type { Contract } from "#apps/contract.ts";
