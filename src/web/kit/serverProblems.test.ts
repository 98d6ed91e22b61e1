import { describe, expect, it } from "vitest";
import type { ApiError } from "#web/client/apiError.ts";
import { serverProblemsOf } from "./serverProblems.ts";

const refused = (details: Record<string, unknown>): ApiError => ({
  kind: "refused",
  code: "input-invalid",
  message: "填写的内容有误。",
  status: 400,
  details,
});

describe("the server's objections by field", () => {
  it("are taken from a table of fields", () => {
    expect(serverProblemsOf(refused({ fields: { phone: "号码不对", odd: 3 } }))).toEqual({
      phone: "号码不对",
    });
  });

  it("are taken from the validator's list", () => {
    const issues = [{ path: ["story", 0], message: "太短" }, { path: [], message: "整体有误" }, null];
    expect(serverProblemsOf(refused({ issues }))).toEqual({ story: "太短" });
  });

  it("are none where the server did not speak of fields", () => {
    expect(serverProblemsOf(undefined)).toEqual({});
    expect(serverProblemsOf(refused({}))).toEqual({});
  });
});
