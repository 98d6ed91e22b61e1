import { randomInt } from "node:crypto";
import { expect, it } from "vitest";
import { describeMonth, monthStart, runMonth, unexplained, untaken } from "./month/testing.ts";
import { testSystem } from "./testing.ts";

const seed = Number(process.env["SIMULATION_SEED"] ?? randomInt(1_000_000));
/** What a city's desk took in a month. */
const cases = Number(process.env["SIMULATION_CASES"] ?? 4567);
const shiliu = await testSystem("development", {}, {}, monthStart);

/** Acts that cannot occur in a month that begins with nothing, each with the reason. */
const cannotOccur: Readonly<Record<string, string>> = {
  importRecord: "the operator brings a history by the command line, before the month begins",
};

it(`loses none of ${cases} cases in thirty days (SIMULATION_SEED=${seed})`, async () => {
  const began = performance.now();
  const report = await runMonth(shiliu, {
    cases,
    seed,
    shifts: [10, 16],
    diligence: 0.9,
    told: console.info,
  });
  console.info(`${describeMonth(report)}\n${Math.round((performance.now() - began) / 1000)} s`);
  expect(report.failures).toEqual([]);
  expect(report.troubles).toEqual([]);
  expect(report.cases).toBe(cases);
  expect([...report.unsaid]).toEqual([]);
  expect(unexplained(report)).toEqual([]);
  expect(untaken(report).filter((action) => !Object.hasOwn(cannotOccur, action))).toEqual([]);
});
