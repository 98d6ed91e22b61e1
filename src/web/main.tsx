import "./theme/mantineStyles.ts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { loadChineseFont } from "./theme/loadChineseFont.ts";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root.");

loadChineseFont();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
