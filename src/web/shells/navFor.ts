import type { StaffRole } from "#engine/actor.ts";
import type { Words } from "#engine/words.ts";
import type { IconName } from "#web/kit/iconPaths.ts";
import { screenRoutes } from "#web/screens.ts";

/** An entry of the desk's navigation. */
export interface NavEntry {
  path: string;
  title: Words;
  icon: IconName;
}

/** The screens a role finds in its navigation, in their order. */
export function navFor(role: StaffRole | undefined): NavEntry[] {
  if (role === undefined) return [];
  return screenRoutes
    .flatMap(({ path, title, shell, nav }) =>
      shell === "desk" && nav?.forRoles.includes(role)
        ? [{ path, title, icon: nav.icon, order: nav.order }]
        : [],
    )
    .toSorted((one, other) => one.order - other.order);
}

/** Whether an entry is shown as the present one on its own page alone: others lie below its address. */
export function isExact({ path }: NavEntry, entries: readonly NavEntry[]): boolean {
  return entries.some((other) => other.path.startsWith(`${path}/`));
}
