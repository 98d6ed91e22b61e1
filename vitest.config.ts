import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const has = (path: string) => existsSync(fileURLToPath(new URL(path, import.meta.url)));
const journeySetup = has("./e2e/globalSetup.ts") ? ["./e2e/globalSetup.ts"] : [];
const databaseSetup = "./src/platform/database/globalSetup.ts";
const neverTests = [
  "**/node_modules/**",
  "**/dist/**",
  "**/.cache/**",
  "**/.data/**",
  "tools/boundaries/fixture/**",
];

export default defineConfig({
  test: {
    // The kinds of tests in turn: on a small machine their time limits would suffer from each other.
    projects: [
      {
        test: {
          name: "unit",
          include: ["{src,bench,tools}/**/*.test.{ts,tsx}", "scripts/**/*.test.mjs"],
          exclude: [...neverTests, "**/*.db.test.ts", "**/*.long.test.ts"],
          // What they hold is right or wrong, not fast or slow: a machine with other work to do must not fail them.
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: "db",
          include: ["{src,bench,tools}/**/*.db.test.ts"],
          exclude: neverTests,
          globalSetup: [databaseSetup],
          maxWorkers: 2,
          testTimeout: 20_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "e2e",
          include: ["e2e/**/*.e2e.ts"],
          globalSetup: journeySetup,
          maxWorkers: 1,
          testTimeout: 90_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: "long",
          include: ["{src,bench,e2e}/**/*.long.test.ts"],
          exclude: neverTests,
          globalSetup: [databaseSetup],
          maxWorkers: 1,
          testTimeout: 3_600_000,
          hookTimeout: 600_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
