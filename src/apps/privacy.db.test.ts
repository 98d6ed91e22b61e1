import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { answered, answerWords, file, type Filed, inHand, residentReport, step } from "./cases/testing.ts";
import { everyPost } from "./people/testing.ts";
import { type Caller, testSystem } from "./testing.ts";

const shiliu = await testSystem();
const desk = await shiliu.staff("demo.dispatcher");
const housing = await shiliu.staff("demo.housing");

const person = { name: "阿依古丽·买买提江", phone: "13579246810", idNumber: "652301199001011234" };
const said = {
  words: `我叫${person.name}，电话${person.phone}，邮箱ayigul@example.cn，身份证${person.idNumber}，路灯坏了。`,
  address: "宁边路七巷三号院二单元五零二室",
};
const reason = "需要联系诉求人核实具体位置";

let open: Filed;
let hidden: Filed;

beforeAll(async () => {
  open = await inHand(shiliu, { ...residentReport, ...said, contact: person });
  hidden = await inHand(shiliu, { ...residentReport, ...said, contact: person, nameHidden: true });
}, 60_000);

async function looks(caseId: string) {
  const { rows } = await shiliu.system.pool.query(
    "select person_id, role, body_id, fields, reason from unmaskings where case_id = $1 order by unmasked_at",
    [caseId],
  );
  return rows;
}

describe("who reported", () => {
  it("is masked for all who see the case, and shown whole to no list", async () => {
    for (const { name, caller } of await everyPost(shiliu)) {
      for (const { caseId } of [open, hidden]) {
        const { status, body } = await caller.get(`/requests/${caseId}`);
        if (status !== 200) continue;
        expect(JSON.stringify(body.reporter), name).not.toContain(person.name);
        expect(JSON.stringify(body.reporter), name).not.toContain(person.phone);
        expect(body.reporter, name).not.toHaveProperty("idNumber");
      }
    }
  });

  it("is unmasked for the desk, the registrar and the handler, for nobody else, and each look is recorded", async () => {
    const allowed: string[] = [];
    for (const { name, caller } of await everyPost(shiliu)) {
      const sees = await caller.get(`/requests/${open.caseId}`);
      const before = (await looks(open.caseId)).length;
      const look = await caller.post(`/requests/${open.caseId}/unmask`, { reason });
      expect(look.status === 200, name).toBe(sees.status === 200 && sees.body.reporter.mayUnmask);
      if (look.status === 200) {
        expect(look.body, name).toEqual(person);
        allowed.push(name.split(" ")[0] ?? "");
      } else expect(["not-allowed", "case-not-found"], name).toContain(look.body.code);
      expect((await looks(open.caseId)).length - before, name).toBe(look.status === 200 ? 1 : 0);
    }
    expect(allowed.toSorted()).toEqual([
      "demo.dispatcher",
      "demo.dispatcher2",
      "demo.housing",
      "demo.housing.head",
      "demo.housing2",
      "demo.leader",
      "demo.street",
    ]);
    expect((await looks(open.caseId))[0]).toMatchObject({
      role: "dispatcher",
      body_id: "652301-desk-12345",
      fields: ["name", "phone", "idNumber"],
      reason,
    });
  });

  it("is the registrar's to see who wrote it down, and not who only typed a number that is known already", async () => {
    const clerk = await shiliu.staff("demo.clerk");
    const written = { name: "初次登记人", phone: "13611112222" };
    const own = await file(clerk, { ...residentReport, contact: written });
    expect((await clerk.post(`/requests/${own.caseId}/unmask`, { reason })).body).toEqual(written);
    expect((await clerk.get(`/requests/${own.caseId}`)).body.reporter).toMatchObject({
      name: "初**",
      mayUnmask: true,
    });
    const guessed = await file(clerk, { ...residentReport, contact: { phone: person.phone } });
    const look = await clerk.post(`/requests/${guessed.caseId}/unmask`, { reason });
    expect(look.body.code).toBe("not-allowed");
    const seen = (await clerk.get(`/requests/${guessed.caseId}`)).body.reporter;
    expect(seen).toMatchObject({ mayUnmask: false });
    expect(seen).not.toHaveProperty("name");
    // The desk must be able to reach whoever asked, and its look is recorded.
    expect((await desk.post(`/requests/${guessed.caseId}/unmask`, { reason })).status).toBe(200);
  });

  it("is not shown without a reason, nor to who reported it, nor where there is no name", async () => {
    for (const short of ["", "   ", "看"])
      expect(
        (await desk.post(`/requests/${open.caseId}/unmask`, { reason: short })).status,
      ).toBeGreaterThanOrEqual(400);
    const holder = shiliu.holder(open.receiptCode);
    expect((await holder.post(`/requests/${open.caseId}/unmask`, { reason })).body.code).toBe("not-allowed");
    const nameless = await file(shiliu.stranger(), residentReport);
    const look = await desk.post(`/requests/${nameless.caseId}/unmask`, { reason });
    expect(look.body.code).toBe("reporter-anonymous");
  });

  it("who asked that the handler not know is kept from the handler even masked, and in their own words", async () => {
    const seen = (await housing.get(`/requests/${hidden.caseId}`)).body;
    expect(seen.reporter).toMatchObject({ nameHidden: true, mayUnmask: false });
    expect(seen.reporter).not.toHaveProperty("name");
    expect(seen.reporter).not.toHaveProperty("phone");
    for (const secret of [person.name, person.phone, person.idNumber, "ayigul@example.cn"])
      expect(seen.words).not.toContain(secret);
    expect(seen.words).toContain("路灯坏了");
    for (const path of ["/requests?limit=100", "/queue", "/requests/search?q=%E8%B7%AF%E7%81%AF"]) {
      const { lines } = (await housing.get(path)).body;
      const line = lines.find(({ id }: { id: string }) => id === hidden.caseId);
      expect(line?.summary ?? "", path).not.toMatch(/阿依古丽|13579246810|ayigul/);
    }
    expect((await housing.post(`/requests/${hidden.caseId}/unmask`, { reason })).body.code).toBe(
      "not-allowed",
    );
    const atDesk = (await desk.get(`/requests/${hidden.caseId}`)).body;
    expect(atDesk.reporter).toMatchObject({ name: "阿**", mayUnmask: true });
    expect(atDesk.words).toBe(said.words);
    const own = (await shiliu.holder(hidden.receiptCode).get(`/requests/${hidden.caseId}`)).body;
    expect(own.words).toBe(said.words);
  });
});

