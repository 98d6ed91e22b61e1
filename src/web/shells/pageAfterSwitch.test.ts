import { expect, it } from "vitest";
import { pageAfterSwitch } from "./pageAfterSwitch.ts";

const clerk = { role: "clerk", atRoot: false } as const;
const auditor = { role: "auditor", atRoot: true } as const;
const systemAdmin = { role: "systemAdmin", atRoot: true } as const;
const cityAdmin = { role: "systemAdmin", atRoot: false } as const;

it("stays on a screen that the new post has too", () => {
  expect(pageAfterSwitch("/desk/report", clerk)).toBeUndefined();
  expect(pageAfterSwitch("/notices/settings", systemAdmin)).toBeUndefined();
  expect(pageAfterSwitch("/account", auditor)).toBeUndefined();
});

it("leads to the new post's first screen from one that it has not", () => {
  expect(pageAfterSwitch("/desk/report", auditor)).toBe("/desk");
  expect(pageAfterSwitch("/keys", clerk)).toBe("/desk");
  expect(pageAfterSwitch("/organisations/import", clerk)).toBe("/desk");
});

it("leads away from what is for the body above all others alone", () => {
  expect(pageAfterSwitch("/operations", systemAdmin)).toBeUndefined();
  expect(pageAfterSwitch("/operations", cityAdmin)).not.toBeUndefined();
});

it("stays on the page of one case: both posts may have a part in it", () => {
  expect(pageAfterSwitch("/desk/cases/0199b1f0-0000-7000-8000-000000000001", auditor)).toBeUndefined();
});
