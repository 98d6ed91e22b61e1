import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { screenshot } from "./browser.ts";
import { usePeople, widths } from "./people.ts";
import { press, write } from "./screens/form.ts";
import { fillReport, sendReport } from "./screens/report.ts";
import { step } from "./step.ts";

const people = usePeople();
const phones = { desk: "13900003301", phone: "13900003302" } as const;

describe.each(widths)("a reporter who signs in by phone, on the $width", ({ width, device }) => {
  it("gets in by the code of the message and finds what they reported", async () => {
    const page = await people.visitor("/me/sign-in?next=/my", device);
    await step(page, "a code is sent, and a wrong one is refused", async () => {
      await write(page, "手机号码", phones[width]);
      await press(page, "获取验证码");
      await page.getByText("10 分钟内有效").waitFor();
      await write(page, "6 位验证码", wrongFor(codeOf(phones[width])));
      await press(page, "登录");
      await page.getByRole("alert").waitFor();
      await screenshot(page, `reporter-${width}-1-wrong-code`);
    });
    await step(page, "the right code leads to an empty list", async () => {
      await write(page, "6 位验证码", codeOf(phones[width]));
      await press(page, "登录");
      await page.getByRole("heading", { level: 1, name: "我的诉求" }).waitFor();
      await page.getByText("还没有诉求").waitFor();
    });
    const words = `登录后反映（${width}）：公交站牌被大风刮倒，等车的人看不到线路。`;
    await step(page, "a report as oneself stands in the list, on any device", async () => {
      await page.goto("/report");
      await fillReport(page, {
        kind: "求助",
        words,
        places: ["昌吉市", "宁边路街道"],
        contact: "self",
      });
      await sendReport(page);
      // Another device keeps no receipts.
      await page.evaluate(() => localStorage.clear());
      await page.goto("/my");
      const list = page.getByRole("region", { name: "我反映过的" });
      await list.getByText(words).waitFor();
      await list.getByRole("link", { name: "已提交，等待受理" }).click();
      await page.getByRole("region", { name: "您反映的内容" }).getByText(words).waitFor();
      await screenshot(page, `reporter-${width}-2-own-case`);
    });
  });
});

/** The code of the newest message to a phone. */
function codeOf(phone: string): string {
  const lines = readFileSync(join(inject("dataDir"), "messages.jsonl"), "utf8")
    .trim()
    .split("\n");
  const messages = lines.map(
    (line) => JSON.parse(line) as { to: { phone: string }; values: { code?: string } },
  );
  const code = messages.findLast(({ to }) => to.phone.endsWith(phone))?.values.code;
  if (code === undefined) throw new Error(`No code was sent to ${phone}: ${lines.at(-1)}`);
  expect(code).toMatch(/^\d{6}$/);
  return code;
}

function wrongFor(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, "0");
}
