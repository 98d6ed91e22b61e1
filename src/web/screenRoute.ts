import type { ComponentType } from "react";
import type { StaffRole } from "#engine/actor.ts";
import type { Words } from "#engine/words.ts";
import type { IconName } from "./kit/iconPaths.ts";

/** A place of a screen in the navigation. */
export interface ScreenNav {
  icon: IconName;
  /** Smaller comes first. */
  order: number;
  /** Whose navigation shows it. */
  forRoles: readonly StaffRole[];
  /** For those at the body above all others alone: what is one for the whole installation. */
  atRootOnly?: true;
  /** As long as the service is not live: what leads there, and is then found from the health page. */
  untilLive?: true;
}

/** A screen as a module declares it in `screens/index.ts`; the screen itself is loaded when it is opened. */
export interface ScreenRoute {
  /** In the router's notation: `/cases/$caseId`. */
  path: string;
  shell: "public" | "desk";
  /** Names the screen in the navigation and while it loads. */
  title: Words;
  load: () => Promise<{ default: ComponentType }>;
  nav?: ScreenNav;
}
