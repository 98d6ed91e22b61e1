import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { letExpire } from "./agedArticle.ts";
import { desk, screenshot } from "./browser.ts";
import { type Speaker, usePeople, widths } from "./people.ts";
import { openAction } from "./screens/casePage.ts";
import { press, write } from "./screens/form.ts";
import { answerByKeys, writeDown } from "./screens/lineAnswer.ts";
import { step } from "./step.ts";

const people = usePeople();
const solving = "**/api/v1/requests/*/solve-on-the-spot";
const answer = "持身份证到办理窗口登记，当天办结，不收费。请在工作日办理。";

/** A day so many days from now, as a date field takes it. */
function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Words that no other article and no other run has; without digits, which would be taken out where they look like a number. */
function rareTitle(): string {
  const letters = randomUUID().replace(/[\d-]/g, (digit) => "甲乙丙丁戊己庚辛壬癸"[Number(digit)] ?? "");
  return `示例${letters.slice(0, 8)}证怎么补办`;
}

async function publishedArticle(title: string): Promise<string> {
  const writer = await people.speaker("demo.housing");
  const drafted = await writer.post("/knowledge/articles", {
    ownerId: "652301-D-housing",
    title,
    answer,
    ground: "示例办法",
    validUntil: dayIn(90),
  });
  const { id } = drafted.body;
  const head = await people.speaker("demo.housing.head");
  const published = await head.post(`/knowledge/articles/${id}/publish`, { version: 1 });
  expect(published.status).toBe(200);
  return id;
}

/** The cases whose words these are, once the worker has made them findable. */
async function casesWith(speaker: Speaker, words: string) {
  const find = async () => {
    const found = await speaker.get(`/requests/search?q=${encodeURIComponent(words)}`);
    return found.body.lines as { id: string; state: { id: string } }[];
  };
  await expect.poll(async () => (await find()).length, { timeout: 15_000 }).toBeGreaterThan(0);
  return find();
}

describe.each(widths)("the knowledge base, on the $width", ({ width, device }) => {
  it("is written by one, published by another, and answers a caller on the line", async () => {
    const title = rareTitle();
    const writer = await people.staff("demo.housing", device, "/knowledge/new");
    await step(writer, "a handler writes an article; what was written outlives a reload", async () => {
      await write(writer, "标题", title);
      await write(writer, "答复内容", answer);
      await writer.reload();
      await writer.getByText(/已恢复您.*没有提交的内容/).waitFor();
      await write(writer, "依据", "示例办法第三条");
      await write(writer, "关键词", "补办、登记");
      await press(writer, "保存新稿");
      await writer.getByRole("heading", { level: 1, name: title }).waitFor();
      await writer.getByText("还没有发布，不能用来答复").waitFor();
      await screenshot(writer, `knowledge-${width}-1-draft`);
    });
    const path = new URL(writer.url()).pathname;
    const head = await people.staff("demo.housing.head", device, "/knowledge");
    await step(head, "the head finds it among the drafts and publishes it", async () => {
      if (width === "phone") await press(head, "筛选条件");
      await head.getByRole("radio", { name: "待发布的" }).check();
      await head.getByRole("link", { name: title }).click();
      await head.getByRole("button", { name: "退回", exact: true }).waitFor();
      await press(head, "发布");
      await press(head.getByRole("dialog", { name: "发布" }), "发布");
      await head.getByText("看第 1 版").waitFor();
      await head.getByRole("region", { name: "答复内容" }).getByText(answer).waitFor();
      await screenshot(head, `knowledge-${width}-2-published`);
    });
    const words = `来电问${title}，要带什么材料？`;
    const clerk = await people.staff("demo.clerk", device, "/desk/report");
    await step(
      clerk,
      "a clerk finds it as the caller speaks, and answers from it by the keyboard",
      async () => {
        await writeDown(clerk, words);
        await answerByKeys(clerk, title);
        await write(clerk, "给诉求人的答复", `${answer}可以请人代办。`);
        await screenshot(clerk, `knowledge-${width}-3-answer`);
        await clerk.keyboard.press("Control+Enter");
        await clerk.getByText(`并照知识库《${title}》当场答复`).waitFor();
        await screenshot(clerk, `knowledge-${width}-4-recorded`);
      },
    );
    await step(clerk, "the case page shows the answer and what it rests on", async () => {
      await clerk.getByRole("link", { name: "打开这件诉求" }).first().click();
      const panel = clerk.getByRole("region", { name: "给诉求人的答复" });
      await panel.getByText("可以请人代办").waitFor();
      await screenshot(clerk, `knowledge-${width}-5-case`);
      await panel.getByRole("link", { name: `依据知识库《${title}》第 1 版` }).click();
      await clerk.waitForURL(`**${path}`);
      await clerk.getByText("近 30 天 1 件，一共 1 件").waitFor();
    });
  });
});

