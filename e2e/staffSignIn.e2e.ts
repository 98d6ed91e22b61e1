import { describe, it } from "vitest";
import { screenshot } from "./browser.ts";
import { demoPassword, usePeople, widths } from "./people.ts";
import { enterPassword } from "./screens/signIn.ts";
import { step } from "./step.ts";

const people = usePeople();
const freeTries = 5;
// Nobody else's journey signs in as these: they are locked out here.
const lockedOut = { desk: "demo.property", phone: "demo.property.head" } as const;

describe.each(widths)("staff sign-in, on the $width", ({ width, device }) => {
  it("lets in whoever knows the password, to the queue", async () => {
    const page = await people.visitor("/sign-in", device);
    await step(page, "a wrong password is refused in a sentence", async () => {
      await enterPassword(page, "demo.dispatcher2", "not the password at all");
      await page.getByRole("alert").filter({ hasText: "登录名或密码不正确" }).waitFor();
      await screenshot(page, `sign-in-${width}-wrong`);
    });
    await step(page, "the right one leads to the queue", async () => {
      await enterPassword(page, "demo.dispatcher2", demoPassword());
      await page.getByRole("heading", { level: 1, name: "我的待办" }).waitFor();
    });
  });

  it("locks a login after too many wrong tries, even for the right password", async () => {
    const page = await people.visitor("/sign-in", device);
    const login = lockedOut[width];
    await step(page, "guessing is stopped, and the page says until when", async () => {
      for (let tried = 0; tried < freeTries; tried += 1) {
        const answered = page.waitForResponse("**/api/auth/sign-in");
        await enterPassword(page, login, `a wrong guess ${tried}`);
        await answered;
      }
      await enterPassword(page, login, demoPassword());
      await page
        .getByRole("alert")
        .filter({ hasText: /已暂时锁定。请在 .+（北京时间）后再试/ })
        .waitFor();
      await screenshot(page, `sign-in-${width}-locked`);
    });
  });

  it("lets whoever holds two posts switch between them", async () => {
    const page = await people.staff("demo.twoposts", device);
    await step(page, "the queue names the first post, then the other", async () => {
      await page.getByText("这里只列出延安北路街道 · 乡镇（街道）岗现在要办的").waitFor();
      const posts = page.getByRole("combobox", { name: "当前岗位" });
      const station = posts.getByRole("option", { name: "党建工作指导员 / 站点人员" });
      await posts.selectOption((await station.getAttribute("value")) ?? "");
      await page.getByText("党建工作指导员 / 站点人员现在要办的").waitFor();
      await screenshot(page, `posts-${width}`);
      await page.reload();
      await page.getByText("党建工作指导员 / 站点人员现在要办的").waitFor();
    });
  });
});
