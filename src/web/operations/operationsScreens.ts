import type { ScreenRoute } from "#web/screenRoute.ts";

/** What those who operate the installation look at. */
export const operationsScreens: readonly ScreenRoute[] = [
  {
    path: "/operations",
    shell: "desk",
    title: { zh: "运行状况", en: "Health" },
    load: () => import("./HealthScreen.tsx").then(({ HealthScreen }) => ({ default: HealthScreen })),
    nav: { icon: "health", order: 76, forRoles: ["systemAdmin"], atRootOnly: true },
  },
];