describe("an answer on the line", () => {
  it("is recorded once, though its answer is lost, the page is closed and the network is away in between", async () => {
    const title = rareTitle();
    await publishedArticle(title);
    const words = `断网时来电问${title}。`;
    const first = await people.staff("demo.clerk", desk, "/desk/report");
    const context = first.context();
    // The case is written down; the answer to the second command is lost on the way, then there is no network.
    let lost = 0;
    await context.route(solving, async (route) => {
      if (lost === 0) await route.fetch();
      lost += 1;
      await route.abort("connectionreset");
    });
    await step(first, "the clerk sees that the case is there and its answer in doubt", async () => {
      await writeDown(first, words);
      await answerByKeys(first, title);
      await press(first, "登记并答复");
      await first.getByText("答复还没有收到回音").waitFor({ timeout: 40_000 });
      await screenshot(first, "knowledge-line-1-doubt");
      await context.setOffline(true);
    });
    expect(lost).toBeGreaterThan(1);
    await first.close();
    await context.unroute(solving);
    await context.setOffline(false);
    const second = await context.newPage();
    await step(second, "the desk opened anew sends it again by itself, and says so", async () => {
      await second.goto("/desk");
      await second.getByText(`并照知识库《${title}》当场答复`).waitFor();
    });
    const dispatcher = await people.speaker("demo.dispatcher");
    const cases = await casesWith(dispatcher, title);
    expect(cases.map(({ state }) => state.id)).toEqual(["callback"]);
    const view = await dispatcher.get(`/requests/${cases[0]?.id}`);
    const answers = view.body.timeline.filter(
      ({ action }: { action: string }) => action === "solveOnTheSpot",
    );
    expect(answers).toHaveLength(1);
  });

  it("stays in sight while the clerk goes on, and is sent by itself from wherever the clerk is", async () => {
    const title = rareTitle();
    await publishedArticle(title);
    const clerk = await people.staff("demo.clerk", desk, "/desk/report");
    await clerk.route(solving, (route) => route.abort("connectionreset"));
    const doubt = clerk.getByText("答复还没有收到回音");
    await step(clerk, "the next caller is written down with the answer still in sight", async () => {
      await writeDown(clerk, `来电问${title}，在哪里办？`);
      await answerByKeys(clerk, title);
      await press(clerk, "登记并答复");
      await doubt.waitFor({ timeout: 40_000 });
      await press(clerk, "登记下一件");
      await clerk.getByRole("textbox", { name: "发生了什么？" }).waitFor();
      await doubt.waitFor();
    });
    await step(
      clerk,
      "the case's own page says the same, and sends it once the network is back",
      async () => {
        await clerk.getByRole("link", { name: "打开这件诉求" }).click();
        await doubt.waitFor({ timeout: 40_000 });
        await clerk.unroute(solving);
        await clerk.getByText(`并照知识库《${title}》当场答复`).waitFor({ timeout: 30_000 });
        await clerk.getByRole("region", { name: "给诉求人的答复" }).getByText(answer).waitFor();
      },
    );
  });

  it("is refused with its sentence where the article is over by then, and may be given in the clerk's own words", async () => {
    const title = rareTitle();
    const id = await publishedArticle(title);
    const clerk = await people.staff("demo.clerk", desk, "/desk/report");
    await step(clerk, "the article ends while the clerk still writes", async () => {
      await writeDown(clerk, `来电问${title}，能不能今天办？`);
      await answerByKeys(clerk, title);
      await letExpire(id);
      await press(clerk, "登记并答复");
      await clerk.getByText("这条知识已过有效期，不能用来答复").waitFor();
      await clerk.getByText("已登记，但答复没有登记上").waitFor();
      await screenshot(clerk, "knowledge-line-2-expired");
    });
    await step(clerk, "a reload forgets neither the case nor the words", async () => {
      await clerk.reload();
      await clerk.getByText("这条知识已过有效期，不能用来答复").waitFor();
      expect(await clerk.getByRole("textbox", { name: "给诉求人的答复" }).inputValue()).toBe(answer);
    });
    await step(clerk, "the clerk answers in words of their own", async () => {
      await press(clerk, "不引用这条知识，照这段话答复");
      await clerk.getByText("已登记，并已当场答复。").waitFor();
    });
  });

  it("cannot be begun from an article that is over: it is found, and says so", async () => {
    const title = rareTitle();
    const id = await publishedArticle(title);
    await letExpire(id);
    const clerk = await people.staff("demo.clerk", desk, "/desk/report");
    await writeDown(clerk, `来电问${title}。`);
    const found = clerk.getByRole("list", { name: "可能的答复" }).getByRole("button", { name: title });
    await found.getByText("已过期，不能用来答复").waitFor();
    await found.click();
    await clerk.getByText("已过有效期，不能用来答复。请归口单位核对后续期。").waitFor();
    expect(await clerk.getByRole("button", { name: "用这条答复" }).count()).toBe(0);
  });
});

