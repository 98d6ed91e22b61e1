import type { InferContractRouterOutputs } from "@orpc/contract";
import { client } from "#web/client/client.ts";
import type { rosterContract } from "../contract.ts";

type Outputs = InferContractRouterOutputs<typeof rosterContract>;

/** This module's part of the API. */
export const { roster } = client;

/** A body's roster. */
export type RosterView = Outputs["readRoster"];
/** A shift of it. */
export type ShiftView = RosterView["shifts"][number];
/** A person with their telephone at work. */
export type PersonView = ShiftView["a"];
/** A call for a case. */
export type CallView = Outputs["listMyCalls"][number];

/** A case that nobody has. */
export type AlarmView = Outputs["listAlarms"][number];

/** Query keys of this module begin with this. */
export const rosterKey = ["roster"] as const;
