import { expect, it } from "vitest";
import { requestText } from "./requestText.ts";

it("reads a title above the words, unless they begin with it", () => {
  expect(requestText({ subject: "路灯不亮", words: "三天了。" })).toBe("路灯不亮\n\n三天了。");
  expect(requestText({ subject: "路灯不亮", words: "路灯不亮三天了。" })).toBe("路灯不亮三天了。");
  expect(requestText({ words: "三天了。" })).toBe("三天了。");
});

it("reads nothing where the words cannot be opened any more", () => {
  expect(requestText({})).toBeUndefined();
});
