import type { InferContractRouterOutputs } from "@orpc/contract";
import { client } from "#web/client/client.ts";
import type { organisationsContract } from "../contract.ts";

type Outputs = InferContractRouterOutputs<typeof organisationsContract>;

/** This module's part of the API. */
export const { organisations } = client;

/** A body on its own page. */
export type BodyPage = Outputs["readBody"];
/** A person in a list. */
export type PersonLine = Outputs["searchPeople"]["items"][number];
/** A person on their own page. */
export type PersonPage = Outputs["readPerson"];
/** A post with the name of its body. */
export type PostLine = PersonLine["posts"][number];
/** A line of a history. */
export type HistoryLine = NonNullable<BodyPage["history"]>[number];
/** How a person signs in. */
export type PersonSignIn = Outputs["readSignIn"];
/** A key of another system. */
export type KeyLine = Outputs["listKeys"]["items"][number];
/** What an import did, or would do. */
export type ImportReport = Outputs["importPeopleAndBodies"];

/** Query keys of this module begin with this: a write makes all of its answers stale. */
export const organisationsKey = ["organisations"] as const;
