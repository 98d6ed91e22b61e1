import type { ScreenRoute } from "#web/screenRoute.ts";

/** What a superior platform asked for; loaded when a case of one is looked at. */
export const loadOrderPanel = () => import("./OrderPanel.tsx").then(({ OrderPanel }) => OrderPanel);

/** The screens of the exchange with superior platforms. */
export const exchangeScreens: readonly ScreenRoute[] = [
  {
    path: "/exchange",
    shell: "desk",
    title: { zh: "上级平台对接", en: "Superior platforms" },
    load: () => import("./ExchangeScreen.tsx").then(({ ExchangeScreen }) => ({ default: ExchangeScreen })),
    nav: { icon: "swap", order: 72, forRoles: ["systemAdmin"], atRootOnly: true },
  },
];
