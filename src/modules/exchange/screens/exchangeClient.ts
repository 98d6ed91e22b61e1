import type { InferContractRouterOutputs } from "@orpc/contract";
import { client } from "#web/client/client.ts";
import type { exchangeContract } from "../contract.ts";

type Outputs = InferContractRouterOutputs<typeof exchangeContract>;

/** This module's part of the API. */
export const { exchange } = client;

/** A superior platform, as its operator sees it. */
export type Platform = Outputs["platforms"][number];
/** A write-back in a list. */
export type WriteBackLine = Outputs["writeBacks"]["lines"][number];

/** Query keys of this module begin with this: a write makes all of its answers stale. */
export const exchangeKey = ["exchange"] as const;
