import type { InferContractRouterOutputs } from "@orpc/contract";
import { client } from "#web/client/client.ts";
import type { knowledgeContract } from "../contract.ts";

type Outputs = InferContractRouterOutputs<typeof knowledgeContract>;

/** This module's part of the API. */
export const { knowledge } = client;

/** An article on its own page. */
export type Article = Outputs["read"];
/** One version of an article. */
export type Version = Outputs["readVersion"];
/** One line of the list. */
export type Line = Outputs["list"]["lines"][number];
/** One article that a search found. */
export type Found = Outputs["search"]["lines"][number];
/** A template of an answer. */
export type Template = Outputs["templates"]["lines"][number];
/** What is chosen among when articles and templates are written. */
export type Options = Outputs["options"];

/** Query keys of this module begin with this. */
export const knowledgeKey = ["knowledge"] as const;
