import type { ScreenRoute } from "./screenRoute.ts";

/** Every module's screens: adding a public service adds its list here. */
export const screenRoutes: readonly ScreenRoute[] = [];
