import type { StaffRole } from "#engine/actor.ts";
import { markHits } from "#engine/marks.ts";
import { fitsSearch } from "#web/kit/fitsSearch.ts";
import type { SessionPost } from "#web/session/session.ts";
import { navFor } from "#web/shells/navFor.ts";
import type { NamedScreen, SearchSource } from "./searchSource.ts";

const everybody: readonly StaffRole[] = [
  "clerk",
  "townshipDesk",
  "dispatcher",
  "handler",
  "head",
  "supervisor",
  "auditor",
  "systemAdmin",
  "securityAdmin",
];

/** Screens that everybody has and no navigation shows. */
const besideNavigation: readonly NamedScreen[] = [
  { path: "/desk/notices", title: { zh: "站内消息", en: "News" } },
  { path: "/account", title: { zh: "登录与安全", en: "Sign-in and safety" } },
];

/** The screens a post has, to go to by name. */
export function screensOf(post: SessionPost): readonly NamedScreen[] {
  return [...navFor(post), ...besideNavigation];
}

/** Going to a screen by its name, in either language. */
export const screensSource: SearchSource = {
  id: "screens",
  title: { zh: "页面", en: "Screens" },
  icon: "arrowEnd",
  order: 90,
  forRoles: everybody,
  find({ typed, parts, most, language, post }) {
    const found = screensOf(post).filter(({ title }) =>
      fitsSearch({ title: title.zh, words: title.en }, typed),
    );
    return {
      hits: found
        .slice(0, most)
        .map(({ path, title }) => ({ id: path, to: path, title: markHits(title[language], parts) })),
      more: false,
    };
  },
};
