import { expect, it } from "vitest";
import { healthCodes } from "#apps/operations/operationsContract.ts";
import { type Health, healthAsText, sayLine } from "./healthText.ts";
import { useHealthWords } from "./words.ts";

const health: Health = {
  at: "2025-03-04T02:00:00.000Z",
  level: "look",
  lines: [
    {
      group: "work",
      level: "look",
      says: "reader-behind",
      of: "request-search",
      figures: { events: "1000+", behindMs: 180_000 },
    },
    {
      group: "storage",
      level: "good",
      says: "disk-free",
      figures: { freeBytes: 53_687_091_200, totalBytes: 107_374_182_400, freeShare: 0.5 },
    },
  ],
};

it("has a sentence in both languages for everything that a line can say", () => {
  for (const language of ["zh", "en"] as const) {
    const say = useHealthWords.inLanguage(language) as unknown as (key: string) => string;
    for (const code of healthCodes) expect(say(`says.${code}`), code).not.toBe(`says.${code}`);
  }
});

it("says what to do of every line that can be other than good", () => {
  const always = [
    "database-reachable",
    "clock-right",
    "process-running",
    "connections-free",
    "migrations-current",
    "reader-current",
    "job-ran",
    "job-waits",
    "lapses-none",
    "messages-moving",
    "carrier-set",
    "write-backs-none",
    "disk-free",
    "database-size",
    "backup-archived",
    "address-secure",
    "map-set",
    "map-none",
  ];
  const say = useHealthWords.inLanguage("zh") as unknown as (key: string) => string;
  const without = healthCodes.filter((code) => say(`does.${code}`) === `does.${code}`);
  expect(without.toSorted()).toEqual(always.toSorted());
});

it("reads as text with level, sentence and what to do", () => {
  expect(healthAsText(health, "zh")).toBe(
    [
      "运行状况 · 2025年3月4日 10:00 · 有几处要注意",
      "【后台工作】\n[注意] 检索索引：落后 3 分，有 1000+ 条没读。\n    怎么办：过几分钟再看；数字不降就查看日志里的错误。",
      "【存储和备份】\n[好] 数据盘还剩 50 GB（50%），共 100 GB。",
    ].join("\n\n"),
  );
});

it("names a reader that it does not know by its own name", () => {
  const line = {
    group: "work",
    level: "good",
    says: "reader-current",
    of: "ballots",
    figures: { events: 0 },
  } as const;
  expect(sayLine(line, "en").sentence).toBe("ballots: keeps up, 0 unread.");
});
