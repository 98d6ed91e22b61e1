import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { desk, phone, screenshot } from "./browser.ts";
import { usePeople } from "./people.ts";
import { press, write } from "./screens/form.ts";
import { enterPassword } from "./screens/signIn.ts";
import { makeDataDir, type RunningShiliu, runCommand, startShiliu } from "./startShiliu.ts";
import { step } from "./step.ts";

const startMs = 240_000;
const password = "天山脚下的石榴花开得又红又密";

let shiliu: RunningShiliu;
let token = "";
const people = usePeople(() => shiliu);

beforeAll(async () => {
  const dataDir = await makeDataDir();
  await runCommand(dataDir, ["seed"]);
  const said = await runCommand(dataDir, ["admin", "create", "first.admin", "首任管理员"]);
  token = /#([\w-]+)/.exec(said)?.[1] ?? "";
  await runCommand(dataDir, ["admin", "create-security", "first.guard", "首任安全管理员"]);
  shiliu = await startShiliu({ empty: true }, dataDir);
}, startMs);
afterAll(() => shiliu.stop());

const cardOf = (page: Page, title: string) =>
  page.locator("details").filter({ has: page.getByRole("heading", { name: title }) });

describe("an operator on an empty installation", () => {
  it("is led from the first sign-in to a named service with bodies and people, and told what still bars going live", {
    timeout: startMs,
  }, async () => {
    const page = await people.visitor(`/invite#${token}`, desk);
    await step(page, "sets a password by the link", async () => {
      await page.getByLabel("新密码").fill(password);
      await page.getByLabel("再输一遍").fill(password);
      await press(page, "设置密码");
      await page.getByRole("link", { name: "去登录" }).click();
    });
    await step(page, "is led to the path after the first sign-in", async () => {
      await enterPassword(page, "first.admin", password);
      await page.waitForURL(/\/first-steps$/);
      await page.getByRole("heading", { name: "启用准备", level: 1 }).waitFor();
      await page.getByRole("progressbar").waitFor();
      expect(await page.getByRole("navigation").getByRole("link", { name: "启用准备" }).count()).toBe(1);
      await screenshot(page, "firstSteps-desk-1-empty");
    });
    await step(
      page,
      "names the prefecture and the service, and sees the name at the head at once",
      async () => {
        await press(cardOf(page, "定名称"), "填写名称");
        const dialog = page.getByRole("dialog");
        await write(dialog, "服务名称", "昌吉州接诉即办");
        await dialog.getByRole("textbox", { name: /^简称/ }).fill("昌吉接诉");
        await dialog.getByRole("textbox", { name: /热线号码/ }).fill("0994-12345");
        await press(dialog, "保存名称");
        await page.getByText("名称已经定好").waitFor({ state: "attached" });
        await page
          .getByRole("link", { name: /昌吉接诉/ })
          .first()
          .waitFor();
        expect(await page.title()).toContain("昌吉接诉");
      },
    );
    await step(page, "imports people, several posts for one of them", async () => {
      await page.goto("/organisations/import");
      const csv = [
        "登录名,姓名,角色,所在机构编码,职务",
        "p.one,派单甲,派单员,652301-desk-12345,派单员",
        "p.two,派单乙,派单员,652301-desk-12345,派单员",
        "p.three,办理甲,办理人,652301-D-housing,科员",
        "p.three,办理甲,办理人,652301-D-urban,兼职",
        "p.four,负责人甲,单位负责人,652301-D-housing,局长",
      ].join("\n");
      await page.locator('input[type="file"]').setInputFiles({
        name: "people.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(csv),
      });
      await page.getByRole("button", { name: /导入/ }).last().click();
      await page
        .getByText(/导入完成|已导入/)
        .first()
        .waitFor();
    });
    await step(
      page,
      "the path counts them without a tick, and a tick of one's own keeps one's name",
      async () => {
        await page.goto("/first-steps");
        await page.getByText("有 1 个单位同时配了办理人和审签的负责人").waitFor({ state: "attached" });
        const limits = cardOf(page, "核对期限");
        await limits.getByRole("checkbox").click();
        await limits.getByText(/首任管理员 于/).waitFor({ state: "attached" });
      },
    );
    await step(page, "going live is barred by what must be done first, by name", async () => {
      const live = cardOf(page, "正式启用");
      expect(await live.getByRole("button", { name: "正式启用" }).isDisabled()).toBe(true);
      await live.getByText(/还不能启用：.*正式模式/).waitFor();
      await screenshot(page, "firstSteps-desk-2-onTheWay");
    });
  });

  it("finds the help page without sign-in, with the name, the hotline and the limits in force", async () => {
    const page = await people.visitor("/", phone);
    await page
      .getByRole("link", { name: /^使用帮助/ })
      .first()
      .click();
    await page.getByRole("heading", { name: "使用帮助", level: 1 }).waitFor();
    await page
      .getByText(/拨打 0994-12345/)
      .first()
      .waitFor();
    await page.getByText("办理总时限").first().waitFor();
    await screenshot(page, "help-phone");
  });
});