describe("a name given for a phone that is known under another", () => {
  const other = { name: "买买提·吐尔逊", phone: person.phone };
  const words = `我是${other.name}，${person.name}的家人，楼道灯不亮。`;
  const shared = (nameHidden: boolean) =>
    inHand(shiliu, { ...residentReport, words, contact: other, nameHidden });
  const readerOf = async (who: Caller, caseId: string) => (await who.get(`/requests/${caseId}`)).body;

  it("is kept with the case, masked, and never put in place of the name that is stored", async () => {
    const { caseId } = await shared(false);
    for (const who of [desk, housing])
      expect((await readerOf(who, caseId)).reporter).toMatchObject({ name: "阿**", givenName: "买**" });
    expect((await readerOf(desk, open.caseId)).reporter).toMatchObject({ name: "阿**" });
    expect((await readerOf(desk, open.caseId)).reporter).not.toHaveProperty("givenName");
  });

  it("is unmasked and recorded as the stored one is", async () => {
    const { caseId } = await shared(false);
    const look = await housing.post(`/requests/${caseId}/unmask`, { reason });
    expect(look.body).toEqual({ ...person, givenName: other.name });
    expect((await looks(caseId))[0]).toMatchObject({ fields: ["name", "phone", "idNumber", "givenName"] });
  });

  it("is kept from the handler with the name, in their words and in every list", async () => {
    const { caseId } = await shared(true);
    const seen = await readerOf(housing, caseId);
    expect(seen.reporter).not.toHaveProperty("givenName");
    expect(seen.words).toContain("楼道灯不亮");
    const lists = ["/requests?limit=100", "/queue", "/requests/search?q=%E6%A5%BC%E9%81%93"];
    await shiliu.indexed();
    const lines = await Promise.all(lists.map(async (path) => (await housing.get(path)).body));
    for (const shown of [seen, ...lines]) {
      const ours = JSON.stringify(shown.lines?.filter(({ id }: { id: string }) => id === caseId) ?? shown);
      for (const part of ["买买提", "吐尔逊", "阿依古丽"]) expect(ours).not.toContain(part);
    }
    expect((await housing.post(`/requests/${caseId}/unmask`, { reason })).body.code).toBe("not-allowed");
    expect((await readerOf(desk, caseId)).reporter).toMatchObject({ givenName: "买**" });
    expect((await desk.get(`/requests/search?q=${encodeURIComponent("吐尔逊")}`)).body.lines).toEqual([]);
  });

  it("tells whoever only typed the number nothing, not even whether the name was right", async () => {
    const clerk = await shiliu.staff("demo.clerk");
    const seenAfter = async (name: string) => {
      const { caseId, receiptCode } = await file(clerk, {
        ...residentReport,
        contact: { name, phone: person.phone },
      });
      const readers = [clerk, shiliu.holder(receiptCode)];
      expect((await clerk.post(`/requests/${caseId}/unmask`, { reason })).body.code).toBe("not-allowed");
      return Promise.all(readers.map(async (who) => (await readerOf(who, caseId)).reporter));
    };
    const [wrong, right] = [await seenAfter(other.name), await seenAfter(person.name)];
    expect(wrong).toEqual(right);
    expect(JSON.stringify(wrong)).not.toContain("买");
  });

  it("is shown to no staff in the clear, and to nobody in the timeline", async () => {
    const { caseId } = await file(shiliu.stranger(), { ...residentReport, contact: other });
    for (const { name, caller } of await everyPost(shiliu)) {
      const { status, body } = await caller.get(`/requests/${caseId}`);
      if (status === 200) expect(JSON.stringify(body), name).not.toContain(other.name);
    }
  });
});

