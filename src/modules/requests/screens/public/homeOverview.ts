import { lazyLater } from "#web/kit/lazyLater.tsx";

/** What ended near here and how it goes, for the front page: loaded after it. */
export const HomeOverview = lazyLater<object>(
  () => import("./HomeSections.tsx").then(({ HomeSections }) => HomeSections),
  null,
);
