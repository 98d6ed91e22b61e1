// One piece: what stands beside the forms of other modules.
export { KnowledgeHint } from "./KnowledgeHint.tsx";
export { KnowledgePanel } from "./KnowledgePanel.tsx";
export { TemplatePicker } from "./TemplatePicker.tsx";
