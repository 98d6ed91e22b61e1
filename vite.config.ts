import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const root = fileURLToPath(new URL(".", import.meta.url));

/** The sources that are imported for what they do rather than for what they give. */
const doing = /\/src\/web\/(main\.tsx|theme\/(mantineStyles|chineseFont)\.ts)$/;

export default defineConfig({
  root: `${root}src/web`,
  publicDir: `${root}src/web/public`,
  cacheDir: `${root}.cache/vite`,
  plugins: [react()],
  css: { postcss: root },
  build: {
    outDir: `${root}dist/web`,
    emptyOutDir: true,
    manifest: true,
    // A data: URI would need a hole in the Content-Security-Policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What every page loads anyway: in one piece it packs better than in ten.
            {
              name: "common",
              test: /\/src\/web\/(client\/(apiError|apiFetch|newId|reachability)|clock\/serverClock|draft\/(browserStorage|draft)|kit\/(lazyLater|useLatest)|service\/useService|session\/session|words\/(useWords|useWordsOf|language|languageChoice|catalogue|defineWords|zh|en|formats))\.ts/,
            },
          ],
        },
      },
      treeshake: {
        // A module's door gives more than its list of screens; what a page does not use must not come along.
        moduleSideEffects: [
          { test: doing, sideEffects: true },
          { test: /\/src\/.*\.tsx?$/, sideEffects: false },
        ],
      },
    },
    modulePreload: { polyfill: false },
    // The phones that residents carry: Chromium 111 (2023), Safari 16.4, the WebViews of those years.
    target: ["chrome111", "safari16.4", "firefox113"],
    reportCompressedSize: false,
  },
  server: { host: "127.0.0.1", proxy: { "/api": "http://127.0.0.1:8080" } },
});
