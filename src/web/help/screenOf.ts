import type { helpZh } from "./wordsZh.ts";

/** A screen that help has words for. */
export type HelpScreenName = keyof typeof helpZh.screen;

/** The screens by their addresses, the longer before what they lie under. */
const screens: readonly (readonly [start: string, name: HelpScreenName])[] = [
  ["/desk/cases/", "case"],
  ["/desk/cases", "cases"],
  ["/desk/report", "report"],
  ["/desk/figures", "figures"],
  ["/desk/process", "process"],
  ["/desk", "queue"],
  ["/organisations/import", "import"],
  ["/organisations", "organisations"],
  ["/people", "people"],
  ["/keys", "keys"],
  ["/operations", "operations"],
  ["/first-steps", "firstSteps"],
  ["/notices/queue", "messages"],
  ["/notices/settings", "notices"],
  ["/exchange", "exchange"],
  ["/roster", "roster"],
  ["/knowledge", "knowledge"],
  ["/practice", "practice"],
  ["/account", "account"],
];

/** Which of the screens an address is on; undefined where there is nothing to say. */
export function screenOf(path: string): HelpScreenName | undefined {
  return screens.find(([start]) => path.startsWith(start))?.[1];
}
