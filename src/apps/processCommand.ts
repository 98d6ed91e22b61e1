import { checkProcess } from "#engine/checkProcess.ts";
import { diagramOf } from "#engine/diagram.ts";
import { engineRefusals } from "#engine/command.ts";
import { requestProcesses } from "#modules/requests/index.ts";
import { refusals } from "./modules.ts";

/** Every process of every module. */
const processes = requestProcesses;

/** `process check`: what is wrong with any process; `process diagram [ID] [zh|en]`: each drawn as Mermaid. */
export function processCommand(args: readonly string[], say: (text: string) => void): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === "check") return Promise.resolve(check(say));
  if (verb === "diagram") return Promise.resolve(draw(rest, say));
  say("Usage: shiliu process check | shiliu process diagram [ID] [zh|en]\n");
  return Promise.resolve(2);
}

function check(say: (text: string) => void): number {
  const sentences = new Set(Object.keys(refusals));
  const unsaid = engineRefusals
    .filter((code) => !sentences.has(code))
    .map((code) => `refusal ${code} has no sentence`);
  const complaints = [
    ...unsaid,
    ...processes.flatMap((process) =>
      checkProcess(process, sentences).map((line) => `${process.id}: ${line}`),
    ),
  ];
  for (const line of complaints) say(`${line}\n`);
  for (const process of processes) {
    const { id, version, states, actions } = process;
    say(
      `${id} version ${version}: ${Object.keys(states).length} states, ${Object.keys(actions).length} actions\n`,
    );
  }
  say(complaints.length === 0 ? "Every process may run.\n" : `${complaints.length} complaints.\n`);
  return complaints.length === 0 ? 0 : 1;
}

function draw(args: readonly string[], say: (text: string) => void): number {
  const language = args.includes("en") ? "en" : "zh";
  const wanted = args.find((arg) => arg !== "en" && arg !== "zh");
  const chosen = processes.filter((process) => wanted === undefined || process.id === wanted);
  for (const process of chosen)
    say(`%% ${process.name[language]}: ${process.sentence[language]}\n${diagramOf(process, language)}\n`);
  if (chosen.length > 0) return 0;
  say(`There is no process ${wanted}. There are: ${processes.map(({ id }) => id).join(", ")}.\n`);
  return 2;
}
