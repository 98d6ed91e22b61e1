import type { ProcessDeclaration } from "#engine/process.ts";
import { businessDifficulty } from "./businessDifficulty.ts";
import { residentRequest } from "./residentRequest.ts";

/** The processes that a request may follow. */
export const requestProcesses = [residentRequest, businessDifficulty] as const;

/** The id of one of {@link requestProcesses}. */
export type RequestProcessId = (typeof requestProcesses)[number]["id"];

/** The ids of {@link requestProcesses}. */
export const requestProcessIds: [RequestProcessId, ...RequestProcessId[]] = [
  residentRequest.id,
  businessDifficulty.id,
];

/** The process in the version a case began with; throws for one that never was. */
export function getRequestProcess(id: string, version: number): ProcessDeclaration {
  const process = requestProcesses.find((each) => each.id === id && each.version === version);
  if (!process) throw new Error(`There is no process ${id} in version ${version}`);
  return process;
}

/** Every action of either process, by name; those of one name take the same input in both. */
export const requestActions = { ...businessDifficulty.actions, ...residentRequest.actions };
