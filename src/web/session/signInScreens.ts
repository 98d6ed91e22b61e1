import type { ScreenRoute } from "#web/screenRoute.ts";

/** How staff get in. */
export const signInScreens: readonly ScreenRoute[] = [
  {
    path: "/sign-in",
    shell: "public",
    title: { zh: "工作人员登录", en: "Staff sign-in" },
    load: () => import("./SignIn.tsx").then(({ SignIn }) => ({ default: SignIn })),
  },
  {
    path: "/invite",
    shell: "public",
    title: { zh: "设置密码", en: "Set your password" },
    load: () => import("./AcceptInvite.tsx").then(({ AcceptInvite }) => ({ default: AcceptInvite })),
  },
  {
    path: "/account",
    shell: "desk",
    title: { zh: "登录与安全", en: "Sign-in and security" },
    load: () =>
      import("../account/AccountScreen.tsx").then(({ AccountScreen }) => ({ default: AccountScreen })),
  },
];