describe("a receipt code", () => {
  it("of a case with a name opens that case and nothing else of the one who reported", async () => {
    const holder: Caller = shiliu.holder(open.receiptCode);
    expect((await holder.get("/reporter")).body.code).toBe("not-signed-in");
    const renamed = await shiliu.server.inject({
      method: "PATCH",
      url: "/api/v1/reporter",
      headers: { ...holder.headers },
      payload: { name: "改名" },
    });
    expect(renamed.json()).toMatchObject({ code: "not-signed-in" });
    expect((await holder.get("/requests")).body.lines.map(({ id }: { id: string }) => id)).toEqual([
      open.caseId,
    ]);
    expect((await holder.get(`/requests/${hidden.caseId}`)).status).toBe(404);
    expect((await holder.get("/session")).body).not.toHaveProperty("reporter");
  });

  it("does not tell whose number it is that somebody typed", async () => {
    const guess = { ...residentReport, contact: { phone: person.phone } };
    const { caseId, receiptCode } = await file(shiliu.stranger(), guess);
    const seen = JSON.stringify((await shiliu.holder(receiptCode).get(`/requests/${caseId}`)).body.reporter);
    expect(seen).not.toContain("阿");
    expect(seen).not.toContain(person.name);
  });
});

describe("the search", () => {
  it("finds by words of two characters and more, by numbers and by English, and by no name or number of a person", async () => {
    const words = "天山花园小区Building 7 的供热管网压力不足，水表编号A1024，物业WeChat group里没人回复。";
    const { caseId } = await file(shiliu.stranger(), { ...residentReport, words });
    await shiliu.indexed();
    const finds = async (q: string) =>
      (await desk.get(`/requests/search?q=${encodeURIComponent(q)}`)).body.lines.map(
        ({ id }: { id: string }) => id,
      );
    for (const q of [
      "供热",
      "供热管网",
      "天山花园小区",
      "管网压力不足",
      "building",
      "BUILDING 7",
      "wechat",
      "a1024",
      "A1024 供热",
      "ＷｅＣｈａｔ",
    ])
      expect(await finds(q), q).toEqual([caseId]);
    for (const q of ["管热", "供热路灯", "天山小区花园", "build", "10240"])
      expect(await finds(q), q).toEqual([]);
    for (const q of [
      person.name,
      "阿依古丽",
      "买买提江",
      person.phone,
      person.phone.slice(0, 7),
      person.idNumber,
      "ayigul",
      "ayigul@example.cn",
      "example.cn",
    ])
      expect(await finds(q), q).toEqual([]);
    expect((await finds("路灯坏了")).toSorted()).toEqual(
      expect.arrayContaining([open.caseId, hidden.caseId]),
    );
  });
});

describe("what is kept", () => {
  it("holds nobody's name, number, address or words in the clear: no table, no file", async () => {
    await answered(shiliu, open);
    const reporter = shiliu.holder(open.receiptCode);
    await step(reporter, open.caseId, "dispute", { reason: "七巷三号院门口仍然不亮" });
    await shiliu.reporter(person.phone);
    await shiliu.indexed();
    const secrets = [
      ...Object.values(person),
      "阿依古丽",
      "买买提·吐尔逊",
      "吐尔逊",
      said.address,
      "七巷三号院",
      answerWords,
      "ayigul@example.cn",
      "仍然不亮",
      open.receiptCode,
      open.receiptCode.replaceAll("-", ""),
    ];
    const client = new pg.Client({ connectionString: shiliu.urls.adminUrl });
    await client.connect();
    try {
      const { rows: tables } = await client.query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables
         where schemaname not in ('pg_catalog', 'information_schema')`,
      );
      expect(tables.length).toBeGreaterThan(20);
      for (const { name } of tables) {
        // Redacted words are what a search goes by; they are looked at for what points to a person.
        const sought = name.endsWith("request_search")
          ? [...Object.values(person), "阿依古丽", "ayigul", "吐尔逊"]
          : secrets;
        for (const secret of sought) {
          const { rows } = await client.query(
            `select 1 from ${name} t where t::text like $1 or t::text ilike $2 limit 1`,
            [`%${secret}%`, `%${Buffer.from(secret).toString("hex")}%`],
          );
          expect(rows, `${secret} in ${name}`).toEqual([]);
        }
      }
    } finally {
      await client.end();
    }
    for (const path of readdirSync(shiliu.system.config.dataFolder, {
      recursive: true,
      withFileTypes: true,
    })) {
      // In development, and only there, messages to residents are written to a file.
      if (!path.isFile() || path.name === "messages.jsonl") continue;
      const bytes = readFileSync(join(path.parentPath, path.name));
      for (const secret of secrets) expect(bytes.includes(secret), `${secret} in ${path.name}`).toBe(false);
    }
  });
});
