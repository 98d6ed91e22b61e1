import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { CrashScreen } from "./shells/CrashScreen.tsx";
import { NotFoundScreen } from "./shells/NotFoundScreen.tsx";
import { PublicShell } from "./shells/PublicShell.tsx";
import { LoadingState } from "./kit/LoadingState.tsx";
import type { ScreenRoute } from "./screenRoute.ts";
import { screenRoutes } from "./screens.ts";
import { webScreens } from "./webScreens.ts";

const root = createRootRoute({ notFoundComponent: NotFoundScreen });

const publicShell = createRoute({ getParentRoute: () => root, id: "public", component: PublicShell });

const deskShell = createRoute({
  getParentRoute: () => root,
  id: "desk",
  component: lazyRouteComponent(() => import("./shells/DeskShell.tsx"), "DeskShell"),
});

function routesIn(shell: ScreenRoute["shell"], parent: typeof publicShell | typeof deskShell) {
  return [...webScreens, ...screenRoutes]
    .filter((screen) => screen.shell === shell)
    .map(({ path, load }) =>
      createRoute({ getParentRoute: () => parent, path, component: lazyRouteComponent(load) }),
    );
}

const tree = root.addChildren([
  publicShell.addChildren(routesIn("public", publicShell)),
  deskShell.addChildren(routesIn("desk", deskShell)),
]);

/** The router over the shells and every registered screen. */
export const router = createRouter({
  routeTree: tree,
  defaultPreload: "intent",
  defaultPendingComponent: LoadingState,
  defaultPendingMs: 200,
  defaultErrorComponent: CrashScreen,
  defaultNotFoundComponent: NotFoundScreen,
  scrollRestoration: true,
});
