import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { boundaryRules } from "./boundaryRules.ts";
import { checkBoundaries, complaintsOf } from "./checkBoundaries.ts";

const fixture = fileURLToPath(new URL("fixture", import.meta.url));

/** Every wall with the one import of the fixture that breaks it. */
const seeded = [
  "apps-assemble: src/modules/stations/callsApp.ts → src/apps/main.ts",
  "browser-never-reaches-server: src/web/reachesFar.ts → fs",
  "browser-sees-doors: src/web/peeks.ts → src/platform/clock.ts",
  "browser-takes-types-of-contracts: src/web/takesContract.ts → src/modules/ballots/contract.ts",
  "contracts-are-shared: src/modules/stations/contract.ts → src/modules/stations/breaksIn.ts",
  "domain-is-pure: src/modules/ballots/domain/readsClock.ts → src/platform/clock.ts",
  "engine-is-pure: src/engine/readsDisk.ts → fs",
  "engine-tests-stay-home: src/engine/looksUp.test.ts → src/platform/clock.ts",
  "modules-have-doors: src/modules/stations/breaksIn.ts → src/modules/ballots/store.ts",
  "modules-have-doors-for-all: src/apps/breaksIn.ts → src/modules/ballots/domain/count.ts",
  "no-cycles: src/platform/gem.ts → src/platform/ring.ts",
  "no-test-tools-in-production: src/platform/usesTestTool.ts → fast-check",
  "no-undeclared: src/platform/undeclared.ts → pino",
  "no-unresolved: src/platform/lost.ts → ./nowhere.ts",
  "only-stores-speak-sql: src/modules/stations/speaksSql.ts → pg",
  "platform-knows-no-module: src/platform/knowsModule.ts → src/modules/ballots/index.ts",
  "server-loads-no-screens: src/apps/loadsScreen.ts → src/modules/stations/screens/index.tsx",
  "testing-is-for-tests: src/platform/usesTesting.ts → src/platform/testing.ts",
];

describe("the gate over the boundaries", async () => {
  const report = await checkBoundaries(fixture);

  it("reports exactly the seeded violations, and none of the lawful imports beside them", () => {
    const found = report.broken.map(({ rule, from, to }) => {
      return `${rule}: ${from} → ${to.replace(/^.*\/node_modules\/([^/]+)\/.*$/, "$1")}`;
    });
    expect(found).toEqual(seeded);
  });

  it("has a seeded violation for every rule", () => {
    const rules = boundaryRules.map(({ name }) => name).toSorted();
    expect(seeded.map((line) => line.slice(0, line.indexOf(":")))).toEqual(rules);
  });

  it("reads every source file, subpath imports followed", () => {
    expect(report.readCount).toBe(report.presentCount);
  });

  it("complains when it read too little to know", () => {
    expect(complaintsOf({ broken: [], readCount: 100, presentCount: 100 })).toEqual([]);
    expect(complaintsOf({ broken: [], readCount: 89, presentCount: 100 })).toHaveLength(1);
    expect(complaintsOf({ broken: [], readCount: 0, presentCount: 0 })).toHaveLength(1);
  });
});
