import { expect, it } from "vitest";
import { answerWords } from "../../domain/fields.ts";
import { answerLimits, findAnswerProblem } from "./lineAnswer.ts";

const { fewest, most } = answerLimits;

it.each([
  ["too little", "好的，知道了", "short"],
  ["too much", "长".repeat(most + 1), "long"],
  ["a blank that nobody filled in", "请到{办理窗口}办理，谢谢来电。", "blankLeft"],
  ["a whole answer", "请到办理窗口办理，谢谢来电。", undefined],
])("looks for what is wrong with an answer: %s", (_what, words, problem) => {
  expect(findAnswerProblem(words)).toBe(problem);
});

it("has the limits that the server has", () => {
  for (const length of [fewest - 1, fewest, most, most + 1]) {
    const words = "长".repeat(length);
    expect([length, findAnswerProblem(words) === undefined]).toEqual([
      length,
      answerWords.safeParse(words).success,
    ]);
  }
});
