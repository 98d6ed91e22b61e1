import { describe, expect, it } from "vitest";
import { screenshot } from "./browser.ts";
import { usePeople, widths } from "./people.ts";
import { chooseBody, press, write } from "./screens/form.ts";
import { enterPassword } from "./screens/signIn.ts";
import { step } from "./step.ts";

const people = usePeople();
/** Both go a long way, in three browsers. */
const longMs = 240_000;
const patience = { timeout: 15_000 };
const password = "巴里坤草原上的风吹得又大又远";

/** Enters somebody new: what is done with how they sign in must not put other journeys out. */
async function enterPerson(login: string, name: string): Promise<string> {
  const admin = await people.speaker("demo.admin");
  const post = { role: "clerk", bodyId: "652301001" };
  const { body } = await admin.post("/people", { name, login, post });
  return body.id;
}

describe.each(widths)("the administrator, on the $width", ({ width, device }) => {
  it("makes a key for another system, copies it once, and ends it", async () => {
    const name = `热线平台（${width}）`;
    const page = await people.staff("demo.admin", device, "/keys");
    let secret = "";
    await step(page, "where it acts, in which post, what it is called", async () => {
      await press(page, "建立密钥");
      const dialog = page.getByRole("dialog", { name: "建立接口密钥" });
      await chooseBody(dialog, "它以哪个机构的岗位办事？", "昌吉市住建局", "昌吉市住房和城乡建设局");
      await dialog.getByRole("radio", { name: /办理人（昌吉市住建局）/ }).check();
      await write(dialog, "名称", name);
      await dialog.getByRole("radio", { name: "90 天" }).check();
      await screenshot(page, `keys-${width}-1-make`);
      await press(dialog, "建立密钥");
    });
    await step(page, "it is shown once, and closing asks first", async () => {
      const dialog = page.getByRole("dialog", { name: "密钥已建立" });
      await dialog.getByText("只显示这一次").waitFor();
      secret = (await dialog.locator("code").first().textContent()) ?? "";
      expect(secret).toMatch(/^slk_/);
      await page.keyboard.press("Escape");
      await dialog.getByText("关闭后再也看不到这把密钥").waitFor();
      await screenshot(page, `keys-${width}-2-made`);
      await press(dialog, "我已经保存好");
      await dialog.waitFor({ state: "hidden" });
    });
    const bearer = { authorization: `Bearer ${secret}` };
    const used = await page.request.get("/api/v1/people?limit=1", { headers: bearer });
    expect(used.status(), "it acts in a handler's post, who may not list people").toBe(403);
    await step(page, "the list tells whom it acts as, when it was used and when it ends", async () => {
      await page.reload();
      const line = page.getByRole("listitem").filter({ hasText: name });
      await line.getByText("签收、办理、答复派给本单位的诉求").waitFor();
      expect(await line.getByText("从未使用").count()).toBe(0);
      expect(await page.getByText(secret).count()).toBe(0);
      await screenshot(page, `keys-${width}-3-list`);
      await press(page, `停用：${name}`);
    });
    await step(page, "it is ended with a reason, and is out at once", async () => {
      const dialog = page.getByRole("dialog", { name: "停用接口密钥" });
      await write(dialog, "原因", "对方系统下线");
      await dialog.getByRole("checkbox", { name: /我确认要这样做/ }).check();
      await press(dialog, "停用密钥");
      await dialog.waitFor({ state: "hidden" });
      await page.getByRole("checkbox", { name: "含已停用、已到期的" }).check();
      const line = page.getByRole("listitem").filter({ hasText: name });
      await line.getByText(/对方系统下线/).waitFor();
      await screenshot(page, `keys-${width}-4-ended`);
    });
    const after = await page.request.get("/api/v1/people?limit=1", { headers: bearer });
    expect(after.status()).toBe(401);
  });

  it("reads out how the system does, and copies it as text", async () => {
    const page = await people.staff("demo.admin", device, "/operations");
    await step(page, "each line has a word, a sentence and what to do", async () => {
      await page.getByRole("heading", { name: "运行状况" }).waitFor();
      await page.getByText(/数据库连得上/).waitFor();
      await page.getByText(/系统不知道最近一次备份/).waitFor();
      await page.getByText(/更新检索索引：/).waitFor();
      await page.getByText("怎么办：").first().waitFor();
      await screenshot(page, `health-${width}-1`);
      await page.emulateMedia({ colorScheme: "dark" });
      await screenshot(page, `health-${width}-2-dark`);
      await page.emulateMedia({ colorScheme: "light" });
    });
    await step(page, "only what is not good, and the copy", async () => {
      await page.getByRole("checkbox", { name: "只看不好的" }).check();
      expect(await page.getByText(/数据库连得上/).count()).toBe(0);
      await press(page, "复制成文字");
      await page.getByText("已复制").waitFor();
      await screenshot(page, `health-${width}-3-others`);
    });
  });

  it("is the only one who sees how the system does", async () => {
    for (const login of ["demo.city.admin", "demo.security", "demo.dispatcher"]) {
      const page = await people.staff(login, device, "/operations");
      await page
        .getByRole("alert")
        .filter({ hasText: "不能" })
        .or(page.getByText("您看不了这个页面"))
        .first()
        .waitFor();
      expect(await page.getByText(/数据库连得上/).count(), login).toBe(0);
    }
  });
});

