import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { file, inHand, residentReport } from "./cases/testing.ts";
import { city, dayIn, expectCode, housing, shiliu, templateOf, urban } from "./knowledge/testing.ts";
import { expectRefused, oddTexts } from "./oddInput/testing.ts";
import { everyPost } from "./people/testing.ts";

const templates = "/knowledge/templates";
const keepers = new Set(
  (
    "dispatcher dispatcher2 housing housing2 housing.head liangxin liangxin2 prefecture prefecture2 " +
    "prefecture.liangxin desk.head leader"
  )
    .split(" ")
    .map((name) => `demo.${name}`),
);
const titles = (lines: readonly { title: string }[]) => lines.map(({ title }) => title);

describe("a template of an answer", () => {
  it("is kept by those who handle at its body or above, and used there and below", async () => {
    const head = await shiliu.staff("demo.housing.head");
    const { body: kept } = await head.post(templates, templateOf({ title: "住建局的模板" }));
    for (const { name, caller, bodies } of await everyPost(shiliu)) {
      const [login = ""] = name.split(" ");
      const unknown = await caller.post(templates, templateOf({ action: "noSuchAction" }));
      expectCode(unknown, keepers.has(login) ? "action-not-known" : "not-allowed");
      const change = await caller.post(`${templates}/${kept.id}/change`, templateOf({ kind: "noKind" }));
      expectCode(change, keepers.has(login) ? "kind-not-known" : "not-allowed");
      if (!keepers.has(login))
        expectCode(await caller.post(`${templates}/${kept.id}/put-away`), "not-allowed");
      const offered = (await caller.get(`${templates}?action=draftAnswer`)).body.lines;
      const isThere = name.includes(` at ${housing}`);
      expect([name, titles(offered).includes("住建局的模板")]).toEqual([name, isThere]);
      expect(bodies.length).toBeGreaterThan(0);
    }
    expectCode(await shiliu.stranger().post(templates, templateOf()), "not-signed-in");
    expectCode(await (await shiliu.reporter("13899990013")).post(templates, templateOf()), "not-allowed");
  });

  it("is offered for its act and kind, the nearest body's first", async () => {
    const desk = await shiliu.staff("demo.dispatcher");
    for (const [bodyId, title, kind] of [
      [city, "甲 全市", undefined],
      [housing, "乙 本局", undefined],
      [housing, "丙 本局咨询", "consult"],
      [urban, "丁 别的局", undefined],
    ])
      await desk.post(templates, templateOf({ bodyId, title, kind, action: "reportResult" }));
    const office = await shiliu.staff("demo.property");
    const asked = async (more: string) =>
      titles((await office.get(`${templates}?action=reportResult${more}`)).body.lines);
    expect(await asked("")).toEqual(["丙 本局咨询", "乙 本局", "甲 全市"]);
    expect(await asked("&kind=help")).toEqual(["乙 本局", "甲 全市"]);
    expect(titles((await desk.get(templates)).body.lines)).toEqual(
      expect.arrayContaining(["甲 全市", "乙 本局", "丁 别的局"]),
    );
    expect(titles((await desk.get(`${templates}?action=reportResult`)).body.lines)).toEqual(["甲 全市"]);
    const lines = (await office.get(`${templates}?action=reportResult`)).body.lines;
    expect(lines.map(({ mayChange }: { mayChange: boolean }) => mayChange)).toEqual([false, false, false]);
  });

  it("is filled from the case by whoever may see it; what only its handler knows stays a blank", async () => {
    const { caseId, number } = await inHand(shiliu);
    const writer = await shiliu.staff("demo.housing");
    const words =
      "{编号}/{类别}/{kind}/{日期}/{date}/{地点}/{place}/{机构}/｛处理措施｝/{处理措施}/{constructor}";
    await writer.post(templates, templateOf({ title: "全部空格", words, action: "rejectDraft" }));
    const path = `${templates}?action=rejectDraft`;
    const [line] = (await writer.get(`${path}&caseId=${caseId}`)).body.lines;
    const [today, place] = [dayIn(0), await placeOf(caseId)];
    const [year, month, day] = today.split("-").map(Number);
    expect(line.filled).toBe(
      `${number}/求助/Request for help/${year}年${month}月${day}日/${today}/${place.zh}/${place.en}/` +
        "昌吉市住房和城乡建设局/｛处理措施｝/{处理措施}/{constructor}",
    );
    expect(line.blanks).toEqual(["｛处理措施｝", "{处理措施}", "{constructor}"]);
    const [bare] = (await writer.get(path)).body.lines;
    expect("filled" in bare).toBe(false);
    expect(bare.blanks).toHaveLength(11);
    const other = await file(shiliu.stranger(), residentReport);
    expectCode(await writer.get(`${path}&caseId=${other.caseId}`), "case-not-found");
    expectCode(await writer.get(`${path}&caseId=${randomUUID()}`), "case-not-found");
    expectRefused("odd case", await writer.get(`${path}&caseId=%00`));
  });

  async function placeOf(caseId: string): Promise<{ zh: string; en: string }> {
    const { body } = await (await shiliu.staff("demo.dispatcher")).get(`/requests/${caseId}`);
    return body.places.find(({ part }: { part: string }) => part === "matter").name;
  }

  it("is changed and put away, once however often it is sent", async () => {
    const writer = await shiliu.staff("demo.housing");
    const key = randomUUID();
    const both = await Promise.all(
      [0, 1].map(() => writer.post(templates, templateOf({ title: "会变的" }), key)),
    );
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    const [{ id }] = both.map(({ body }) => body) as [{ id: string }];
    expect(both[1]!.body.id).toBe(id);
    expectCode(await writer.post(templates, templateOf(), key), "key-used-before");
    const changed = await writer.post(
      `${templates}/${id}/change`,
      templateOf({ title: "变过的", kind: "help" }),
    );
    expect(changed.body).toMatchObject({ id, title: "变过的", kind: "help", mayChange: true });
    const away = randomUUID();
    for (let times = 0; times < 2; times++)
      expect((await writer.post(`${templates}/${id}/put-away`, {}, away)).body).toEqual({ putAway: true });
    expectCode(await writer.post(`${templates}/${id}/put-away`), "template-not-found");
    expectCode(await writer.post(`${templates}/${id}/change`, templateOf()), "template-not-found");
    expect(titles((await writer.get(templates)).body.lines)).not.toContain("变过的");
  });

  it("is refused where its words cannot be", async () => {
    const writer = await shiliu.staff("demo.housing");
    for (const [what, text] of Object.entries(oddTexts))
      for (const field of ["title", "words", "action", "kind", "bodyId"])
        expectRefused(`${field} ${what}`, await writer.post(templates, templateOf({ [field]: text })));
    expectCode(await writer.post(templates, templateOf({ bodyId: urban })), "not-allowed");
  });
});
