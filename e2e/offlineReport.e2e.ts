import { describe, expect, it } from "vitest";
import { desk, phone, screenshot } from "./browser.ts";
import { usePeople } from "./people.ts";
import { press } from "./screens/form.ts";
import { fillReport, readReceipt } from "./screens/report.ts";
import { step } from "./step.ts";

const people = usePeople();
const submits = "**/api/v1/requests";

describe.each([
  { width: "phone", device: phone },
  { width: "desk", device: desk },
])("a report sent without a network, on the $width", ({ width, device }) => {
  it("is kept, outlives the closed tab and a lost answer, and is sent exactly once", async () => {
    const words = `断网时写下的诉求（${width}），路口信号灯不亮，过马路很危险。`;
    const first = await people.visitor("/report", device);
    const context = first.context();
    await step(first, "what is sent offline is kept, and the page says so calmly", async () => {
      await fillReport(first, { kind: "求助", words, places: ["昌吉市", "宁边路街道"] });
      await context.setOffline(true);
      await first.getByText("填好照常点“提交”，连上后会自动提交").waitFor();
      await press(first, "提交");
      await first.getByText("连上后会自动再提交，不会重复").waitFor();
      await screenshot(first, `offline-${width}-1-kept`);
    });
    await first.close();

    // The network is back, but the answer to what is sent is lost on the way.
    let lost = 0;
    await context.route(submits, async (route) => {
      if (lost === 0) await route.fetch();
      lost += 1;
      await route.abort("connectionreset");
    });
    await context.setOffline(false);
    const second = await context.newPage();
    await step(second, "the tab opened anew holds what was written, and tries by itself", async () => {
      await second.goto("/report");
      await second.getByText("上次点了“提交”，没有收到回音").waitFor();
      expect(await second.getByRole("textbox", { name: "发生了什么？" }).inputValue()).toBe(words);
      await second.getByRole("button", { name: "再试一次" }).waitFor({ timeout: 40_000 });
      expect(lost).toBeGreaterThan(0);
      await screenshot(second, `offline-${width}-2-unanswered`);
    });
    await context.unroute(submits);
    await step(second, "without another tap it is sent again, and ends in a receipt", async () => {
      await readReceipt(second);
    });
    const speaker = await people.speaker("demo.dispatcher");
    const found = await speaker.get(`/requests/search?q=${encodeURIComponent(words.slice(0, 16))}`);
    expect(found.body.lines.map(({ summary }: { summary: string }) => summary)).toEqual([words]);
  });
});
