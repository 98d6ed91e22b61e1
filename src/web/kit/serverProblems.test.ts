import { describe, expect, it } from "vitest";
import type { ApiError } from "#web/client/apiError.ts";
import { serverProblemsOf } from "./serverProblems.ts";

const sentence = "请检查这一项";

function refused(details: Readonly<Record<string, unknown>>): ApiError {
  return { kind: "refused", code: "input-invalid", message: "", status: 400, details };
}

describe("the server's objections", () => {
  it("stand at the fields they are about, also below an act's input", () => {
    const fields = [
      { path: "words", problem: "Too small" },
      { path: "input.reason", problem: "Too small" },
      { path: "input.coHandlerIds.0", problem: "Invalid" },
    ];
    expect(serverProblemsOf(refused({ fields }), sentence)).toEqual({
      words: sentence,
      reason: sentence,
      coHandlerIds: sentence,
    });
  });

  it("are none where the server names no field", () => {
    expect(serverProblemsOf(undefined, sentence)).toEqual({});
    expect(serverProblemsOf(refused({}), sentence)).toEqual({});
    expect(serverProblemsOf(refused({ fields: [null, 7, {}, { path: 3 }] }), sentence)).toEqual({});
    expect(
      serverProblemsOf({ kind: "unreachable", code: "network-unreachable", message: "" }, sentence),
    ).toEqual({});
  });
});
