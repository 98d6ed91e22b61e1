import "./theme/mantineStyles.ts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { watchAttention } from "./client/attention.ts";
import { loadChineseFont } from "./theme/loadChineseFont.ts";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root.");

watchAttention(window);
loadChineseFont();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
