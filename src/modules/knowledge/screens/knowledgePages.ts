// One piece: small pages that are opened one from another.
export { ArticleScreen } from "./ArticleScreen.tsx";
export { EditScreen, NewScreen } from "./EditorScreen.tsx";
export { ListScreen } from "./ListScreen.tsx";
export { TemplatesScreen } from "./TemplatesScreen.tsx";
