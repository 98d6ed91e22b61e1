import type { ScreenRoute } from "#web/screenRoute.ts";

/** How those who asked get to what they asked. */
export const reporterScreens: readonly ScreenRoute[] = [
  {
    path: "/me/sign-in",
    shell: "public",
    title: { zh: "用手机号登录", en: "Sign in by phone" },
    load: () => import("./SignInScreen.tsx").then(({ SignInScreen }) => ({ default: SignInScreen })),
  },
];
