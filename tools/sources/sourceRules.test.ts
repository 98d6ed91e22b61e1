import { describe, expect, it } from "vitest";
import { findBrokenRules } from "./sourceRules.ts";

const rulesIn = (file: string, source: string) =>
  findBrokenRules(file, source).map(({ rule, line }) => `${rule}:${line}`);

describe("SQL", () => {
  const statements = [
    'const q = "select id from cases";',
    "const q = `\n  SELECT id\n  FROM ${table}\n`;",
    "const q = `insert into cases values (1)`;",
    "const q = sql`update ${table} set a = 1`;",
    "const q = 'delete from cases';",
    "const q = `with late as (select 1 from clocks) select * from late`;",
  ];

  it.each(statements)("is refused in a use case: %s", (statement) => {
    expect(rulesIn("src/modules/ballots/castBallot.ts", statement)).toEqual(["sql-outside-store:1"]);
  });

  it.each(["store.ts", "store/ballots.ts", "count.test.ts"])("may stand in a module's %s", (file) => {
    expect(statements.flatMap((statement) => rulesIn(`src/modules/ballots/${file}`, statement))).toEqual([]);
  });

  it("is not seen in prose, comments or names", () => {
    const prose = `
      // select one from the list
      const words = { zh: "从列表中选择", en: "Select one from the list" };
      const hint = "Please update what you set, or delete from the list.";
      const insertInto = true;
    `;
    expect(rulesIn("src/modules/ballots/words.ts", prose)).toEqual([]);
  });
});

describe("the clock", () => {
  it("is not read below the apps", () => {
    expect(rulesIn("src/engine/clock.ts", "\nexport const a = [new Date(), Date()];")).toEqual([
      "argless-date:2",
      "argless-date:2",
    ]);
  });

  it("may be read by the apps and by tests, and a given instant by all", () => {
    expect(rulesIn("src/apps/clock.ts", "export const a = new Date();")).toEqual([]);
    expect(rulesIn("src/engine/clock.test.ts", "export const a = new Date();")).toEqual([]);
    expect(rulesIn("src/engine/clock.ts", "export const a = new Date(0);")).toEqual([]);
  });
});
