import type { StaffRole } from "#engine/actor.ts";
import type { ScreenRoute } from "#web/screenRoute.ts";

export { CaseDutyCalls } from "./CaseDutyCalls.tsx";

const staff: readonly StaffRole[] = [
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

/** The screens of the duty roster. */
export const rosterScreens: readonly ScreenRoute[] = [
  {
    path: "/roster",
    shell: "desk",
    title: { zh: "值班", en: "On duty" },
    load: () => import("./BoardScreen.tsx").then(({ BoardScreen }) => ({ default: BoardScreen })),
    nav: { icon: "phone", order: 30, forRoles: staff },
  },
  {
    path: "/roster/$bodyId",
    shell: "desk",
    title: { zh: "值班表", en: "Duty roster" },
    load: () => import("./RosterScreen.tsx").then(({ RosterScreen }) => ({ default: RosterScreen })),
  },
];
