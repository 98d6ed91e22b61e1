import { describe, expect, it } from "vitest";
import { contentFields as schema, reasonField, templateTitle, templateWords } from "../domain/fields.ts";
import { changesOf, contentLimits, contentOf, dateAt, keywordsOf, valuesOfVersion } from "./contentForm.ts";
import type { Version } from "./knowledgeClient.ts";
import { templateLimits } from "./templateForm.tsx";

const version: Version = {
  version: 2,
  state: "published",
  owner: { id: "652301-D-housing", name: { zh: "住建局", en: "Housing" } },
  title: "住宅漏水由谁维修",
  question: "水管漏水找谁修",
  answer: "户内自用的管道由住户自行维修。",
  kinds: ["consult", "help"],
  keywords: ["漏水", "物业"],
  ground: "示例依据",
  validUntil: "2027-11-28",
  reviewOn: "2027-05-28",
  public: true,
  draftedAt: "2026-11-28T07:00:00Z",
};

describe("the form of an article", () => {
  it("sends a version as it was read, where nothing was changed", () => {
    const { owner, title, question, answer, kinds, keywords, ground, validUntil, reviewOn } = version;
    expect(contentOf(valuesOfVersion(version))).toEqual({
      ownerId: owner.id,
      title,
      question,
      answer,
      kinds,
      keywords,
      ground,
      validUntil,
      reviewOn,
      public: true,
    });
  });

  it("leaves out what was left empty", () => {
    const sent = contentOf({ ...valuesOfVersion(version), question: " ", reviewOn: "" });
    expect(sent).not.toHaveProperty("question");
    expect(sent).not.toHaveProperty("reviewOn");
  });

  it("takes keywords apart at commas of either width and at spaces, each once", () => {
    expect(keywordsOf("漏水、物业，维修 漏水,  渗水")).toEqual(["漏水", "物业", "维修", "渗水"]);
    expect(keywordsOf("  ")).toEqual([]);
  });

  it("has the limits that the server has", () => {
    const { title, answer, question, ground } = schema.shape;
    const of = (limits: { fewestCharacters: number; mostCharacters: number }) => [
      "长".repeat(limits.fewestCharacters),
      "长".repeat(limits.mostCharacters),
    ];
    const beyond = (limits: { fewestCharacters: number; mostCharacters: number }) => [
      "长".repeat(limits.fewestCharacters - 1),
      "长".repeat(limits.mostCharacters + 1),
    ];
    const pairs = [
      [title, contentLimits.title],
      [answer, contentLimits.answer],
      [question, contentLimits.question],
      [ground, contentLimits.ground],
      [reasonField, contentLimits.reason],
      [templateTitle, templateLimits.title],
      [templateWords, templateLimits.words],
    ] as const;
    for (const [field, limits] of pairs) {
      for (const text of of(limits)) expect(field.safeParse(text).success).toBe(true);
      for (const text of beyond(limits)) expect(field.safeParse(text).success).toBe(false);
    }
  });
});

describe("what a draft changes", () => {
  it("is named field by field", () => {
    expect(changesOf(version, version)).toEqual([]);
    expect(changesOf(version, { ...version, answer: "改了的答复内容。", keywords: ["漏水"] })).toEqual([
      "answer",
      "keywords",
    ]);
    expect(changesOf(version, { ...version, public: false })).toEqual(["public"]);
  });
});

it("takes the day from Beijing, not from the browser", () => {
  expect(dateAt(Date.parse("2026-11-28T17:00:00Z"))).toBe("2026-11-29");
});
