import { describe, expect, it } from "vitest";
import { navFor } from "./navFor.ts";

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
