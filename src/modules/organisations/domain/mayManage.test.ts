import { describe, expect, it } from "vitest";
import { type Actor, roles, type StaffRole } from "#engine/actor.ts";
import { checkAccess } from "./checkAccess.ts";
import { mayManage, type OrganisationAct } from "./mayManage.ts";
import { separatePowers } from "./separatePowers.ts";
import { smallSnapshot, staffActor } from "./testing.ts";

const { tree } = smallSnapshot();
const staffRoles = roles.filter((role): role is StaffRole => role !== "reporter");
const may = (actor: Actor, act: OrganisationAct) => mayManage(actor, act, tree);
const handlerPost = { role: "handler", bodyId: "A-dept" } as const;
const auditorPost = { role: "auditor", bodyId: "A" } as const;

/** What each role may do with its post at county A. */
const atCounty: Record<string, { act: OrganisationAct; allowed: readonly StaffRole[] }> = {
  "read active bodies": { act: { does: "readActiveBodies" }, allowed: staffRoles },
  "read dissolved bodies": { act: { does: "readAllBodies" }, allowed: staffRoles },
  "read a history": {
    act: { does: "readHistory", bodyId: "A-dept" },
    allowed: ["auditor", "systemAdmin", "securityAdmin"],
  },
  "establish a body": { act: { does: "placeBody", parentId: "A" }, allowed: ["systemAdmin"] },
  "rename a body": { act: { does: "changeBody", bodyId: "A-dept" }, allowed: ["systemAdmin"] },
  "dissolve a body": { act: { does: "displaceBody", bodyId: "A-dept" }, allowed: ["systemAdmin"] },
  "list people": {
    act: { does: "listPeople", bodyId: "A-dept" },
    allowed: ["dispatcher", "supervisor", "auditor", "systemAdmin", "securityAdmin"],
  },
  "read a person": {
    act: { does: "readPerson", personId: "other", places: ["B", "A-dept"] },
    allowed: ["dispatcher", "supervisor", "auditor", "systemAdmin", "securityAdmin"],
  },
  "change a person": { act: { does: "changePerson", places: ["A-dept"] }, allowed: ["systemAdmin"] },
  "give a handler's post": {
    act: { does: "changePosts", personId: "other", posts: [handlerPost] },
    allowed: ["systemAdmin"],
  },
  "give an auditor's post": {
    act: { does: "changePosts", personId: "other", posts: [auditorPost] },
    allowed: [],
  },
};

describe.each(Object.entries(atCounty))("to %s in their county", (_, { act, allowed }) => {
  it.each(staffRoles)("is decided by the role: %s", (role) => {
    expect(may(staffActor(role, "A"), act)).toBe(allowed.includes(role));
  });
  it("is refused to the public, unless it is reading active bodies", () => {
    const open = act.does === "readActiveBodies";
    expect(may({ kind: "anonymous" }, act)).toBe(open);
    expect(may({ kind: "reporter", reporterId: "r" }, act)).toBe(open);
  });
});

describe("outside the post's subtree", () => {
  const elsewhere: OrganisationAct[] = [
    { does: "readHistory", bodyId: "B-dept" },
    { does: "placeBody", parentId: "B" },
    { does: "placeBody", parentId: "P" },
    { does: "changeBody", bodyId: "B-dept" },
    { does: "displaceBody", bodyId: "B-dept" },
    { does: "listPeople", bodyId: "B-dept" },
    { does: "readPerson", personId: "other", places: ["B-dept"] },
    { does: "readPerson", personId: "other", places: [] },
    { does: "addPerson" },
    { does: "changePerson", places: ["A-dept", "B-dept"] },
    { does: "changePerson", places: [] },
    { does: "changePosts", personId: "other", posts: [{ role: "handler", bodyId: "B-dept" }] },
  ];
  it.each(staffRoles)("%s may do none of it", (role) => {
    for (const act of elsewhere) expect(may(staffActor(role, "A"), act)).toBe(false);
  });
});

describe("posts", () => {
  it("of auditors and security administrators are given by the prefecture's security administrator alone", () => {
    for (const role of ["auditor", "securityAdmin"] as const) {
      const act: OrganisationAct = { does: "changePosts", personId: "other", posts: [{ role, bodyId: "A" }] };
      expect(staffRoles.filter((who) => may(staffActor(who, "P"), act))).toEqual(["securityAdmin"]);
    }
  });
  it("are all judged where several are asked about at once", () => {
    const act: OrganisationAct = {
      does: "changePosts",
      personId: "other",
      posts: [handlerPost, auditorPost],
    };
    expect(staffRoles.filter((who) => may(staffActor(who, "P"), act))).toEqual([]);
  });
  it("are never changed by their own holder", () => {
    const act: OrganisationAct = { does: "changePosts", personId: "me", posts: [handlerPost] };
    expect(staffRoles.filter((who) => may(staffActor(who, "P"), act))).toEqual([]);
    expect(checkAccess(staffActor("systemAdmin", "P"), act, tree)).toEqual({ refused: "own-posts" });
  });
});

it("lets nobody take away the place they administer", () => {
  expect(may(staffActor("systemAdmin", "A"), { does: "displaceBody", bodyId: "A" })).toBe(false);
  expect(may(staffActor("systemAdmin", "A"), { does: "changeBody", bodyId: "A" })).toBe(true);
});

it("counts a desk's post for the body that the desk serves", () => {
  const desk = staffActor("dispatcher", "A-desk");
  expect(may(desk, { does: "listPeople", bodyId: "A-office" })).toBe(true);
  expect(may(desk, { does: "listPeople", bodyId: "B-dept" })).toBe(false);
});

it("lets everybody read themselves", () => {
  const act: OrganisationAct = { does: "readPerson", personId: "me", places: [] };
  expect(staffRoles.every((role) => may(staffActor(role, "A-office"), act))).toBe(true);
});

it("says sign in to the unknown, and another post to the known", () => {
  const act: OrganisationAct = { does: "changeBody", bodyId: "A" };
  expect(checkAccess({ kind: "anonymous" }, act, tree)).toEqual({ refused: "not-signed-in" });
  expect(checkAccess({ kind: "reporter", reporterId: "r" }, act, tree)).toEqual({ refused: "not-allowed" });
  expect(checkAccess(staffActor("clerk", "A"), act, tree)).toEqual({ refused: "not-allowed" });
  expect(checkAccess({ kind: "system" }, act, tree)).toBeUndefined();
});

it("keeps administration, security and audit in different hands", () => {
  expect(separatePowers(["systemAdmin"], "auditor")).toBe("systemAdmin");
  expect(separatePowers(["handler", "securityAdmin"], "systemAdmin")).toBe("securityAdmin");
  expect(separatePowers(["systemAdmin"], "systemAdmin")).toBeUndefined();
  expect(separatePowers(["systemAdmin"], "handler")).toBeUndefined();
  expect(separatePowers(["handler"], "auditor")).toBeUndefined();
});
