import type { SessionPost } from "#web/session/session.ts";
import { screenRoutes } from "#web/screens.ts";
import { homeOf, navFor } from "./navFor.ts";

/**
 * Where whoever changes to a post is led, if away from where they are: a screen that is not in that post's navigation
 * is not theirs. A page of one case, person or article is left to the server to say: both posts may have a part in it.
 */
export function pageAfterSwitch(
  path: string,
  post: Pick<SessionPost, "role" | "atRoot">,
): string | undefined {
  // Whether the service is live is the server's to know: what leads there counts as the post's.
  const entries = navFor(post, "go-on");
  const isOne = screenRoutes.some((screen) => screen.path.includes("$") && fits(screen.path, path));
  const known = screenRoutes.some((screen) => screen.path === path);
  if (!known && isOne) return undefined;
  const [owner] = screenRoutes
    .filter((screen) => screen.nav && (screen.path === path || path.startsWith(`${screen.path}/`)))
    .toSorted((one, other) => other.path.length - one.path.length);
  if (!owner || entries.some((entry) => entry.path === owner.path)) return undefined;
  return homeOf(post);
}

function fits(pattern: string, path: string): boolean {
  const parts = path.split("/");
  const wanted = pattern.split("/");
  return (
    parts.length === wanted.length &&
    wanted.every((part, index) => part.startsWith("$") || part === parts[index])
  );
}
