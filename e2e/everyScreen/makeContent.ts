import { randomUUID } from "node:crypto";
import { demoPeople } from "#modules/organisations/index.ts";
import { type DemoCases, makeDemoCases, speakAs } from "./demoCases.ts";

/** What was made for screens to show. */
export interface Made extends DemoCases {
  articleId: string;
  personId: string;
  /** The path of a link that lets somebody set their first password. */
  invitation: string;
}

/** Fills a fresh installation, so that no screen has to be looked at empty. */
export async function makeContent(baseUrl: string, dataDir: string): Promise<Made> {
  const cases = await makeDemoCases(baseUrl, dataDir);
  const [reader, admin, security] = await Promise.all([
    speakAs(baseUrl, dataDir, "demo.housing"),
    speakAs(baseUrl, dataDir, "demo.admin"),
    speakAs(baseUrl, dataDir, "demo.security"),
  ]);
  const { lines: articles } = (await reader.get("/knowledge/articles")) as { lines: { id: string }[] };
  const [article] = articles;
  if (!article) throw new Error("The demo knowledge base is empty");
  const newcomer = (await admin.post("/people", {
    name: "演示·新来的人",
    login: `pictures.${randomUUID().slice(0, 8)}`,
    post: { role: "clerk", bodyId: "652301001" },
  })) as { id: string };
  const { inviteToken } = (await security.post(`/people/${newcomer.id}/sign-in/reset`, {
    act: "password",
    reason: "示例：新入职",
  })) as { inviteToken: string };
  const person = demoPeople.find(({ login }) => login === "demo.housing");
  if (!person) throw new Error("There is no demo handler");
  return {
    ...cases,
    articleId: article.id,
    personId: person.personId,
    invitation: `/invite#${inviteToken}`,
  };
}
