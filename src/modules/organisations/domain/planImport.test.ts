import { describe, expect, it } from "vitest";
import type { Actor } from "#engine/actor.ts";
import type { BodyColumn, PersonColumn } from "./importTable.ts";
import { planBodyImport } from "./planBodyImport.ts";
import { planPeopleImport } from "./planPeopleImport.ts";
import { personFor, postFor, smallSnapshot, smallTree, staffActor, testNow } from "./testing.ts";

const admin = staffActor("systemAdmin", "P");

function planBodies(rows: Partial<Record<BodyColumn, string>>[], actor: Actor = admin) {
  const lines = rows.map((cells, index) => ({ line: index + 2, cells }));
  return planBodyImport(lines, smallTree, actor, testNow);
}

function planPeople(rows: Partial<Record<PersonColumn, string>>[], actor: Actor = admin) {
  const lines = rows.map((cells, index) => ({ line: index + 2, cells }));
  const people = [personFor("li.si"), personFor("gone", { active: false })];
  let next = 0;
  const randomId = () => `id${++next}`;
  return planPeopleImport(lines, smallSnapshot(people, [postFor("li.si", "handler", "A-dept")]), actor, {
    now: testNow,
    randomId,
  });
}

describe("a table of bodies", () => {
  it("adds, changes, and leaves what is already so", () => {
    const plan = planBodies([
      { code: "A-street2", parent: "A", kind: "街道", name: "新街道" },
      { code: "A-dept", parent: "A", kind: "部门", name: "新名" },
      { code: "B-dept", parent: "B", kind: "部门", name: "机构B-dept" },
    ]);
    expect(plan.verdicts.map((line) => [line.verdict, line.changes])).toEqual([
      ["add", []],
      ["change", ["name"]],
      ["unchanged", []],
    ]);
    expect(plan.bodies.map((body) => [body.id, body.name.zh])).toEqual([
      ["A-street2", "新街道"],
      ["A-dept", "新名"],
    ]);
    expect(plan.changes.map((change) => change.act)).toEqual(["body-established", "body-changed"]);
  });
  it("lets a child come before its parent", () => {
    const plan = planBodies([
      { code: "V", parent: "T", kind: "村", name: "村" },
      { code: "T", parent: "A", kind: "乡镇", name: "乡" },
    ]);
    expect(plan.verdicts.map((line) => [line.line, line.verdict])).toEqual([
      [2, "add"],
      [3, "add"],
    ]);
  });
  it("rejects what would break the tree, each line with its reason", () => {
    const plan = planBodies([
      { code: "x", parent: "nowhere", kind: "部门", name: "甲" },
      { code: "y", parent: "A", kind: "宫殿", name: "乙" },
      { code: "z", parent: "A", kind: "社区", name: "丙" },
      { code: "编码", parent: "A", kind: "部门", name: "丁" },
      { code: "u", parent: "A", kind: "部门" },
      { code: "A-dept", parent: "A", kind: "科室" },
      { code: "A-dept", parent: "A", kind: "部门" },
      { parent: "A", kind: "部门", name: "戊" },
      { code: "A-gone", parent: "A", kind: "部门", name: "己" },
      { code: "P2", kind: "州", name: "庚" },
    ]);
    expect(plan.verdicts.map((line) => line.refusal?.refused)).toEqual([
      "parent-not-found",
      "body-kind-unknown",
      "kind-not-allowed-here",
      "body-code-invalid",
      "body-name-missing",
      "body-kind-fixed",
      "row-repeated",
      "body-code-invalid",
      "body-inactive",
      "root-exists",
    ]);
    expect(plan.changes).toEqual([]);
  });
  it("comes to an end where parents form a ring", () => {
    const plan = planBodies([
      { code: "x", parent: "y", kind: "科室", name: "甲" },
      { code: "y", parent: "x", kind: "科室", name: "乙" },
      { code: "z", parent: "z", kind: "科室", name: "丙" },
    ]);
    expect(plan.verdicts.every((line) => line.refusal?.refused === "parent-not-found")).toBe(true);
  });
  it("moves a body with what is below it, and never below itself", () => {
    const plan = planBodies([
      { code: "A-dept", parent: "B", kind: "部门" },
      { code: "B", parent: "A", kind: "县" },
    ]);
    expect(plan.verdicts[0]).toMatchObject({ verdict: "change", changes: ["parent"] });
    expect(plan.verdicts[1]?.refusal?.refused).toBe("kind-not-allowed-here");
    expect(plan.changes.map((change) => change.act)).toEqual(["body-moved"]);
  });
  it("writes only within the administrator's part of the tree", () => {
    const rows = [
      { code: "A-x", parent: "A", kind: "部门", name: "甲" },
      { code: "B-x", parent: "B", kind: "部门", name: "乙" },
    ];
    const verdicts = (actor: Actor) => planBodies(rows, actor).verdicts.map((line) => line.verdict);
    expect(verdicts(staffActor("systemAdmin", "A"))).toEqual(["add", "rejected"]);
    expect(verdicts(staffActor("dispatcher", "P"))).toEqual(["rejected", "rejected"]);
    expect(verdicts({ kind: "system" })).toEqual(["add", "add"]);
  });
});

