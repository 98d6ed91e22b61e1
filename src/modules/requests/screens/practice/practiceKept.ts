import { browserStorage } from "#web/draft/browserStorage.ts";
import type { PracticeCase } from "../../domain/practice/practiceCase.ts";
import { type PracticeRole, practiceRoles } from "../../domain/practice/practiceWorld.ts";

/** Changes with the stories: what was kept of an older one is begun anew. */
const edition = "1";

/** A practice as it is kept in this browser, for one person and role. */
export interface KeptPractice {
  at: number;
  case: PracticeCase;
}

function keyOf(personId: string, role: PracticeRole): string {
  return `shiliu.practice.${edition}.${personId}.${role}`;
}

/** Finds where somebody left off; what cannot be read is as if there were nothing. */
export function findPractice(personId: string, role: PracticeRole): KeptPractice | undefined {
  try {
    const kept = JSON.parse(browserStorage().getItem(keyOf(personId, role)) ?? "null") as KeptPractice | null;
    return kept && Array.isArray(kept.case.entries) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps how far somebody came; nothing of it leaves the browser. */
export function keepPractice(personId: string, role: PracticeRole, kept: KeptPractice | undefined): void {
  if (kept) browserStorage().setItem(keyOf(personId, role), JSON.stringify(kept));
  else browserStorage().removeItem(keyOf(personId, role));
}

/** Whether a role has a tour. */
export function isPracticeRole(role: string | undefined): role is PracticeRole {
  return practiceRoles.some((each) => each === role);
}
