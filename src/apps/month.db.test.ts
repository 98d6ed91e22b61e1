import { expect, it } from "vitest";
import { describeMonth, monthStart, runMonth, unexplained } from "./month/testing.ts";
import { testSystem } from "./testing.ts";

const given = process.env["SIMULATION_SEED"];
const seed = Number(given ?? 1);
const cases = 120;
const shiliu = await testSystem("development", {}, {}, monthStart);

it(`loses none of ${cases} cases in thirty days (SIMULATION_SEED=${seed})`, {
  timeout: 600_000,
}, async () => {
  const report = await runMonth(shiliu, { cases, seed, shifts: [10], diligence: 0.45 });
  if (given !== undefined) console.info(describeMonth(report));
  expect(report.failures).toEqual([]);
  expect(report.troubles).toEqual([]);
  expect(report.cases).toBe(cases);
  expect([...report.unsaid]).toEqual([]);
  expect(unexplained(report)).toEqual([]);
});
