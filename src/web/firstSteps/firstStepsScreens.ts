import type { ScreenRoute } from "#web/screenRoute.ts";

/** What leads an operator from an empty installation to a service that is live. */
export const firstStepsScreens: readonly ScreenRoute[] = [
  {
    path: "/first-steps",
    shell: "desk",
    title: { zh: "启用准备", en: "First steps" },
    load: () =>
      import("./FirstStepsScreen.tsx").then(({ FirstStepsScreen }) => ({ default: FirstStepsScreen })),
    nav: { icon: "flag", order: 79, forRoles: ["systemAdmin"], atRootOnly: true, untilLive: true },
  },
];
