import { describe, expect, it } from "vitest";
import { findCookie, makeCookie } from "./cookies.ts";

describe("makeCookie", () => {
  it("keeps scripts, other sites and, over HTTPS, other hosts away", () => {
    expect(makeCookie("s", "v", { secure: true, maxAgeSeconds: 60.9 })).toBe(
      "__Host-s=v; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60",
    );
    expect(makeCookie("s", "v", { secure: false, maxAgeSeconds: 0 })).toBe(
      "s=v; Path=/; HttpOnly; SameSite=Lax; Max-Age=0",
    );
  });
});

describe("findCookie", () => {
  it.each([
    ["s=v", false, "v"],
    ["a=1; s=v; b=2", false, "v"],
    ["__Host-s=v", true, "v"],
    ["s=v", true, undefined],
    ["xs=v", false, undefined],
    ["s=", false, undefined],
    [undefined, false, undefined],
  ] as const)("reads %s (secure: %s) as %s", (header, secure, value) => {
    expect(findCookie(header, "s", secure)).toBe(value);
  });
});
