import { type ActionField, type FieldValues, valueOf } from "#web/kit/actionFields.ts";
import type { ActName, CaseView } from "../../contract.ts";

/** The fields of a form that a ruling fills. */
export interface Takes {
  lead?: string;
  coHandlers?: string;
}

const takesOf: Partial<Record<ActName, Takes>> = {
  dispatch: { lead: "leadId", coHandlers: "coHandlerIds" },
  concludeConsultation: { lead: "leadId", coHandlers: "coHandlerIds" },
  reassign: { lead: "leadId" },
  // A precedent answers a refusal: it names another lead, or the one that would rather not be.
  upholdReturn: { lead: "bodyId" },
  overrideReturn: {},
  convene: {},
};

/** What a ruling fills in the form of an action; `undefined` where rulings have no say: it names a lead of the desk's own. */
export function findTakes(
  view: Pick<CaseView, "tasks">,
  action: string,
  taskId: number | undefined,
): Takes | undefined {
  const task = view.tasks.find(({ id }) => id === taskId);
  if (task && (task.role !== "lead" || task.parentId !== undefined)) return undefined;
  return Object.hasOwn(takesOf, action) ? takesOf[action as ActName] : undefined;
}

/** Whom a ruling named. */
export interface Named {
  lead: { bodyId: string };
  coHandlers: readonly { bodyId: string }[];
}

function isOffered(field: ActionField | undefined, bodyId: string): boolean {
  if (field?.kind !== "body" && field?.kind !== "bodies") return false;
  return field.bodies.some(({ id, unavailable }) => id === bodyId && unavailable === undefined);
}

/** What a form holds once a ruling is taken into it; `undefined` where its lead cannot be chosen there. */
export function findTaken(
  { lead, coHandlers }: Named,
  takes: Takes,
  fields: readonly ActionField[],
): FieldValues | undefined {
  const fieldOf = (name: string | undefined) => fields.find((field) => field.name === name);
  if (takes.lead === undefined || !isOffered(fieldOf(takes.lead), lead.bodyId)) return undefined;
  const others = fieldOf(takes.coHandlers);
  return {
    [takes.lead]: lead.bodyId,
    ...(others
      ? { [others.name]: coHandlers.map(({ bodyId }) => bodyId).filter((id) => isOffered(others, id)) }
      : {}),
  };
}

/** Whether a form holds just what a ruling would fill in. */
export function isTaken(taken: FieldValues, values: FieldValues): boolean {
  return Object.entries(taken).every(([name, value]) =>
    typeof value === "string"
      ? values[name] === value
      : valueOf(values, { name, kind: "bodies" }).join() === (value as readonly string[]).join(),
  );
}
