import type { ProcessDeclaration } from "./process.ts";
import type { Language } from "./words.ts";

function targets(
  action: ProcessDeclaration["actions"][string],
  from: string,
  language: Language,
): [string, string][] {
  if (action.to === undefined) return [[from, ""]];
  if (typeof action.to === "string") return [[action.to, ""]];
  return action.to.map((branch) => [branch.to ?? from, branch.when ? `（${branch.when[language]}）` : ""]);
}

/** Mermaid's names allow letters, digits and underscores. */
function nameOf(state: string): string {
  return state.replaceAll("-", "_");
}

/** Draws a process as a Mermaid state diagram; actions that leave the case where it is are left out. */
export function diagramOf(process: ProcessDeclaration, language: Language): string {
  const lines = ["stateDiagram-v2"];
  for (const [name, state] of Object.entries(process.states))
    lines.push(`  ${nameOf(name)} : ${state.name[language]}`);
  for (const action of Object.values(process.actions)) {
    const label = action.does[language];
    for (const from of action.opens ? ["[*]"] : action.from) {
      for (const [to, note] of targets(action, from, language)) {
        if (to !== from)
          lines.push(`  ${from === "[*]" ? from : nameOf(from)} --> ${nameOf(to)} : ${label}${note}`);
      }
    }
  }
  for (const [name, state] of Object.entries(process.states))
    if (state.closedBy) lines.push(`  ${nameOf(name)} --> [*]`);
  return `${lines.join("\n")}\n`;
}
