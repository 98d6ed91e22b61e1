import { describe, expect, it } from "vitest";
import { withTransaction } from "#platform/database/pool.ts";
import { testNow } from "../domain/testing.ts";
import { seedPrefecture } from "../index.ts";
import { callAs, newKey, outcomeOf, seededOrganisations } from "../testing.ts";
import { workbookOf } from "./testing.ts";

const under = await seededOrganisations();
const as = (who: Parameters<typeof callAs>[1]) => callAs(under, who);
const base64 = (content: string | Uint8Array) => Buffer.from(content).toString("base64");
const fileOf = (content: string | Uint8Array) => ({ fileName: "机构.csv", contentBase64: base64(content) });

const bodies = `编码,上级编码,类型,名称,英文名称
652301101-V-1,652301101,村,导入村,Imported Village
652301101,652301,乡镇,三工镇,Sangong Town
652301-D-water,652301,部门,昌吉市水利和水务局,
652399,652300,宫殿,某宫,
`;

describe("an import", () => {
  it("shows first what it would do, and writes nothing", async () => {
    const version = under.organisations.version();
    const preview = await as("demo.admin").importPeopleAndBodies(fileOf(bodies));
    expect(preview).toMatchObject({
      dryRun: true,
      table: "bodies",
      counts: { add: 1, change: 1, unchanged: 1, rejected: 1 },
    });
    expect(preview.rows[3]).toMatchObject({
      line: 5,
      verdict: "rejected",
      reason: {
        code: "body-kind-unknown",
        zh: "不认识的机构类型“宫殿”。",
        en: "“宫殿” is no known kind of body.",
      },
    });
    await under.organisations.reload();
    expect(under.organisations.version()).toBe(version);
  });
  it("writes the lines that stand, once, and answers the same when sent again", async () => {
    const input = { ...fileOf(bodies), dryRun: false, key: newKey() };
    const [first, second] = await Promise.all(
      [1, 2].map(() => as("demo.admin").importPeopleAndBodies(input)),
    );
    expect(second).toEqual(first);
    expect(under.organisations.bodyName("652301101-V-1")?.en).toBe("Imported Village");
    const { history } = await as("demo.admin").readBody({ id: "652301-D-water" });
    expect(history?.map((line) => line.act)).toEqual(["body-changed", "body-established"]);
    const again = await as("demo.admin").importPeopleAndBodies({ ...input, key: newKey() });
    expect(again.counts).toEqual({ add: 0, change: 0, unchanged: 3, rejected: 1 });
  });
  it("enters people from a workbook, with their posts and accounts", async () => {
    const workbook = workbookOf([
      ["姓名", "工号", "角色", "所在机构编码", "职务"],
      ["王五", 10_001, "派单员", "652301-desk-12345", "派单员"],
      ["王五", 10_001, "督办", 652_301, ""],
      ["赵六", 10_002, "审计", 652_300, ""],
    ]);
    const input = { ...fileOf(workbook), dryRun: false, key: newKey() };
    const report = await as("demo.admin").importPeopleAndBodies(input);
    expect(report.rows.map((row) => row.verdict)).toEqual(["add", "change", "rejected"]);
    expect(under.accounts.made).toEqual(["10001"]);
    const id = under.organisations.findPersonByLogin("10001")?.id ?? "";
    expect(new Set(under.organisations.postsOf(id).map((post) => post.role))).toEqual(
      new Set(["dispatcher", "supervisor"]),
    );
  });
  it("places bodies on the map, and rejects a line with half a place", async () => {
    const table =
      "编码,上级编码,类型,名称,纬度,经度\n652301001,652301,街道,宁边路街道,44.0112,87.2998\n652301002,652301,街道,延安北路街道,44.02,\n652301003,652301,街道,北京南路街道,,\n";
    const input = { ...fileOf(table), dryRun: false, key: newKey() };
    const report = await as("demo.admin").importPeopleAndBodies(input);
    expect(report.rows.map(({ verdict, changes, reason }) => [verdict, changes, reason?.code])).toEqual([
      ["change", ["centre"], undefined],
      ["rejected", [], "centre-invalid"],
      ["unchanged", [], undefined],
    ]);
    expect(under.organisations.findBody("652301001")?.centre).toEqual({
      latitude: 44.0112,
      longitude: 87.2998,
    });
  });
  it("reads GB18030", async () => {
    // 登录名,姓名,角色,所在机构编码 / gbk.one,孙七,办理人,652301-D-tax
    const hex =
      "b5c7c2bcc3fb2cd0d5c3fb2cbdc7c9ab2ccbf9d4dabbfab9b9b1e0c2eb0d0a67626b2e6f6e652ccbefc6df2cb0ecc0edc8cb2c3635323330312d442d7461780d0a";
    const input = { ...fileOf(Buffer.from(hex, "hex")), dryRun: false, key: newKey() };
    expect((await as("demo.admin").importPeopleAndBodies(input)).counts.add).toBe(1);
    expect(under.organisations.findPersonByLogin("gbk.one")?.name).toBe("孙七");
  });
  it("refuses files it cannot read or does not know", async () => {
    const importing = (content: string | Uint8Array) =>
      outcomeOf(as("demo.admin").importPeopleAndBodies(fileOf(content)));
    expect(await importing("甲,乙\n1,2\n")).toBe("table-header-unknown");
    expect(await importing(Buffer.from("b1ff2c", "hex"))).toBe("table-encoding-unknown");
    expect(await importing('编码,"上级')).toBe("table-unreadable");
    expect(await importing("")).toBe("table-header-unknown");
  });
  it("rejects every line to whoever may write none of them", async () => {
    const roles = ["demo.clerk", "demo.street", "demo.dispatcher", "demo.housing", "demo.housing.head"];
    for (const who of [...roles, "demo.supervisor", "demo.auditor", "demo.security"]) {
      const changing = "编码,上级编码,类型,名称\n652301-D-x,652301,部门,某局\n";
      const report = await as(who).importPeopleAndBodies({
        ...fileOf(changing),
        dryRun: false,
        key: newKey(),
      });
      expect([who, report.rows[0]?.reason?.code]).toEqual([who, "not-allowed"]);
    }
    expect(await outcomeOf(as({ kind: "anonymous" }).importPeopleAndBodies(fileOf(bodies)))).toBe(
      "not-signed-in",
    );
    expect(
      await outcomeOf(as({ kind: "reporter", reporterId: "r" }).importPeopleAndBodies(fileOf(bodies))),
    ).toBe("not-signed-in");
  });
});

it("seeds a second time without adding or undoing anything", async () => {
  await as("demo.admin").changeBody({ id: "652302-D-tax", name: { zh: "改过的名" }, key: newKey() });
  const seeded = await withTransaction(under.db.pool, (tx) =>
    seedPrefecture(tx, { now: testNow, withDemoPeople: true }),
  );
  expect(seeded).toEqual({ bodies: 0, people: 0 });
  await under.organisations.reload();
  expect(under.organisations.bodyName("652302-D-tax")?.zh).toBe("改过的名");
});

it("takes a whole prefecture of villages in one go", async () => {
  const lines = Array.from({ length: 3000 }, (_, index) => `652325100-V-${index},652325100,村,村${index}`);
  const input = { ...fileOf(["编码,上级编码,类型,名称", ...lines].join("\n")), dryRun: false, key: newKey() };
  expect((await as("demo.admin").importPeopleAndBodies(input)).counts.add).toBe(3000);
});
