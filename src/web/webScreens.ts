import type { ScreenRoute } from "./screenRoute.ts";

/** The shell's own screens. */
export const webScreens: readonly ScreenRoute[] = [
  {
    path: "/",
    shell: "public",
    title: { zh: "首页", en: "Home" },
    load: () => import("./home/HomeScreen.tsx").then(({ HomeScreen }) => ({ default: HomeScreen })),
  },
  {
    path: "/start",
    shell: "desk",
    title: { zh: "工作台", en: "Desk" },
    // With the shell, not by itself: a piece of its own would take the lists of screens apart for every page.
    load: () => import("./shells/DeskShell.tsx").then(({ DeskHome }) => ({ default: DeskHome })),
  },
  {
    path: "/kit",
    shell: "public",
    title: { zh: "组件一览", en: "The kit" },
    load: () =>
      import("./gallery/GalleryScreen.tsx").then(({ GalleryScreen }) => ({ default: GalleryScreen })),
  },
];
