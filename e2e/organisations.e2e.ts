import { describe, expect, it } from "vitest";
import { screenshot } from "./browser.ts";
import { usePeople, widths } from "./people.ts";
import { press, write } from "./screens/form.ts";
import { step } from "./step.ts";

const people = usePeople();
const market = "昌吉市市场监督管理局";
const bodiesTable = [
  "编码,上级编码,类型,名称,英文名称,电话",
  "652301-D-housing-O-journey,652301-D-housing,科室,旅程测试科,Journey Office,0994-0000000",
  "652301-D-housing-O-orphan,652399-D-nowhere,科室,没有上级的科,Orphan Office,",
].join("\r\n");

describe.each(widths)("the administrator, on the $width", ({ width, device }) => {
  it("finds a body by a few characters, changes its phone, and sees it in its history", async () => {
    const phoneNumber = width === "desk" ? "0994-1230001" : "0994-1230002";
    const page = await people.staff("demo.admin", device, "/organisations");
    await step(page, "a few characters find the bureau", async () => {
      await page.getByRole("searchbox", { name: "按名称或编码查找" }).fill("昌吉市市监局");
      await screenshot(page, `organisations-${width}-1-found`);
      await page.getByRole("link", { name: market }).first().click();
      await page.getByRole("heading", { level: 2, name: market }).waitFor();
    });
    await step(page, "its phone is changed", async () => {
      await press(page, "修改名称或电话");
      const dialog = page.getByRole("dialog", { name: "修改名称或电话" });
      await write(dialog, "公开电话", phoneNumber);
      await press(dialog, "保存");
      await dialog.waitFor({ state: "hidden" });
      await page.getByRole("definition").filter({ hasText: phoneNumber }).waitFor();
    });
    await step(page, "the history tells what was changed", async () => {
      await page.getByRole("heading", { level: 3, name: "变更记录" }).scrollIntoViewIfNeeded();
      const newest = page.getByRole("listitem").filter({ hasText: "修改机构信息" }).first();
      await newest.getByText("查看详情").click();
      await newest.getByText(`→ ${phoneNumber}`).waitFor();
      await screenshot(page, `organisations-${width}-2-history`);
    });
  });

  it("looks at what an import would do before anything is written", async () => {
    const page = await people.staff("demo.admin", device, "/organisations/import");
    await step(page, "the preview tells good lines from bad ones", async () => {
      const file = { name: "机构.csv", mimeType: "text/csv", buffer: Buffer.from(bodiesTable, "utf8") };
      await page.getByLabel("选择表格文件").setInputFiles(file);
      await page.getByText("预览：尚未写入").waitFor();
      await page.getByRole("button", { name: "新增 1" }).waitFor();
      await page.getByRole("button", { name: "不能导入 1" }).click();
      await page.getByRole("cell", { name: "652301-D-housing-O-orphan" }).waitFor();
      await page.getByRole("button", { name: "导入其中 1 行" }).waitFor();
      await screenshot(page, `import-${width}-preview`);
    });
    const bodies = await (await people.speaker("demo.admin")).get("/bodies/652301-D-housing-O-journey");
    expect(bodies.status, "nothing is written by looking").toBe(404);
  });
});
