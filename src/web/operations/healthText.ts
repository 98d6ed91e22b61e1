import type { InferContractRouterOutputs } from "@orpc/contract";
import type { Language } from "#engine/words.ts";
import type { Contract } from "#web/client/contractType.ts";
import { formatBytes, formatInstant, formatPercent, formatSpan } from "#web/words/formats.ts";
import { useHealthWords } from "./words.ts";

/** How the installation does. */
export type Health = InferContractRouterOutputs<Contract>["operations"]["readHealth"];
/** A line of it. */
export type HealthLine = Health["lines"][number];

/** A line in words: its level, its sentence and, where it is not good, what to do. */
export interface SaidLine {
  level: string;
  sentence: string;
  todo: string | undefined;
}

type SayPlainly = (key: string, parameters?: Readonly<Record<string, string | number>>) => string;

/** The sentence of a line: figures by their units, readers and jobs by their names. */
export function sayLine(line: HealthLine, language: Language): SaidLine {
  const say = useHealthWords.inLanguage(language) as unknown as SayPlainly;
  const figures: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(line.figures))
    figures[name] = formatFigure(name, value, language);
  const of = line.of === undefined ? {} : { of: nameOf(line.of, say) };
  const todo = `does.${line.says}`;
  return {
    level: say(`level.${line.level}`),
    sentence: say(`says.${line.says}`, { ...figures, ...of }),
    todo: line.level === "good" || say(todo) === todo ? undefined : say(todo),
  };
}

/** The whole page as plain text, for a message to whoever helps. */
export function healthAsText(health: Health, language: Language): string {
  const say = useHealthWords.inLanguage(language);
  const groups = Map.groupBy(health.lines, ({ group }) => group);
  const head = `${say("title")} · ${formatInstant(health.at, language)} · ${say(`whole.${health.level}`)}`;
  const parts = [...groups].map(([group, lines]) =>
    [`【${say(`group.${group}`)}】`, ...lines.map((line) => lineAsText(line, language))].join("\n"),
  );
  return [head, ...parts].join("\n\n");
}

function lineAsText(line: HealthLine, language: Language): string {
  const { level, sentence, todo } = sayLine(line, language);
  const advice = todo === undefined ? "" : `\n    ${useHealthWords.inLanguage(language)("todo")}${todo}`;
  return `[${level}] ${sentence}${advice}`;
}

/** A reader, a job, a channel or a part in words; one that this page does not know says its own name. */
function nameOf(of: string, say: SayPlainly): string {
  for (const kind of ["reader", "job", "part"]) {
    const key = `${kind}.${of}`;
    if (say(key) !== key) return say(key);
  }
  return of;
}

/** A figure in the unit that the end of its name tells. */
function formatFigure(name: string, value: string | number, language: Language): string | number {
  if (name.endsWith("At")) return formatInstant(value, language);
  if (typeof value === "string") return value;
  if (name.endsWith("Ms")) return formatSpan(value, language);
  if (name.endsWith("Bytes")) return formatBytes(value, language);
  return name.endsWith("Share") ? formatPercent(value, language) : value;
}
