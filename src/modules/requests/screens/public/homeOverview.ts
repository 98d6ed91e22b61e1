/** What ended near here and how it goes, for the front page: loaded after it. */
export const loadHomeOverview = () => import("./HomeSections.tsx").then(({ HomeSections }) => HomeSections);
