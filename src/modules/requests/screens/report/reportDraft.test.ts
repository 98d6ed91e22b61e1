import { describe, expect, it } from "vitest";
import { reportForm } from "../../contract.ts";
import { emptyReport, problemsOfReport, type ReportDraft, reportLimits, reportOf } from "./reportDraft.ts";

const begun = emptyReport({
  process: "resident-request",
  who: "unnamed",
  placeIds: ["652301", "652301001"],
  uploadSession: "0192a0b0-0000-7000-8000-000000000001",
});
const complete: ReportDraft = { ...begun, kind: "help", words: " 暖气三天不热 " };
const business = {
  process: "business-difficulty",
  who: "named",
  businessName: "好味餐饮",
  creditCode: "91350100m000100y43 ",
  phone: "139 0000 0000",
} as const;
const answer = {
  id: "0192a0b0-0000-7000-8000-000000000003",
  version: 1,
  title: "住宅漏水由谁维修",
  answer: "户内自用的管道由住户自行维修。",
};
const photo = {
  id: "0192a0b0-0000-7000-8000-000000000002",
  name: "a.jpg",
  mediaType: "image/jpeg",
  sizeBytes: 1,
};

describe("a report before it is sent", () => {
  it("may be answered at once, and says nothing of that itself", () => {
    expect(problemsOfReport({ ...complete, answer }, "good", true)).toEqual({});
    expect(reportOf({ ...complete, answer })).toEqual(reportOf(complete));
  });

  it("wants kind, words and place, and nothing more of whoever leaves no name", () => {
    expect(problemsOfReport({ ...begun, placeIds: [] }, "unchosen", false)).toEqual({
      kind: "required",
      words: "required",
      place: "required",
    });
    expect(problemsOfReport(complete, "good", false)).toEqual({});
  });

  it.each<[string, Partial<ReportDraft>, string, string]>([
    ["words of three characters", { words: "停水了" }, "words", "too-short"],
    ["a name without a phone", { who: "named", name: "马" }, "phone", "required"],
    ["a phone that is none", { who: "named", phone: "12345" }, "phone", "phone-wrong"],
    ["photos on their way", { files: { files: [], standing: "uploading" } }, "files", "still-uploading"],
    ["photos that failed", { files: { files: [], standing: "failed" } }, "files", "upload-failed"],
    ["a business without its name", { ...business, businessName: "" }, "businessName", "required"],
    [
      "a wrong credit code",
      { ...business, creditCode: "91350100M000100Y44" },
      "creditCode",
      "credit-code-wrong",
    ],
    ["about a body, but which?", { isAbout: true }, "about", "choose-body"],
  ])("does not send %s", (_what, change, field, problem) => {
    expect(problemsOfReport({ ...complete, ...change }, "good", false)).toEqual({ [field]: problem });
  });

  it("tells a place that is too wide from one beyond the jurisdiction", () => {
    expect(problemsOfReport(complete, "too-wide", false).place).toBe("place-too-wide");
    expect(problemsOfReport(complete, "outside", false).place).toBe("place-outside");
  });

  it("lets a clerk write down a caller who gives only a name or only a phone", () => {
    const caller = { ...complete, who: "named" as const };
    expect(problemsOfReport({ ...caller, name: "马女士" }, "good", true)).toEqual({});
    expect(problemsOfReport({ ...caller, phone: "13900000000" }, "good", true)).toEqual({});
    expect(problemsOfReport(caller, "good", true)).toEqual({ phone: "name-or-phone" });
    expect(problemsOfReport({ ...complete, ...business, phone: "" }, "good", true)).toEqual({});
  });
});

describe("what is sent", () => {
  const takes = (draft: ReportDraft) => reportForm.safeParse(reportOf(draft)).success;

  it("is what the API takes, with everything and with next to nothing", () => {
    const full: ReportDraft = {
      ...complete,
      ...business,
      address: "北京南路 12 号",
      point: { latitude: 44.01, longitude: 87.3 },
      files: { files: [photo], standing: "settled" },
      urgency: "critical",
      name: "马女士",
      nameHidden: true,
      isAbout: true,
      aboutIds: ["652301-D-market"],
    };
    expect(takes(full)).toBe(true);
    expect(takes(complete)).toBe(true);
    expect(reportOf(full)).toMatchObject({
      business: { name: "好味餐饮", creditCode: "91350100M000100Y43" },
      contact: { name: "马女士", phone: "139 0000 0000" },
    });
  });

  it("names the business of whoever is signed in, and none of one that leaves no name", () => {
    expect(reportOf({ ...complete, ...business, who: "self" })).toHaveProperty("business");
    expect(reportOf({ ...complete, ...business, who: "self" })).not.toHaveProperty("contact");
    expect(reportOf({ ...complete, ...business, who: "unnamed" })).not.toHaveProperty("business");
    expect(reportOf({ ...complete, ...business, process: "resident-request" })).not.toHaveProperty(
      "business",
    );
  });

  it("says nothing of a name, or of a body, that was taken back", () => {
    const changed = { ...complete, name: "马", phone: "139", nameHidden: true, aboutIds: ["652301"] };
    expect(reportOf(changed)).not.toHaveProperty("contact");
    expect(reportOf(changed)).toMatchObject({ aboutIds: [], nameHidden: false });
  });

  it("has the limits of the contract", () => {
    const { fewestCharacters, mostCharacters, addressCharacters, nameCharacters, mostAbout } = reportLimits;
    const words = (length: number) => takes({ ...complete, words: "好".repeat(length) });
    expect([words(fewestCharacters - 1), words(fewestCharacters)]).toEqual([false, true]);
    expect([words(mostCharacters), words(mostCharacters + 1)]).toEqual([true, false]);
    const address = (length: number) => takes({ ...complete, address: "好".repeat(length) });
    expect([address(addressCharacters), address(addressCharacters + 1)]).toEqual([true, false]);
    const named = (length: number) => takes({ ...complete, who: "named", name: "好".repeat(length) });
    expect([named(nameCharacters), named(nameCharacters + 1)]).toEqual([true, false]);
    const { businessNameCharacters } = reportLimits;
    const firm = (length: number) => takes({ ...complete, ...business, businessName: "好".repeat(length) });
    expect([firm(businessNameCharacters), firm(businessNameCharacters + 1)]).toEqual([true, false]);
    const about = (count: number) =>
      takes({ ...complete, isAbout: true, aboutIds: Array.from({ length: count }, (_, at) => `b${at}`) });
    expect([about(mostAbout), about(mostAbout + 1)]).toEqual([true, false]);
  });
});
