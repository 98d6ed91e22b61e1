import { z } from "zod";
import type { Json } from "#engine/case.ts";
import { type ActionContext, type Condition, defineAction, type Effect } from "#engine/process.ts";
import { refuse } from "#engine/refusal.ts";
import type { Tree, TreeBody } from "#engine/tree.ts";
import { passGrounds } from "../grounds.ts";
import { bodyIdField, reasonWords } from "../fields.ts";
import { deskDispatcher, everyParty, staff } from "../hands.ts";
import { keysOf } from "../kinds.ts";
import { deskOf, governmentOf } from "./asking.ts";

type Where = Pick<ActionContext, "before" | "tree" | "process">;

function mayDispatch(desk: TreeBody, { before, tree, process }: Where): boolean {
  const isAbout = before.aboutIds.some((aboutId) => tree.isWithin(desk.id, aboutId));
  return desk.active && desk.kind === "desk" && desk.serves?.includes(process.id) === true && !isAbout;
}

/** The nearest desk above that dispatches cases of this process. */
function findDeskAbove(where: Where): TreeBody | undefined {
  const governmentId = governmentOf(where);
  if (governmentId === undefined) return undefined;
  const [, ...above] = where.tree.chain(governmentId);
  const desks = where.tree.desks.filter((desk) => mayDispatch(desk, where));
  return above.flatMap(({ id }) => desks.find(({ parentId }) => parentId === id) ?? [])[0];
}

function isBelowTheDesk(desk: TreeBody, where: Where, tree: Tree): boolean {
  const governmentId = governmentOf(where);
  return governmentId !== undefined && desk.parentId !== governmentId && tree.isWithin(desk.id, governmentId);
}

const aDeskAbove: Condition = {
  otherwise: "already-at-the-top",
  holds: (context) => findDeskAbove(context) !== undefined,
};

function settledGrounds({ before }: Where): readonly Json[] {
  const settled = before.facts["settledPassGrounds"];
  return Array.isArray(settled) ? (settled as Json[]) : [];
}

/** What the level above has decided is not asked again on the same ground. */
const notSettled: Condition<{ ground: string }> = {
  otherwise: "ground-settled",
  readsInput: true,
  holds: (context) => !settledGrounds(context).includes(context.input.ground),
};

const toTheDeskAbove: Effect<{ ground: string }> = {
  apply(draft, context) {
    const above = findDeskAbove(context);
    const deskId = deskOf(context);
    if (!above || deskId === undefined) return refuse("already-at-the-top");
    draft.setPlace("desk", above.id);
    // It goes on seeing where the case is.
    draft.setPlace("deskBelow", deskId);
    draft.setFact("passedUpOn", context.input.ground);
    draft.count("passUps");
    return undefined;
  },
};

/** 上报: the matter exceeds the powers of a county; whoever is above has it now, inside the unchanged limit. */
export const passUp = (from: readonly string[]) =>
  defineAction({
    does: { zh: "上报上级派单台", en: "Pass up to the desk above" },
    event: "passed-up",
    by: [deskDispatcher],
    from,
    input: z.object({ ground: z.enum(keysOf(passGrounds)), reason: reasonWords }),
    sealed: ["reason"],
    fieldsFor: { reason: staff },
    provided: [aDeskAbove, notSettled],
    effects: [toTheDeskAbove],
    seenBy: everyParty,
  });

/** What can never come to anything is not offered as if it could. */
const aDeskBelow: Condition = {
  otherwise: "no-desk-below",
  holds: (context) =>
    context.tree.desks.some(
      (desk) => mayDispatch(desk, context) && isBelowTheDesk(desk, context, context.tree),
    ),
};

const toADeskBelow: Effect<{ deskId: string }> = {
  apply(draft, context) {
    const { input, tree, before } = context;
    const desk = tree.find(input.deskId);
    const deskId = deskOf(context);
    if (!desk || deskId === undefined || !mayDispatch(desk, context) || !isBelowTheDesk(desk, context, tree))
      return refuse("not-a-desk-below", { bodyId: input.deskId });
    draft.setPlace("desk", desk.id);
    draft.setPlace("deskAbove", deskId);
    const ground = before.facts["passedUpOn"];
    if (typeof ground === "string" && !settledGrounds(context).includes(ground))
      draft.setFact("settledPassGrounds", [...settledGrounds(context), ground]);
    return undefined;
  },
};

/** 指定下级派单台: a binding decision of the level above; it may not be passed up again on the same ground. */
export const passDown = (from: readonly string[]) =>
  defineAction({
    does: { zh: "指定下级派单台", en: "Pass down to a desk below" },
    event: "passed-down",
    by: [deskDispatcher],
    from,
    input: z.object({ deskId: bodyIdField, reason: reasonWords }),
    sealed: ["reason"],
    fieldsFor: { reason: staff },
    provided: [aDeskBelow],
    effects: [toADeskBelow],
    seenBy: everyParty,
  });
