import { expect, it } from "vitest";
import { memoryStorage } from "#web/draft/browserStorage.ts";
import { dropDraftsOf } from "#web/draft/draft.ts";
import { dropKeptAnswer, keepAnswer, type KeptAnswer, listKeptAnswers } from "./keptAnswers.ts";

const now = new Date("2026-11-28T07:00:00Z");
const owner = "one";
const answer: KeptAnswer = {
  caseId: "1",
  number: "SL00000001",
  article: { id: "a", version: 2 },
  title: "漏水",
  words: "请先关闭进户阀门。",
};

it("keeps an answer until it is recorded or given up", () => {
  const storage = memoryStorage();
  keepAnswer(storage, owner, answer, now);
  keepAnswer(storage, owner, { ...answer, caseId: "2" }, now);
  expect(listKeptAnswers(storage, owner, now).map(({ caseId }) => caseId)).toEqual(["1", "2"]);
  dropKeptAnswer(storage, owner, "1", now);
  expect(listKeptAnswers(storage, owner, now).map(({ caseId }) => caseId)).toEqual(["2"]);
});

it("keeps one answer a case, the newest", () => {
  const storage = memoryStorage();
  keepAnswer(storage, owner, answer, now);
  keepAnswer(storage, owner, { ...answer, refusal: { code: "article-expired", message: "过期" } }, now);
  expect(listKeptAnswers(storage, owner, now)).toEqual([
    { ...answer, refusal: { code: "article-expired", message: "过期" } },
  ]);
});

it("leaves nothing behind after a sign-out", () => {
  const storage = memoryStorage();
  keepAnswer(storage, owner, answer, now);
  dropDraftsOf(storage, owner);
  expect(listKeptAnswers(storage, owner, now)).toEqual([]);
});

it("shows an answer to nobody but whoever gave it", () => {
  const storage = memoryStorage();
  keepAnswer(storage, owner, answer, now);
  expect(listKeptAnswers(storage, "another", now)).toEqual([]);
  dropKeptAnswer(storage, "another", answer.caseId, now);
  expect(listKeptAnswers(storage, owner, now)).toEqual([answer]);
});
