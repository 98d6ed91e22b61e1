import { buildWeb } from "#apps/buildWeb.ts";
import { createLog } from "#platform/log/log.ts";

// Built as `npm start` builds them; then weighed, each page with all it loads at first.
await buildWeb(createLog({ mode: "development", level: "warn" }));
await import("./webBudget.ts");
