import { describe, expect, it } from "vitest";
import { homeOf, navFor } from "./navFor.ts";

const pathsOf = (post: Parameters<typeof navFor>[0]) => navFor(post).map(({ path }) => path);

describe("the navigation of a post", () => {
  it("shows what is one for the whole installation to those at the root alone", () => {
    const ofAll = ["/exchange", "/notices/queue", "/operations"];
    const atRoot = pathsOf({ role: "systemAdmin", atRoot: true });
    expect(atRoot).toEqual(expect.arrayContaining(ofAll));
    const below = pathsOf({ role: "systemAdmin", atRoot: false });
    expect(below).toEqual(atRoot.filter((path) => !ofAll.includes(path)));
  });

  it("is empty for nobody, and has no screen of administration for a clerk", () => {
    expect(pathsOf(undefined)).toEqual([]);
    const clerk = pathsOf({ role: "clerk", atRoot: true });
    expect(clerk).toContain("/desk");
    expect(clerk).not.toContain("/exchange");
  });
});

describe("the first screen of a post", () => {
  it("is the first of its navigation, and how one signs in oneself where there is none", () => {
    expect(homeOf({ role: "handler", atRoot: false })).toBe("/desk");
    expect(homeOf({ role: "systemAdmin", atRoot: true })).toBe(
      pathsOf({ role: "systemAdmin", atRoot: true })[0],
    );
    expect(homeOf({ role: "systemAdmin", atRoot: true })).not.toBe("/desk");
    expect(homeOf(undefined)).toBe("/account");
  });

  it("is the operator's path on an installation where nothing is tried out, until it is live", () => {
    const root = { role: "systemAdmin", atRoot: true } as const;
    expect(homeOf(root, "begin")).toBe("/first-steps");
    expect(homeOf(root, "go-on")).not.toBe("/first-steps");
    expect(navFor(root, "go-on").map(({ path }) => path)).toContain("/first-steps");
    expect(pathsOf(root)).not.toContain("/first-steps");
    expect(homeOf({ role: "systemAdmin", atRoot: false }, "begin")).not.toBe("/first-steps");
    expect(homeOf({ role: "auditor", atRoot: true }, "begin")).not.toBe("/first-steps");
  });
});
