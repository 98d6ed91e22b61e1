import type { SessionPost } from "#web/session/session.ts";
import { navFor } from "#web/shells/navFor.ts";
import type { NamedScreen } from "./searchSource.ts";

/** Screens that everybody has and no navigation shows. */
const besideNavigation: readonly NamedScreen[] = [
  { path: "/desk/notices", title: { zh: "站内消息", en: "News" } },
  { path: "/account", title: { zh: "登录与安全", en: "Sign-in and safety" } },
];

/** The screens a post has, to go to by name. */
export function screensOf(post: SessionPost): readonly NamedScreen[] {
  return [...navFor(post), ...besideNavigation];
}
