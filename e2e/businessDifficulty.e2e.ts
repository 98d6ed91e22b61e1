import { describe, it } from "vitest";
import { screenshot } from "./browser.ts";
import { usePeople, widths } from "./people.ts";
import { openFromList, seeOffered, seeState, take } from "./screens/casePage.ts";
import { choose, chooseBody, press, write } from "./screens/form.ts";
import { choosePlaces, readCode } from "./screens/report.ts";
import { openByCode, seeHeadline } from "./screens/track.ts";
import { step } from "./step.ts";

const people = usePeople();
const park = "昌吉国家高新技术产业开发区";
const market = "昌吉市市场监督管理局";

describe.each(widths)("a business in difficulty, staff on the $width", ({ width, device }) => {
  it("goes from the clerk to the park, and on to the two-new desk that dispatches", async () => {
    const words = `企业用电增容申请三个月没有结果（${width}），新生产线不能投产。`;
    const parkPage = await people.staff("demo.park", device);
    const clerk = await people.staff("demo.clerk", device, "/desk/report");
    const code = await step(clerk, "the clerk writes it down for the business", async () => {
      await choose(clerk, "谁的事？", "企业的困难");
      await choose(clerk, "哪一类？", "求助");
      await write(clerk, "发生了什么？", words);
      await choosePlaces(clerk, ["昌吉市", park]);
      await write(clerk, "企业名称", "测试食品有限公司");
      await write(clerk, "统一社会信用代码", "91350100m000100y43");
      await write(clerk, "联系人", "测试联系人");
      await write(clerk, "联系电话", "13900002222");
      await screenshot(clerk, `business-${width}-1-report`);
      await press(clerk, "登记");
      await clerk.getByRole("heading", { name: "请把受理码告诉诉求人" }).waitFor();
      await screenshot(clerk, `business-${width}-2-receipt`);
      return readCode(clerk);
    });
    await step(clerk, "the clerk may follow it", async () => {
      await clerk.getByRole("link", { name: "打开这件诉求" }).click();
      await seeState(clerk, "已报单，待收集");
    });
    await step(parkPage, "the park sees which business it is, once it says why it must know", async () => {
      await openFromList(parkPage, words);
      await parkPage.getByText("测试**").waitFor();
      await press(parkPage, "查看企业和联系人");
      const dialog = parkPage.getByRole("dialog", { name: "查看诉求人信息" });
      await write(dialog, "为什么要看", "联系企业核实情况");
      await press(dialog, "记录并查看");
      await parkPage.getByText("测试食品有限公司").waitFor();
      await screenshot(parkPage, `business-${width}-5-shown`);
      await parkPage.goto("/desk");
    });
    await step(parkPage, "the park collects it, then forwards what it cannot settle", async () => {
      await openFromList(parkPage, words);
      await seeOffered(parkPage, ["收集办单", "当场解决", "上报派单", "不予受理"]);
      await take(parkPage, "收集办单", "收集办单");
      await seeState(parkPage, "乡镇（街道）、园区办单中");
      await take(parkPage, "上报派单", "上报", (dialog) =>
        write(dialog, "理由", "需要市场监管局和供电公司配合"),
      );
      await seeState(parkPage, "已上报，待统筹派单");
    });
    const desk = await people.staff("demo.liangxin", device);
    await step(desk, "the two-new desk dispatches it", async () => {
      await openFromList(desk, words);
      await take(desk, "派单", "派单", async (dialog) => {
        await chooseBody(dialog, "主办单位", "市场监督", market);
        await chooseBody(dialog, "协办单位", "高新技术", park);
      });
      await seeState(desk, "已派单，待签收");
      await screenshot(desk, `business-${width}-3-dispatched`);
    });
    const business = await people.visitor("/track");
    await step(business, "the business sees who has it", async () => {
      await openByCode(business, code);
      await seeHeadline(business, "已交给办理单位");
      await business.getByText(`由${market}办理`).first().waitFor();
      await screenshot(business, `business-${width}-4-track`);
    });
  });
});
