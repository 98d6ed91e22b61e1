import { describe, expect, it } from "vitest";
import type { FirstStepsFacts } from "./firstStepsFacts.ts";
import { judgeFirstSteps } from "./judgeFirstSteps.ts";

const post = (role: FirstStepsFacts["posts"][number]["role"], bodyId: string, personId: string) => ({
  role,
  bodyId,
  personId,
});
const isIn = (personId: string) => ({ personId, passwordSet: true, invited: false, secondFactor: true });

/** Everything as it should be. */
const ready: FirstStepsFacts = {
  production: true,
  publicUrl: "https://12345.example.cn",
  named: true,
  processIds: ["resident-request", "business-difficulty"],
  bodies: [
    { id: "root", kind: "prefecture", atRoot: true, serves: [] },
    { id: "desk", kind: "desk", atRoot: false, serves: ["resident-request", "business-difficulty"] },
    { id: "housing", kind: "department", atRoot: false, serves: [] },
  ],
  posts: [
    post("systemAdmin", "root", "operator"),
    post("securityAdmin", "root", "guard"),
    post("auditor", "root", "auditor"),
    post("dispatcher", "desk", "one"),
    post("dispatcher", "desk", "two"),
    post("handler", "housing", "handler"),
    post("head", "housing", "head"),
  ],
  signIns: ["operator", "guard", "auditor", "one", "two", "handler", "head"].map(isIn),
  demoPeople: 0,
  roster: { bodyIds: ["desk"], uncoveredHours: 0 },
  health: {
    level: "good",
    lines: [
      { group: "messages", level: "good", says: "carrier-set", of: "sms", figures: {} },
      { group: "storage", level: "good", says: "backup-archived", figures: {} },
    ],
  },
  vouched: new Map(
    (["tree-agreed", "limits-agreed", "restore-tried"] as const).map((thing) => [
      thing,
      { by: { id: "operator", name: "某人" }, at: "2026-06-01T02:00:00.000Z" },
    ]),
  ),
};

const open = (facts: Partial<FirstStepsFacts>) =>
  judgeFirstSteps({ ...ready, ...facts })
    .filter(({ done }) => !done)
    .map(({ code, must }) => `${code}${must ? "!" : ""}`);

describe("the operator's path", () => {
  it("has nothing open where everything is as it should be", () => {
    expect(open({})).toEqual([]);
  });

  it.each<[string, Partial<FirstStepsFacts>, string[]]>([
    ["a service without a name", { named: false }, ["service-named!"]],
    ["a process that no desk serves", { processIds: ["another"] }, ["desks-there!"]],
    ["development", { production: false }, ["for-real!"]],
    ["demo people", { demoPeople: 3 }, ["no-demo-people!"]],
    ["an address without HTTPS", { publicUrl: "http://12345.example.cn" }, ["address-secure!"]],
    ["no roster", { roster: { bodyIds: [], uncoveredHours: 0 } }, ["nights-covered"]],
    ["a desk without a roster", { roster: { bodyIds: ["housing"], uncoveredHours: 0 } }, ["nights-covered"]],
    [
      "nights that nobody covers",
      { roster: { bodyIds: ["desk", "housing"], uncoveredHours: 9 } },
      ["nights-covered"],
    ],
    ["nobody who vouches", { vouched: new Map() }, ["tree-agreed", "limits-agreed", "restore-tried"]],
    [
      "an auditor without a second factor",
      { signIns: ready.signIns.map((each) => ({ ...each, secondFactor: each.personId !== "auditor" })) },
      ["second-factors!"],
    ],
    [
      "one dispatcher",
      { posts: ready.posts.filter(({ personId }) => personId !== "two") },
      ["second-dispatchers"],
    ],
    [
      "a head who is the only handler",
      { posts: ready.posts.map((each) => (each.role === "handler" ? { ...each, personId: "head" } : each)) },
      ["handlers-in-post!", "bodies-staffed", "desk-can-sign-in!"],
    ],
    [
      "a second desk that nobody sits at",
      {
        bodies: [
          ...ready.bodies,
          { id: "other", kind: "desk", atRoot: false, serves: ["business-difficulty"] },
        ],
      },
      ["dispatchers-in-post!", "second-dispatchers", "nights-covered", "desk-can-sign-in!"],
    ],
    [
      "a head and a handler who can sign in, of two bodies",
      {
        bodies: [...ready.bodies, { id: "urban", kind: "department", atRoot: false, serves: [] }],
        posts: [...ready.posts, post("head", "urban", "guard")],
        signIns: ready.signIns.map((each) => ({ ...each, passwordSet: each.personId !== "head" })),
      },
      ["bodies-staffed", "desk-can-sign-in!", "everybody-invited", "everybody-in"],
    ],
    [
      "nobody invited",
      { signIns: [] },
      ["desk-can-sign-in!", "everybody-invited", "everybody-in", "second-factors!"],
    ],
  ])("holds open %s", (_, facts, codes) => {
    expect(open(facts)).toEqual(codes);
  });

  it("lets a backup that fails and a health page that is wrong bar the way, and what is only unknown not", () => {
    const lines = (says: "backup-failed" | "backup-unknown", level: "bad" | "look") => ({
      health: {
        level,
        lines: [ready.health.lines[0]!, { group: "storage", level, says, figures: {} } as const],
      },
    });
    expect(open(lines("backup-failed", "bad"))).toEqual(["backup-running!", "health-good!"]);
    expect(open(lines("backup-unknown", "look"))).toEqual(["backup-running", "health-good"]);
  });
});
