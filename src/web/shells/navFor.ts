import type { Words } from "#engine/words.ts";
import type { IconName } from "#web/kit/iconPaths.ts";
import { screenRoutes } from "#web/screens.ts";
import type { SessionPost } from "#web/session/session.ts";

/** An entry of the desk's navigation. */
export interface NavEntry {
  path: string;
  title: Words;
  icon: IconName;
}

/** The screens that whoever acts in a post finds in the navigation, in their order. */
export function navFor(post: Pick<SessionPost, "role" | "atRoot"> | undefined): NavEntry[] {
  if (post === undefined) return [];
  return screenRoutes
    .flatMap(({ path, title, shell, nav }) =>
      shell === "desk" && nav?.forRoles.includes(post.role) && (post.atRoot || !nav.atRootOnly)
        ? [{ path, title, icon: nav.icon, order: nav.order }]
        : [],
    )
    .toSorted((one, other) => one.order - other.order);
}

/** Whether an entry is shown as the present one on its own page alone: others lie below its address. */
export function isExact({ path }: NavEntry, entries: readonly NavEntry[]): boolean {
  return entries.some((other) => other.path.startsWith(`${path}/`));
}
