import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Ground } from "../ground.ts";
import type { Template } from "../store/templates.ts";

/** What somebody writes as a template. */
export type TemplateWords = Pick<Template, "title" | "kind" | "action" | "words">;

/** Why a template would never be offered to anybody, if so. */
export function checkTemplate(
  { kinds, actions }: Ground,
  { kind, action }: TemplateWords,
): Refusal | undefined {
  if (kind !== undefined && !kinds.some(({ id }) => id === kind)) return refuse("kind-not-known", { kind });
  return actions.some(({ id }) => id === action) ? undefined : refuse("action-not-known", { action });
}
