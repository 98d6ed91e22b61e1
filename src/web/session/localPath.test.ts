import { expect, it } from "vitest";
import { localPath } from "./localPath.ts";

it.each([
  ["/cases/1?tab=2#end", "/cases/1?tab=2#end"],
  ["/", "/"],
  [undefined, "/queue"],
  ["", "/queue"],
  [7, "/queue"],
  ["cases", "/queue"],
  ["//evil.example", "/queue"],
  ["/\\evil.example", "/queue"],
  ["https://evil.example", "/queue"],
  ["javascript:alert(1)", "/queue"],
  ["/a\\b", "/queue"],
  ["/a b", "/queue"],
  ["/sign-in?next=/sign-in", "/queue"],
  ["/me/sign-in", "/queue"],
  ["/sign-in-records", "/sign-in-records"],
])("leads from %s to %s", (wanted, path) => {
  expect(localPath(wanted, "/queue")).toBe(path);
});
