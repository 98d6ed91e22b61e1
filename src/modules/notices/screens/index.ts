import type { StaffRole } from "#engine/actor.ts";
import type { ScreenRoute } from "#web/screenRoute.ts";

const everybody: readonly StaffRole[] = [
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

/** The bell in the desk's header. */
export const loadNewsBell = () => import("./news/newsPages.ts").then(({ NewsBell }) => NewsBell);

/** How people are told, and what becomes of messages that cannot be sent. */
export const noticeScreens: readonly ScreenRoute[] = [
  {
    path: "/my/notices",
    shell: "public",
    title: { zh: "进度通知", en: "Notifications" },
    load: () =>
      import("./ReporterSettingsScreen.tsx").then(({ ReporterSettingsScreen }) => ({
        default: ReporterSettingsScreen,
      })),
  },
  {
    path: "/notices/settings",
    shell: "desk",
    title: { zh: "通知设置", en: "Notifications" },
    load: () =>
      import("./StaffSettingsScreen.tsx").then(({ StaffSettingsScreen }) => ({
        default: StaffSettingsScreen,
      })),
    nav: { icon: "bell", order: 90, forRoles: everybody },
  },
  {
    path: "/desk/notices",
    shell: "desk",
    title: { zh: "站内消息", en: "News" },
    load: () => import("./news/newsPages.ts").then(({ NewsScreen }) => ({ default: NewsScreen })),
  },
  {
    path: "/notices/queue",
    shell: "desk",
    title: { zh: "消息发送", en: "Messages out" },
    load: () => import("./QueueScreen.tsx").then(({ QueueScreen }) => ({ default: QueueScreen })),
    nav: { icon: "network", order: 75, forRoles: ["systemAdmin"], atRootOnly: true },
  },
];