describe.each(widths)("how people sign in, on the $width", ({ width, device }) => {
  it("a newcomer gets a link from the security administrator, and looks after it alone", {
    timeout: longMs,
  }, async () => {
    const login = `journey.${width}`;
    const name = `旅程·新人（${width}）`;
    const id = await enterPerson(login, name);
    const security = await people.staff("demo.security", device, `/people/${id}`);
    let link = "";
    await step(security, "a link is made, for a reason", async () => {
      await security.getByText("还没有发出设置密码的链接").waitFor();
      await press(security, "发出设置密码的链接");
      const dialog = security.getByRole("dialog", { name: "发出设置密码的链接" });
      await write(dialog, "原因", "新入职，当面交给本人");
      await press(dialog, "发出设置密码的链接");
      await security.getByText(`请把这个链接交给${name}`).waitFor();
      link = (await security.locator("code").first().textContent()) ?? "";
      await screenshot(security, `sign-in-${width}-1-link`);
    });

    const page = await people.visitor(link.slice(link.indexOf("/invite")), device);
    await step(page, "sets a password and signs in", async () => {
      await page.getByLabel("新密码").fill(password);
      await page.getByLabel("再输一遍").fill(password);
      await press(page, "设置密码");
      await page.getByRole("link", { name: "去登录" }).click();
      await enterPassword(page, login, password);
      await page.waitForURL(/\/desk/);
    });
    const other = await people.visitor("/sign-in", device);
    await enterPassword(other, login, password);
    await other.waitForURL(/\/desk/);

    await step(page, "sees both devices and signs the other one out", async () => {
      await page.goto("/account");
      await page.getByText("这台设备").waitFor();
      await screenshot(page, `sign-in-${width}-2-own`);
      await press(page, "退出");
      await page.getByText("没有其他设备。").waitFor();
    });
    await step(other, "is asked to sign in at the next request", async () => {
      const asked = await other.request.get("/api/v1/session");
      expect(await asked.json()).not.toHaveProperty("person");
      await other.goto("/account");
      await other.getByRole("heading", { name: "工作人员登录" }).waitFor();
    });

    await step(page, "changes the password", async () => {
      await press(page, "修改密码");
      const dialog = page.getByRole("dialog", { name: "修改密码" });
      await dialog.getByLabel("现在的密码").fill(password);
      await dialog.getByLabel("新密码", { exact: true }).fill("木垒的胡杨三千年活着三千年不倒");
      await dialog.getByLabel("再输一遍新密码").fill("木垒的胡杨三千年活着三千年不倒");
      await screenshot(page, `sign-in-${width}-3-password`);
      await press(dialog, "修改密码");
      await page.getByText("密码已修改，其他设备已退出登录。").waitFor();
    });
    await step(page, "begins to set up a second factor", async () => {
      await press(page, "设置动态验证码");
      const dialog = page.getByRole("dialog", { name: "设置动态验证码" });
      await dialog.getByLabel("请先输入密码").fill("木垒的胡杨三千年活着三千年不倒");
      await press(dialog, "下一步");
      await dialog.getByText("第二步：保存备用码").waitFor();
      await screenshot(page, `sign-in-${width}-4-factor`);
    });

    await step(security, "is put out everywhere by the security administrator", async () => {
      await security.reload();
      await security.getByText("1 台设备").waitFor();
      await press(security, "强制退出登录");
      const dialog = security.getByRole("dialog", { name: "强制退出登录" });
      await write(dialog, "原因", "电脑丢失，本人来电");
      await press(dialog, "强制退出登录");
      await security.getByText("现在没有登录").waitFor();
      await security.getByText("强制退出登录").last().scrollIntoViewIfNeeded();
      await screenshot(security, `sign-in-${width}-5-out`);
    });
    await step(page, "is asked to sign in again", async () => {
      await page.goto("/account");
      await page.getByRole("heading", { name: "工作人员登录" }).waitFor();
    });
  });
});

describe.each(widths)("somebody with two posts, on the $width", ({ width, device }) => {
  it("keeps what was not sent, and is led from a page that the other post has not", async () => {
    const page = await people.staff("demo.twoposts", device, "/desk/report");
    const posts = page.getByRole("combobox", { name: "当前岗位" });
    await posts.waitFor();
    const [collecting = "", reporting = ""] = await posts
      .locator("option")
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    await posts.selectOption(collecting);
    const words = `来电人说路口的井盖坏了，晚上很危险（${width}）。`;
    await step(page, "words are written and not sent", async () => {
      await page.getByRole("textbox", { name: "发生了什么？" }).fill(words);
    });
    await step(page, "the page stays, and so do the words", async () => {
      await posts.selectOption(reporting);
      await page.getByText(/现在以“.*”办公/).waitFor();
      await page.getByText("没有提交的内容还在").waitFor();
      const text = page.getByRole("textbox", { name: "发生了什么？" });
      await expect.poll(() => text.inputValue(), patience).toBe(words);
      await screenshot(page, `switch-${width}-1-stays`);
    });
    await step(page, "and one press leads back", async () => {
      await page.getByRole("button", { name: /^换回/ }).click();
      await expect.poll(() => posts.inputValue(), patience).toBe(collecting);
      await page.getByText(/现在以“.*”办公/).waitFor();
    });
  });
});
