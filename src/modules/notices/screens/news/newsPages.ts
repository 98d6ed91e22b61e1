// One piece of the build: the page's lines are the panel's.
export { NewsBell } from "./NewsBell.tsx";
export { NewsScreen } from "./NewsScreen.tsx";
