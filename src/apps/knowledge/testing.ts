import { expect } from "vitest";
import { type Answer, type Caller, testSystem } from "../testing.ts";

export const shiliu = await testSystem();
export const housing = "652301-D-housing";
export const urban = "652301-D-urban";
export const city = "652301";

/** The date in Beijing, so many days from the system's now. */
export function dayIn(days: number): string {
  const local = shiliu.system.clock().getTime() + (8 + 24 * days) * 3_600_000;
  return new Date(local).toISOString().slice(0, 10);
}

/** What an article says, with something else here and there. */
export function contentOf(more: object = {}): object {
  return {
    ownerId: housing,
    title: "老旧小区加装电梯的补贴标准",
    question: "楼里想装电梯，政府补多少钱",
    answer: "符合条件的老旧小区加装电梯，每部按照公布的标准给予补贴，由业主共同申请。",
    kinds: ["consult"],
    keywords: ["加装电梯", "补贴"],
    ground: "测试用的依据",
    validUntil: dayIn(90),
    ...more,
  };
}

/** What a template says, with something else here and there. */
export function templateOf(more: object = {}): object {
  return {
    bodyId: housing,
    title: "结果答复",
    action: "draftAnswer",
    words: "编号 {编号} 的事项已办理：{处理措施}。",
    ...more,
  };
}

/** Expects a refusal by its code, whatever was asked. */
export function expectCode(answer: Answer, code: string): void {
  expect(answer.body).toMatchObject({ code, message: expect.any(String) });
  expect(answer.status).toBeGreaterThanOrEqual(400);
}

/** Drafts an article as the housing bureau's handler, and publishes it as its head. */
export async function published(more: object = {}): Promise<{ id: string }> {
  const [writer, head] = await Promise.all([shiliu.staff("demo.housing"), shiliu.staff("demo.housing.head")]);
  const { body } = await writer.post("/knowledge/articles", contentOf(more));
  const done = await head.post(`/knowledge/articles/${body.id}/publish`, { version: 1 });
  expect(done.body).toMatchObject({ state: "published", usable: true });
  return { id: body.id };
}

/** Drafts and publishes the next version of an article. */
export async function republished(id: string, more: object = {}): Promise<void> {
  const [writer, head] = await Promise.all([shiliu.staff("demo.housing"), shiliu.staff("demo.housing.head")]);
  const newestVersion = (await writer.get(`/knowledge/articles/${id}`)).body.versions[0].version;
  await writer.post(`/knowledge/articles/${id}/drafts`, { ...contentOf(more), newestVersion });
  const done = await head.post(`/knowledge/articles/${id}/publish`, { version: newestVersion + 1 });
  expect(done.status).toBe(200);
}

/** The ids that a search finds, in order. */
export async function found(who: Caller, q: string): Promise<string[]> {
  const { body } = await who.get(`/knowledge/search?q=${encodeURIComponent(q)}`);
  return body.lines.map(({ id }: { id: string }) => id);
}