describe.each(widths)("what an owner does with an article, on the $width", ({ device }) => {
  it("is renewed, changed, sent back and withdrawn, and its record says so", async () => {
    const title = rareTitle();
    const id = await publishedArticle(title);
    const head = await people.staff("demo.housing.head", device, `/knowledge/${id}`);
    await step(head, "the head renews it", async () => {
      await press(head, "续期");
      const dialog = head.getByRole("dialog", { name: "续期" });
      await write(dialog, "核对了什么", "对照新办法逐条核对，没有变化。");
      await press(dialog, "续期");
      await head.getByText("对照新办法逐条核对，没有变化。").waitFor();
    });
    const writer = await people.staff("demo.housing", device, `/knowledge/${id}/edit`);
    await step(
      writer,
      "a handler changes it: the version in force stays until the new one is published",
      async () => {
        await write(writer, "答复内容", `${answer}周末不办。`);
        await press(writer, "保存新稿");
        await writer.getByText("和在用的版本相比，改了：答复内容").waitFor();
        await writer.getByRole("region", { name: "答复内容" }).getByText(answer, { exact: true }).waitFor();
      },
    );
    await step(head, "the head sends the draft back with a reason", async () => {
      await head.reload();
      await press(head, "退回");
      const dialog = head.getByRole("dialog", { name: "退回" });
      await write(dialog, "理由", "周末也办，请改。");
      await press(dialog, "退回");
      await head.getByText("周末也办，请改。").waitFor();
    });
    await step(head, "the head withdraws the article, and it is no answer any more", async () => {
      await press(head, "撤下");
      const dialog = head.getByRole("dialog", { name: "撤下" });
      await write(dialog, "理由", "办法已经废止。");
      await dialog.getByRole("checkbox").check();
      await press(dialog, "撤下");
      await head.getByText("已经撤下，不能用来答复。").waitFor();
      await head.getByText("办法已经废止。").waitFor();
    });
  });
});

describe.each(widths)("a template, on the $width", ({ width, device }) => {
  it("fills an answer from its case, and a blank that is left stops it", async () => {
    const name = `示例模板${randomUUID().slice(0, 8)}`;
    const keeper = await people.staff("demo.dispatcher", device, "/knowledge/templates");
    await step(keeper, "the desk writes a template with blanks from buttons", async () => {
      await press(keeper, "写一个模板");
      const dialog = keeper.getByRole("dialog", { name: "写一个模板" });
      await write(dialog, "模板名称", name);
      await write(dialog, "模板内容", "您反映的事项，编号");
      await press(dialog, "工单编号");
      await press(dialog, "自己填的空白");
      await dialog.getByRole("region", { name: "预览（示例工单）" }).getByText("SL00001234").waitFor();
      await dialog.getByRole("combobox", { name: "用在哪一步" }).selectOption({ label: "当场解决" });
      await screenshot(keeper, `knowledge-${width}-6-template`);
      await press(dialog, "保存");
      await keeper.getByRole("heading", { level: 2, name }).waitFor();
    });
    const stranger = await people.stranger();
    const filed = await stranger.post("/requests", {
      process: "resident-request",
      kind: "consult",
      words: `办事大厅几点开门（${name}）？`,
      placeId: "652301001",
    });
    const { caseId, number } = filed.body;
    const dispatcher = await people.staff("demo.dispatcher", device, `/desk/cases/${caseId}`);
    await step(dispatcher, "it is put into the answer, filled in from the case", async () => {
      const dialog = await openAction(dispatcher, "当场解决");
      await press(dialog, "用模板");
      await dialog.getByRole("list", { name: "答复模板" }).getByRole("button", { name }).click();
      const area = dialog.getByRole("textbox", { name: "给诉求人的答复" });
      await expect.poll(() => area.inputValue()).toBe(`您反映的事项，编号${number}{要填的内容}`);
      await press(dialog, "答复并办结");
      await dialog.getByText("还有空白没有填：{要填的内容}").waitFor();
      await screenshot(dispatcher, `knowledge-${width}-7-blank`);
      await area.fill(`您反映的事项，编号${number}，办事大厅九点开门。`);
      await press(dialog, "答复并办结");
      await dispatcher.getByRole("status").filter({ hasText: "已完成：当场解决" }).waitFor();
    });
  });
});
