import type { Words } from "#engine/words.ts";
import type { IconName } from "#web/kit/iconPaths.ts";
import { screenRoutes } from "#web/screens.ts";
import type { Session, SessionPost } from "#web/session/session.ts";

/** An entry of the desk's navigation. */
export interface NavEntry {
  path: string;
  title: Words;
  icon: IconName;
  /** Gone once the service is live. */
  untilLive: boolean;
}

/** Where those go who have no screen of their own. */
const withoutScreens = "/account";

/** The first screen of a post: where whoever signs in, or presses the name at the top, is led. */
export function homeOf(
  post: Pick<SessionPost, "role" | "atRoot"> | undefined,
  firstSteps?: Session["firstSteps"],
): string {
  const entries = navFor(post, firstSteps);
  const path = firstSteps === "begin" ? entries.find((entry) => entry.untilLive)?.path : undefined;
  return path ?? entries[0]?.path ?? withoutScreens;
}

/** The screens that whoever acts in a post finds in the navigation, in their order. */
export function navFor(
  post: Pick<SessionPost, "role" | "atRoot"> | undefined,
  firstSteps?: Session["firstSteps"],
): NavEntry[] {
  if (post === undefined) return [];
  return screenRoutes
    .flatMap(({ path, title, shell, nav }) =>
      shell === "desk" &&
      nav?.forRoles.includes(post.role) &&
      (post.atRoot || !nav.atRootOnly) &&
      (firstSteps !== undefined || !nav.untilLive)
        ? [{ path, title, icon: nav.icon, order: nav.order, untilLive: nav.untilLive === true }]
        : [],
    )
    .toSorted((one, other) => one.order - other.order);
}

/** Whether an entry is shown as the present one on its own page alone: others lie below its address. */
export function isExact({ path }: NavEntry, entries: readonly NavEntry[]): boolean {
  return entries.some((other) => other.path.startsWith(`${path}/`));
}
