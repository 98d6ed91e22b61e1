import type { Transaction } from "#platform/database/queryable.ts";
import { tellPeople } from "#platform/live/tellPeople.ts";
import { wantsInApp } from "../domain/choices.ts";
import type { NewNotice } from "../domain/notice.ts";
import { findTemplate } from "../domain/templates.ts";
import type { Ground } from "../ground.ts";
import { findStaffChoices, insertNews, type NewNews } from "../store.ts";

/**
 * Writes what staff find in the app, in the caller's transaction: once for its key in each post whose matter it is, as
 * far as they want it there. Their screens hear of it as the transaction commits.
 */
export async function keepNews(
  { organisations }: Pick<Ground, "organisations">,
  tx: Transaction,
  notices: readonly NewNotice[],
  now: Date,
): Promise<void> {
  const toStaff = notices.flatMap((notice) => ("personId" in notice.to ? [{ notice, to: notice.to }] : []));
  if (toStaff.length === 0) return;
  const choices = await findStaffChoices(tx, [...new Set(toStaff.map(({ to }) => to.personId))]);
  const news = toStaff.flatMap(({ notice, to: { personId, posts } }): NewNews[] => {
    const template = findTemplate(notice.template);
    if (template?.audience !== "staff" || !wantsInApp(choices.get(personId), template.kind)) return [];
    const theirs = posts ?? organisations.postsOf(personId);
    return theirs.map(({ role, bodyId }) => ({ notice, personId, post: { role, bodyId } }));
  });
  await tellPeople(tx, await insertNews(tx, news, now));
}
