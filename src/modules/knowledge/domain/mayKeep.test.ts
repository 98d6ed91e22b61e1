import { describe, expect, it } from "vitest";
import { type Actor, roles, type StaffActor, type StaffRole } from "#engine/actor.ts";
import { treeOf } from "#engine/tree.ts";
import { checkKeeping, hasOtherPublisher, type KnowledgeAct, mayKeep } from "./mayKeep.ts";

const tree = treeOf(
  (
    [
      ["P", undefined, "prefecture"],
      ["A", "P", "county"],
      ["B", "P", "county"],
      ["A-dept", "A", "department"],
      ["A-office", "A-dept", "office"],
      ["A-desk", "A", "desk"],
      ["B-dept", "B", "department"],
    ] as const
  ).map(([id, parentId, kind]) => ({ id, parentId, kind, active: true })),
);
const staffRoles = roles.filter((role): role is StaffRole => role !== "reporter");

function staff(role: StaffRole, bodyId: string, personId = "me"): StaffActor {
  return { kind: "staff", personId, post: { role, bodyId }, bodies: [bodyId] };
}

const may = (actor: Actor, act: KnowledgeAct) => mayKeep(actor, act, tree);
const ownerId = "A-dept";
const writers: StaffRole[] = ["townshipDesk", "dispatcher", "handler", "head"];
const vouchers: StaffRole[] = ["dispatcher", "head"];

/** What each role may do with its post at county A, for a department of it. */
const atCounty: Record<string, { act: KnowledgeAct; allowed: readonly StaffRole[] }> = {
  "read what is for staff": { act: { does: "read", public: false }, allowed: staffRoles },
  "write a version": { act: { does: "propose", ownerId }, allowed: writers },
  "publish another's draft": {
    act: { does: "publish", ownerId, draftedBy: "other", others: true },
    allowed: vouchers,
  },
  "publish their own draft where others may": {
    act: { does: "publish", ownerId, draftedBy: "me", others: true },
    allowed: [],
  },
  "publish their own draft where nobody else may": {
    act: { does: "publish", ownerId, draftedBy: "me", others: false },
    allowed: vouchers,
  },
  "return, withdraw or renew": { act: { does: "vouch", ownerId }, allowed: vouchers },
  "use templates of those below": { act: { does: "useTemplates", bodyId: ownerId }, allowed: staffRoles },
  "keep templates": { act: { does: "keepTemplates", bodyId: ownerId }, allowed: writers },
};

describe.each(Object.entries(atCounty))("to %s", (_, { act, allowed }) => {
  it.each(staffRoles)("is decided by the role: %s", (role) => {
    expect(may(staff(role, "A"), act)).toBe(allowed.includes(role));
  });

  it("is refused to the public", () => {
    expect(may({ kind: "anonymous" }, act)).toBe(false);
    expect(may({ kind: "reporter", reporterId: "r" }, act)).toBe(false);
  });
});

describe("beside or below the owner", () => {
  it.each(staffRoles)("%s may write, publish and keep nothing", (role) => {
    for (const bodyId of ["B", "B-dept", "A-office"]) {
      for (const act of [
        { does: "propose", ownerId },
        { does: "publish", ownerId, draftedBy: "other", others: false },
        { does: "vouch", ownerId },
        { does: "keepTemplates", bodyId: ownerId },
      ] as const)
        expect([bodyId, act.does, may(staff(role, bodyId), act)]).toEqual([bodyId, act.does, false]);
    }
  });

  it("templates of those above are used, and of those beside are not", () => {
    expect(may(staff("handler", "A-office"), { does: "useTemplates", bodyId: "A" })).toBe(true);
    expect(may(staff("handler", "A-office"), { does: "useTemplates", bodyId: "B-dept" })).toBe(false);
  });
});

it("counts a desk's post for the body that the desk serves", () => {
  expect(may(staff("dispatcher", "A-desk"), { does: "propose", ownerId })).toBe(true);
  expect(may(staff("dispatcher", "A-desk"), { does: "propose", ownerId: "B-dept" })).toBe(false);
});

it("lets anyone read what is public", () => {
  expect(may({ kind: "anonymous" }, { does: "read", public: true })).toBe(true);
});

it("says sign in to the unknown, another's turn to a drafter, and another post to the rest", () => {
  const own: KnowledgeAct = { does: "publish", ownerId, draftedBy: "me", others: true };
  expect(checkKeeping({ kind: "anonymous" }, own, tree)).toEqual({ refused: "not-signed-in" });
  expect(checkKeeping(staff("head", "A"), own, tree)).toEqual({ refused: "own-draft" });
  expect(checkKeeping(staff("clerk", "A"), own, tree)).toEqual({ refused: "not-allowed" });
  expect(checkKeeping({ kind: "system" }, own, tree)).toBeUndefined();
});

describe("another publisher", () => {
  const desk = { id: "A-desk", parentId: "A" };
  const has = (held: readonly (readonly [bodyId: string, role: StaffRole, id: string])[]) =>
    hasOtherPublisher(ownerId, "me", tree, {
      peopleAt: (bodyId, role) =>
        held.filter(([at, as]) => at === bodyId && as === role).map(([, , id]) => ({ id })),
      desks: () => [desk],
    });

  it("is a head of the owner or above, or whoever dispatches there", () => {
    expect(has([["A-dept", "head", "other"]])).toBe(true);
    expect(has([["P", "head", "other"]])).toBe(true);
    expect(has([["A-desk", "dispatcher", "other"]])).toBe(true);
  });

  it("is neither oneself, nor anybody beside or below, nor a handler", () => {
    expect(
      has([
        ["A-dept", "head", "me"],
        ["B-dept", "head", "other"],
        ["A-office", "head", "other"],
        ["A-dept", "handler", "other"],
      ]),
    ).toBe(false);
  });
});
