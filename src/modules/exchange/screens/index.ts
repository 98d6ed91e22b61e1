import type { ScreenRoute } from "#web/screenRoute.ts";

export { OrderPanel } from "./OrderPanel.tsx";

/** The screens of the exchange with superior platforms. */
export const exchangeScreens: readonly ScreenRoute[] = [
  {
    path: "/exchange",
    shell: "desk",
    title: { zh: "上级平台对接", en: "Superior platforms" },
    load: () => import("./ExchangeScreen.tsx").then(({ ExchangeScreen }) => ({ default: ExchangeScreen })),
    nav: { icon: "swap", order: 72, forRoles: ["systemAdmin"] },
  },
];
