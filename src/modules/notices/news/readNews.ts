import type { StaffActor } from "#engine/actor.ts";
import type { Case } from "#engine/case.ts";
import type { Words } from "#engine/words.ts";
import { findCases } from "#platform/journal/readCase.ts";
import type { StaffKind } from "../domain/choices.ts";
import { fillWords } from "../domain/fillTemplate.ts";
import { type NewsPlace, newsRules, placeOf } from "../domain/news.ts";
import { stillHolds } from "../domain/notice.ts";
import { findTemplate } from "../domain/templates.ts";
import type { Ground } from "../ground.ts";
import { countUnread, type SeenNews, selectNews } from "../store.ts";

/** News as its reader's screen has it, in every language. */
export interface NewsItem {
  id: string;
  kind: StaffKind;
  subject: Words;
  text: Words;
  leadsTo: NewsPlace;
  caseId?: string;
  version?: number;
  urgent: boolean;
  stands: boolean;
  read: boolean;
  at: string;
}

/** A page of what somebody was told in the post they act in, the newest first. */
export async function readNews(
  ground: Pick<Ground, "pool" | "organisations">,
  actor: StaffActor,
  asked: { show: "all" | "unread"; cursor?: string | undefined; limit: number },
): Promise<{ items: NewsItem[]; next?: string }> {
  const { pool, organisations } = ground;
  const found = await selectNews(pool, {
    actor,
    tree: organisations.tree(),
    unreadOnly: asked.show === "unread",
    before: asked.cursor,
    limit: asked.limit + 1,
  });
  const page = found.slice(0, asked.limit);
  const last = page.at(-1);
  const watched = page.flatMap(({ watch, caseId }) => (watch && caseId !== undefined ? [caseId] : []));
  const cases = new Map(
    (await findCases(pool, [...new Set(watched)])).map((stored) => [stored.case.id, stored.case]),
  );
  return {
    items: page.flatMap((each) => itemOf(each, cases.get(each.caseId ?? "")) ?? []),
    ...(found.length > asked.limit && last ? { next: last.id } : {}),
  };
}

/** How much of it is unread; `more` where nobody counted on. */
export async function countNews(
  { pool, organisations }: Pick<Ground, "pool" | "organisations">,
  actor: StaffActor,
): Promise<{ unread: number; more: boolean }> {
  const most = newsRules.countedMost;
  const count = await countUnread(pool, { actor, tree: organisations.tree(), most });
  return { unread: Math.min(count, most), more: count > most };
}

/** What a template of old said is not told any more, where the system no longer has it. */
function itemOf(news: SeenNews, state: Case | undefined): NewsItem | undefined {
  const template = findTemplate(news.template);
  if (template?.audience !== "staff") return undefined;
  const leadsTo = placeOf(news.template, news.caseId);
  return {
    id: news.id,
    kind: template.kind,
    subject: fillWords(template.subject, news.blanks),
    text: fillWords(template.inApp, news.blanks),
    leadsTo,
    ...(leadsTo === "case" && news.caseId !== undefined ? { caseId: news.caseId } : {}),
    ...(leadsTo === "case" && news.version !== undefined ? { version: news.version } : {}),
    urgent: news.urgent,
    stands: news.watch === undefined || (state !== undefined && stillHolds(news.watch, state)),
    read: news.read,
    at: news.at.toISOString(),
  };
}