describe("a table of people", () => {
  it("makes one person of several lines with the same login", () => {
    const plan = planPeople([
      { login: "Zhang", name: "张三", role: "派单员", body: "A-desk" },
      { login: "zhang", name: "张三", role: "督办", body: "A" },
    ]);
    expect(plan.verdicts.map((line) => [line.verdict, line.changes])).toEqual([
      ["add", ["post"]],
      ["change", ["post"]],
    ]);
    expect(plan.added).toHaveLength(1);
    expect(plan.posts.map((post) => [post.personId, post.role, post.bodyId])).toEqual([
      [plan.added[0]?.id, "dispatcher", "A-desk"],
      [plan.added[0]?.id, "supervisor", "A"],
    ]);
  });
  it("leaves a post that is already held, and changes names and phones", () => {
    const plan = planPeople([
      { login: "li.si", name: "姓名li.si", role: "办理人", body: "A-dept" },
      { login: "li.si", name: "李四", workPhone: "0994-1" },
    ]);
    expect(plan.verdicts.map((line) => [line.verdict, line.changes])).toEqual([
      ["unchanged", []],
      ["change", ["name", "workPhone"]],
    ]);
  });
  it("rejects what cannot be, each line with its reason", () => {
    const plan = planPeople([
      { login: "x", name: "甲", role: "派单员", body: "A" },
      { login: "xxx", role: "派单员", body: "A" },
      { login: "xxx", name: "乙", role: "皇帝", body: "A" },
      { login: "xxx", name: "乙", role: "派单员" },
      { login: "xxx", name: "乙", role: "派单员", body: "nowhere" },
      { login: "xxx", name: "乙", role: "派单员", body: "A-xpcc" },
      { login: "xxx", name: "乙", role: "派单员", body: "A-gone" },
      { login: "gone", name: "丙", role: "派单员", body: "A" },
      { login: "xxx", name: "乙", role: "审计", body: "P" },
    ]);
    expect(plan.verdicts.map((line) => line.refusal?.refused)).toEqual([
      "login-invalid",
      "person-name-missing",
      "role-unknown",
      "post-incomplete",
      "body-not-found",
      "body-outside",
      "body-inactive",
      "person-inactive",
      "not-allowed",
    ]);
    expect(plan.changes).toEqual([]);
  });
  it("keeps the three powers apart within one file", () => {
    const plan = planPeople(
      [
        { login: "wang", name: "王五", role: "系统管理员", body: "A" },
        { login: "wang", name: "王五", role: "审计", body: "A" },
      ],
      { kind: "system" },
    );
    expect(plan.verdicts.map((line) => line.refusal?.refused)).toEqual([undefined, "powers-separated"]);
  });
  it("never changes the posts of whoever imports", () => {
    const plan = planPeople([{ login: "li.si", role: "督办", body: "A", name: "姓名li.si" }], {
      ...admin,
      personId: "li.si",
    });
    expect(plan.verdicts[0]?.refusal?.refused).toBe("own-posts");
  });
});
