import { beforeAll, describe, expect, it } from "vitest";
import {
  actInputs,
  answered,
  businessReport,
  file,
  type Filed,
  inHand,
  residentReport,
  step,
} from "./cases/testing.ts";
import { untilFollowed } from "./followed/testing.ts";
import { everyPost } from "./people/testing.ts";
import { type Caller, testSystem } from "./testing.ts";

const shiliu = await testSystem();
const { pool, requests } = shiliu.system;
const staff = await everyPost(shiliu);
const desk = "demo.dispatcher";
const housing = "652301-D-housing";
const urban = "652301-D-urban";

const act = async (caseId: string, name: string, more: object = {}, who: string = desk, taskId?: number) =>
  step(await shiliu.staff(who), caseId, name, { ...actInputs[name], ...more }, taskId);
const followed = () => untilFollowed(pool, "precedents", () => requests.keepPrecedents());

interface Line {
  number: string;
  caseId?: string;
  ruledAt: string;
  desk: { zh: string };
  lead: { bodyId: string };
  coHandlers: { bodyId: string }[];
  kind: { id: string };
  matter: { zh: string };
  summary?: string;
  shared: { count: number; words?: string[] };
}

async function found(caseId: string, who: Caller | string = desk): Promise<Line[]> {
  const caller = typeof who === "string" ? await shiliu.staff(who) : who;
  const { status, body } = await caller.get(`/requests/${caseId}/precedents`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body.precedents;
}
const numbers = async (caseId: string, who?: string) =>
  (await found(caseId, who)).map(({ number }) => number).toSorted();

/** A case of these words on which a consultation has ended. */
async function ruled(
  words: string,
  more: object = {},
  ruling: { leadId?: string; coHandlerIds?: string[]; partyIds?: string[] } = {},
  who = desk,
): Promise<Filed> {
  const { partyIds, ...named } = ruling;
  const filed = await file(shiliu.stranger(), { ...residentReport, words, ...more });
  await act(filed.caseId, "accept", {}, who);
  await act(filed.caseId, "convene", partyIds ? { partyIds } : {}, who);
  await act(filed.caseId, "concludeConsultation", named, who);
  return filed;
}

async function accepted(words: string, more: object = {}): Promise<Filed> {
  const filed = await file(shiliu.stranger(), { ...residentReport, words, ...more });
  await act(filed.caseId, "accept");
  return filed;
}

describe("what a consultation ruled", () => {
  it("is found by a later dispatch of a like request, with whom it named and why it is found", async () => {
    const first = await ruled(
      "河道旁的广告灯箱倒了压住人行步道",
      {},
      { leadId: urban, coHandlerIds: [housing] },
    );
    const later = await accepted("人行步道上有广告灯箱倒下来，推婴儿车过不去");
    await followed();
    expect(await found(later.caseId)).toMatchObject([
      {
        number: first.number,
        caseId: first.caseId,
        ruledAt: expect.any(String),
        desk: { zh: expect.stringContaining("昌吉市") },
        lead: { bodyId: urban, name: { zh: expect.stringContaining("城市管理") } },
        coHandlers: [{ bodyId: housing }],
        kind: { id: "help", name: { zh: "求助" } },
        matter: { zh: expect.any(String) },
        summary: "河道旁的广告灯箱倒了压住人行步道",
        shared: { words: ["人行步道", "广告灯箱倒"] },
      },
    ]);
    const unlike = await accepted("幼儿园入园名额什么时候公布？想早点准备材料");
    expect(await found(unlike.caseId)).toEqual([]);
    // Its own ruling is no precedent to itself.
    expect(await found(first.caseId)).toEqual([]);
  });

  it("gives way to a later ruling on the same case, and comes in once however often it is read", async () => {
    const words = "公厕化粪池外溢污水流到巷道里";
    const first = await ruled(words, {}, { leadId: urban });
    const later = await accepted(words);
    await followed();
    await act(first.caseId, "convene");
    await act(first.caseId, "concludeConsultation", { leadId: housing });
    await followed();
    expect(await found(later.caseId)).toMatchObject([{ number: first.number, lead: { bodyId: housing } }]);
    await pool.query("update journal_readers set xact = '0', position = 0 where name = 'precedents'");
    await followed();
    const { rows } = await pool.query("select lead_id, stands from precedents where case_id = $1", [
      first.caseId,
    ]);
    expect(rows).toEqual([{ lead_id: housing, stands: true }]);
  });

  it("comes in from a journal that was written before anybody followed it", async () => {
    const words = "废弃矿坑积水没有围栏孩子容易掉下去";
    const first = await ruled(words);
    const later = await accepted(words);
    await followed();
    await pool.query("delete from precedents");
    await pool.query("delete from precedent_terms");
    await pool.query("delete from journal_readers where name = 'precedents'");
    expect(await found(later.caseId)).toEqual([]);
    await followed();
    expect(await numbers(later.caseId)).toEqual([first.number]);
  });

  it("is shown five at most, the same kind and township before others, the newest first among equals", async () => {
    const words = "牧道被铲断羊群转场过不去";
    const made: Filed[] = [];
    for (const more of [
      { placeId: "652301002-C-sample1" },
      { kind: "complaint" },
      {},
      { placeId: "652301002-C-sample1", kind: "complaint" },
      {},
      {},
    ])
      made.push(await ruled(words, more));
    const later = await accepted(words);
    await followed();
    const shown = (await found(later.caseId)).map(({ number }) =>
      made.findIndex((each) => each.number === number),
    );
    expect(shown).toEqual([5, 4, 2, 1, 0]);
  });

  it("is found with its kind as it was corrected", async () => {
    const words = "水渠闸门锈死浇不上地";
    const first = await ruled(words);
    const later = await accepted(words);
    await act(first.caseId, "correct", { kind: "complaint", urgency: undefined });
    await followed();
    expect(await found(later.caseId)).toMatchObject([{ kind: { id: "complaint" } }]);
  });
});

describe("a ruling stands", () => {
  it("not where the desk has since sent the case to another, and again where it comes back", async () => {
    const words = "樱桃园喷灌管线被挖断";
    const first = await ruled(words, {}, { leadId: urban });
    const later = await accepted(words);
    await followed();
    expect(await numbers(later.caseId)).toEqual([first.number]);
    const view = await (await shiliu.staff(desk)).get(`/requests/${first.caseId}`);
    const leadOf = (tasks: { id: number; role: string; open: boolean }[]) =>
      tasks.find(({ role, open }) => role === "lead" && open)?.id;
    const elsewhere = await act(
      first.caseId,
      "reassign",
      { leadId: "652301-D-market" },
      desk,
      leadOf(view.body.tasks),
    );
    await followed();
    expect(await found(later.caseId)).toEqual([]);
    await act(first.caseId, "reassign", { leadId: urban }, desk, leadOf(elsewhere.tasks));
    await followed();
    expect(await numbers(later.caseId)).toEqual([first.number]);
  });

  it("not while its case is merged into another, and again once it is by itself", async () => {
    const words = "充电桩跳闸整排车位充不进电";
    const first = await ruled(words, {}, { leadId: urban });
    const main = await inHand(shiliu, { ...residentReport, words: "完全是另外一回事的主件" });
    const later = await accepted(words);
    await act(first.caseId, "merge", { number: main.number });
    await followed();
    expect(await found(later.caseId)).toEqual([]);
    await act(first.caseId, "separate");
    await followed();
    expect(await numbers(later.caseId)).toEqual([first.number]);
  });

  it("though its case ended, be it without a word of its reporter", async () => {
    const words = "旧书报亭占压盲道";
    const first = await ruled(words);
    await step(shiliu.holder(first.receiptCode), first.caseId, "withdraw", actInputs["withdraw"]);
    const later = await accepted(words);
    await followed();
    expect(await numbers(later.caseId)).toEqual([first.number]);
  });

  it("for what remained of a case that was split, and not for what was split off", async () => {
    const whole = await ruled("蓄水池护坡塌方，另外村卫生室缺胰岛素", {}, { leadId: urban });
    await act(whole.caseId, "split", {
      parts: [{ kind: "help", words: "村卫生室缺胰岛素" }],
      remains: "本件只办蓄水池护坡塌方。",
    });
    const slope = await accepted("蓄水池的护坡又塌方了");
    const insulin = await accepted("村卫生室缺胰岛素买不到");
    await followed();
    expect(await numbers(slope.caseId)).toEqual([whole.number]);
    expect(await found(insulin.caseId)).toEqual([]);
  });
});

describe("whose rulings", () => {
  it("are those of the desk, of the desk above and of desks below, and of none beside", async () => {
    const words = "机井电表计量不准灌溉收费偏高";
    const city = await ruled(words);
    const fukang = await ruled(
      words,
      { placeId: "652302001-C-sample1" },
      { leadId: "652302-D-housing", partyIds: ["652302-D-housing", "652302-D-urban"] },
      "demo.fukang",
    );
    const prefecture = await ruled(
      words,
      { placeId: "652300-P-zhundong" },
      { leadId: "652300-D-housing" },
      "demo.prefecture",
    );
    const inCity = await accepted(words);
    const above = await file(shiliu.stranger(), { ...residentReport, words, placeId: "652300-P-zhundong" });
    await followed();
    expect(await numbers(inCity.caseId)).toEqual([city.number, prefecture.number].toSorted());
    expect(await numbers(above.caseId, "demo.prefecture")).toEqual(
      [city.number, fukang.number, prefecture.number].toSorted(),
    );
  });

  it("are those of the same process", async () => {
    const words = "厂区门口铁路道口长时间落杆车辆排队";
    await ruled(words);
    const business = await file(shiliu.stranger(), { ...businessReport, words });
    await followed();
    expect(await found(business.caseId, "demo.park")).toEqual([]);
  });
});

describe("who is shown what", () => {
  const person = { name: "古丽娜尔·测试", phone: "13579246899" };
  const secretWords = `我叫${person.name}，电话${person.phone}，露天烧烤摊油烟熏到三楼阳台。`;
  const likeWords = "露天烧烤摊油烟熏到三楼阳台开不了窗";
  let mine: Filed;
  let above: Filed;
  let tipOff: Filed;
  let about: Filed;

  beforeAll(async () => {
    mine = await ruled(secretWords, { contact: person, address: "宁边路七巷三号院" });
    above = await ruled(
      likeWords,
      { placeId: "652300-P-zhundong" },
      { leadId: "652300-D-housing" },
      "demo.prefecture",
    );
    tipOff = await ruled(
      likeWords,
      { placeId: "652300-P-zhundong", kind: "tip-off" },
      { leadId: "652300-D-housing" },
      "demo.prefecture",
    );
    about = await ruled(
      likeWords,
      { aboutIds: ["652301-D-market"], kind: "complaint" },
      { partyIds: [urban, "652301001"] },
    );
    await followed();
  }, 60_000);

  it("staff with a part in the case, and nobody else, whatever the role", async () => {
    const asked = await inHand(shiliu, { ...residentReport, words: likeWords });
    let allowed = 0;
    for (const { name, caller } of staff) {
      const view = await caller.get(`/requests/${asked.caseId}`);
      const answer = await caller.get(`/requests/${asked.caseId}/precedents`);
      const audiences: string[] = view.body.audiences ?? [];
      const may = audiences.some((each) => ["desk", "handling", "supervisor", "auditor"].includes(each));
      expect(answer.status, name).toBe(may ? 200 : view.status === 200 ? 403 : 404);
      allowed += Number(may);
    }
    expect(allowed).toBeGreaterThan(6);
    const path = `/requests/${asked.caseId}/precedents`;
    expect((await shiliu.holder(asked.receiptCode).get(path)).body.code).toBe("not-allowed");
    expect((await shiliu.anonymous.get(path)).body.code).toBe("not-signed-in");
    expect((await (await shiliu.reporter("13800004444")).get(path)).body.code).toBe("case-not-found");
    const registrar = await shiliu.staff("demo.clerk");
    const written = await file(registrar, { ...residentReport, words: likeWords });
    expect((await registrar.get(`/requests/${written.caseId}/precedents`)).body.code).toBe("not-allowed");
    expect((await registrar.get("/requests/no-id/precedents")).status).toBe(400);
  });

  it("words of another case go to whoever may open it; others have its number, date, lead, kind and place", async () => {
    const asked = await inHand(shiliu, { ...residentReport, words: likeWords });
    for (const { name, caller } of staff) {
      const answer = await caller.get(`/requests/${asked.caseId}/precedents`);
      if (answer.status !== 200) continue;
      for (const line of answer.body.precedents as Line[]) {
        const ofCase = [mine, above, tipOff, about].find(({ number }) => number === line.number);
        const opens = (await caller.get(`/requests/${ofCase?.caseId}`)).status === 200;
        expect(line.caseId !== undefined, name).toBe(opens);
        expect(line.summary !== undefined, name).toBe(opens);
        expect(line.shared.words !== undefined, name).toBe(opens);
        expect(line.shared.count, name).toBeGreaterThan(2);
        if (!opens) expect(JSON.stringify(line), name).not.toContain("烧烤");
      }
    }
    const atDesk = await found(asked.caseId);
    expect(atDesk.find(({ number }) => number === above.number)).toMatchObject({
      lead: { bodyId: "652300-D-housing" },
      kind: { id: "help" },
    });
    expect(atDesk.find(({ number }) => number === mine.number)?.summary).toContain("露天烧烤摊");
  });

  it("a tip-off is there for nobody who may not open it, and a case about a body never for that body", async () => {
    const asked = await inHand(shiliu, { ...residentReport, words: likeWords });
    await act(asked.caseId, "addCoHandler", { bodyId: "652301-D-market" });
    expect(await numbers(asked.caseId)).not.toContain(tipOff.number);
    expect(await numbers(asked.caseId)).toContain(about.number);
    expect(await numbers(asked.caseId, "demo.housing")).not.toContain(about.number);
    expect(await numbers(asked.caseId, "demo.market")).not.toContain(about.number);
    expect(await numbers(asked.caseId, "demo.prefecture.supervisor")).toContain(tipOff.number);
  });

  it("nothing that is kept or shown points to a person", async () => {
    const asked = await inHand(shiliu, { ...residentReport, words: likeWords });
    const kept = await pool.query("select p::text from precedents p where case_id = $1", [mine.caseId]);
    const terms = await pool.query("select term from precedent_terms where case_id = $1", [mine.caseId]);
    const shown = JSON.stringify([kept.rows, terms.rows, await found(asked.caseId)]);
    for (const part of ["古丽", "丽娜", "测试", "13579246899", "七巷", "号院"])
      expect(shown).not.toContain(part);
    expect(shown).toContain("烧烤");
  });

  it("a lead that answers is the lead that was ruled, to the end of the loop", async () => {
    const words = "景观湖曝气泵停机鱼翻白";
    const first = await inHand(shiliu, { ...residentReport, words });
    await act(first.caseId, "convene");
    await act(first.caseId, "concludeConsultation", { leadId: housing });
    await answered(shiliu, first);
    await step(shiliu.holder(first.receiptCode), first.caseId, "confirm", actInputs["confirm"]);
    const later = await accepted(words);
    await followed();
    expect(await found(later.caseId)).toMatchObject([{ number: first.number, lead: { bodyId: housing } }]);
  });
});
