import { describe, expect, it } from "vitest";
import { breakLines, type Line } from "./breakLines.ts";
import { makeLetters } from "./letters.ts";
import type { Block, Paper } from "./paper.ts";
import { renderPaper } from "./renderPaper.ts";
import { readPdf } from "./testing.ts";

const letters = makeLetters();
const now = new Date("2025-03-04T07:20:00Z");

function paperWith(blocks: Block[]): Paper {
  return {
    title: "督办单",
    language: "zh-CN",
    look: "letter",
    blocks,
    foot: "打印：张三",
    pageNumber: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
    missingCharacters: "注：生僻字请手工填写。",
  };
}

const shown = (line: Line): string => line.letters.map(({ letter }) => letter.text).join("");

async function lines(text: string, width: number, align: "start" | "full" = "start") {
  await letters.prepare([text], 400);
  return breakLines(letters, text, { size: 10, weight: 400, width, align });
}

describe("lines of text", () => {
  it("begin with no closing mark and end with no opening one, at any width", async () => {
    const text = "他说：“路灯（东侧）坏了，晚上看不见！”请于《条例》规定的期限——五日内办理……谢谢。";
    for (let width = 30; width < 300; width += 7) {
      const broken = (await lines(text, width)).map(shown);
      expect(broken.join("")).toBe(text);
      for (const line of broken.slice(1))
        expect("，。、；：？！）》”".includes([...line][0] ?? "")).toBe(false);
      for (const line of broken.slice(0, -1)) expect("（《“".includes([...line].at(-1) ?? "")).toBe(false);
      expect(broken.some((line) => /(?:^|[^—])—$|^—[^—]/.test(line))).toBe(false);
    }
  });

  it("keep numbers and Latin words whole, and stand apart from Chinese", async () => {
    const broken = await lines("工单SL00001234于2025年3月4日收到", 60);
    expect(broken.map(shown).some((line) => line.includes("SL00001234"))).toBe(true);
    const [line] = await lines("共3件", 200);
    // Two gaps of a fifth of the size beside the number.
    const number = line?.letters.find(({ letter }) => letter.text === "3");
    expect(number?.x).toBeCloseTo(12, 1);
  });

  it("are full but for the last", async () => {
    const broken = await lines("小区路灯坏了半个月晚上老人出门不方便请尽快修理好吗谢谢您", 104, "full");
    for (const line of broken.slice(0, -1)) expect(line.width).toBeCloseTo(104, 1);
    expect(broken.at(-1)?.width).toBeLessThan(104);
  });

  it("join Arabic letters and put their words from right to left", async () => {
    const [line] = await lines("قۇربان ئەخمەت", 300);
    const words = line?.letters.flatMap(({ word }) => word?.text ?? []);
    expect(words).toEqual(["ئەخمەت", "قۇربان"]);
    // Joined forms are other drawings than letters that stand alone.
    const alone = letters.shape("م", 400)[0]?.id;
    expect(letters.shape("ئەخمەت", 400).map(({ id }) => id)).not.toContain(alone);
  });
});

describe("a printed paper", () => {
  it("can be read back letter by letter, Chinese, Latin and Arabic", async () => {
    const text = "诉求人古丽·买买提（قۇربان）反映：ABC公司";
    const pages = readPdf(
      await renderPaper(letters, paperWith([{ block: "paragraph", text, indented: true }]), now),
    );
    expect(pages).toHaveLength(1);
    expect(pages[0]?.replaceAll("\n", "")).toContain(text);
    expect(pages[0]).toContain("第 1 页，共 1 页");
  });

  it("tells a character that no font has by its number, and says so", async () => {
    const blocks: Block[] = [{ block: "paragraph", text: "𠮷野家", indented: false }];
    const [page] = readPdf(await renderPaper(letters, paperWith(blocks), now));
    expect(page).toContain("〔U+20BB7〕野家");
    expect(page).toContain("生僻字请手工填写");
  });

  it("goes on over as many pages as it takes, the head of a table on each", async () => {
    const rows = Array.from({ length: 120 }, (_, index) => [`第${index}行`, "内容".repeat(20)]);
    const columns = [
      { label: "序号", share: 1 },
      { label: "说明", share: 4 },
    ];
    const pages = readPdf(await renderPaper(letters, paperWith([{ block: "grid", columns, rows }]), now));
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) expect(page).toContain("序号");
    for (const [index] of rows.entries()) expect(pages.join("\n")).toContain(`第${index}行`);
  });

  it("parts a cell that is longer than a page, losing none of it", async () => {
    const value = Array.from({ length: 2000 }, (_, index) => `${index}，`).join("");
    const blocks: Block[] = [{ block: "facts", rows: [[{ label: "内容", value }]] }];
    const pages = readPdf(await renderPaper(letters, paperWith(blocks), now));
    expect(pages.length).toBeGreaterThan(1);
    expect(
      pages
        .join("")
        .replaceAll("\n", "")
        .replaceAll(/打印：张三第 \d+ 页，共 \d+ 页/g, ""),
    ).toContain(value);
  });

  it("draws no control, no half of a character and no mark of direction", async () => {
    const blocks: Block[] = [{ block: "paragraph", text: "a\u202eb\u0007c\ud800d", indented: false }];
    const [page] = readPdf(await renderPaper(letters, paperWith(blocks), now));
    expect(page).toContain("abcd");
  });
});
