import { ORPCError } from "@orpc/client";
import { describe, expect, it } from "vitest";
import { useWords } from "#web/words/useWords.ts";
import { apiErrorOf, asApiError, sentenceFor, thrownApiError, unreachable } from "./apiError.ts";

const t = useWords.inLanguage("zh");

describe("an answer that is no success", () => {
  it("is a refusal with the server's code, sentence and details where the server said no", () => {
    const body = { code: "returned-twice", message: "指定办理的工单不能再退回。", details: { times: 2 } };
    expect(apiErrorOf(409, body)).toEqual({ kind: "refused", status: 409, ...body });
  });

  it("is a failure where the server failed, whatever it says", () => {
    expect(apiErrorOf(503, { code: "service-unavailable", message: "请稍后重试。" }).kind).toBe("broken");
  });

  it("has a code even where something between us answered with a page of its own", () => {
    expect(apiErrorOf(404, undefined)).toMatchObject({ kind: "refused", code: "http-404" });
    expect(apiErrorOf(502, "<html>")).toMatchObject({ kind: "broken", code: "http-502" });
  });
});

describe("what was thrown on the way", () => {
  it("is taken out of its wrapping", () => {
    expect(asApiError(thrownApiError(unreachable))).toBe(unreachable);
  });

  it("is understood from the generated client's own errors", () => {
    const error = new ORPCError("not-allowed", {
      status: 403,
      message: "不能做这一步。",
      data: { role: "clerk" },
    });
    expect(asApiError(error)).toEqual({
      kind: "refused",
      code: "not-allowed",
      message: "不能做这一步。",
      status: 403,
      details: { role: "clerk" },
    });
  });

  it("is a failure of ours where nothing is known of it", () => {
    expect(asApiError(new TypeError("x")).kind).toBe("broken");
    expect(asApiError("x").kind).toBe("broken");
  });
});

it("always says a sentence that tells what to do", () => {
  expect(sentenceFor(unreachable, t)).toBe(t("state.unreachableBody"));
  expect(sentenceFor({ kind: "broken", code: "x", message: "" }, t)).toBe(t("state.errorBody"));
  expect(sentenceFor({ kind: "refused", code: "x", message: "请先登录。", status: 401 }, t)).toBe(
    "请先登录。",
  );
});
