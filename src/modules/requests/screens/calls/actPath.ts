import type { ActName } from "../../contract.ts";

/** Where an action on a case is posted to. */
export function actPath(caseId: string, action: ActName): string {
  const name = action.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return `/requests/${encodeURIComponent(caseId)}/${name}`;
}
