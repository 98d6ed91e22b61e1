import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const engine = readFileSync(
  createRequire(import.meta.url).resolve("accessibility-checker-engine/ace.js"),
  "utf8",
);
/** Where a second opinion lies on this machine: axe.min.js, which is not ours to bring along (MPL-2.0). */
const axePath = process.env["SHILIU_AXE"];
const axe = axePath === undefined ? undefined : readFileSync(axePath, "utf8");

/** What breaks WCAG 2.1 A or AA on a page as it stands, each fault in words with the element; empty where nothing does. */
export async function findAccessibilityFaults(page: Page): Promise<string[]> {
  const ours = await askEngine(page);
  return axe === undefined ? ours : [...ours, ...(await askAxe(page, axe))];
}

async function askEngine(page: Page): Promise<string[]> {
  // Evaluated, not added as a script, which the page's own policy forbids.
  await page.evaluate(`if (!window.ace) { ${engine}; window.ace = ace; }`);
  return page.evaluate(async () => {
    const { Checker } = (window as unknown as { ace: { Checker: new () => Engine } }).ace;
    const { results } = await new Checker().check(document, ["WCAG_2_1"]);
    return (
      results
        .filter(({ value: [kind, outcome] }) => kind === "VIOLATION" && outcome === "FAIL")
        // Nothing is put into an <output>, and WCAG asks for no name of what is only said.
        .filter(({ ruleId, snippet }) => !(ruleId === "input_label_exists" && snippet.startsWith("<output")))
        .map(({ ruleId, message, snippet }) => `${ruleId}: ${message} ${snippet.slice(0, 160)}`)
    );
    interface Engine {
      check(
        page: Document,
        policies: string[],
      ): Promise<{
        results: { ruleId: string; message: string; snippet: string; value: [string, string] }[];
      }>;
    }
  });
}

async function askAxe(page: Page, source: string): Promise<string[]> {
  await page.evaluate(source);
  return page.evaluate(async () => {
    interface Axe {
      run(options: object): Promise<{
        violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[];
      }>;
    }
    const { violations } = await (window as unknown as { axe: Axe }).axe.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ html, failureSummary = "" }) => `axe ${id}: ${help} ${html.slice(0, 160)} ${failureSummary}`,
      ),
    );
  });
}
