import type { StaffRole } from "#engine/actor.ts";
import type { ScreenRoute } from "#web/screenRoute.ts";

/** Who was called for a case outside office hours; loaded when a case is looked at. */
export const loadCaseDutyCalls = () =>
  import("./CaseDutyCalls.tsx").then(({ CaseDutyCalls }) => CaseDutyCalls);

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
