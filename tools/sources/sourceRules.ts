import { type ESTree, parseSync, Visitor } from "vite";

/** One place where a source file breaks a rule that no import shows. */
export interface BrokenRule {
  file: string;
  line: number;
  rule: "sql-outside-store" | "argless-date";
}

/** What each rule asks for, in a sentence. */
export const ruleSentences: Record<BrokenRule["rule"], string> = {
  "sql-outside-store": "a module's SQL lives in its store.ts or store/",
  "argless-date": "time is handed in: no new Date() or Date() without an argument below the apps",
};

// Lower or upper case throughout, at the start of a line: prose such as "Select one from the list" is no SQL.
const sqlBeginnings = [
  "(with [a-z_]+ as \\(\\s*)?select\\s[\\s\\S]*\\sfrom\\s",
  "insert into\\s",
  "update\\s+(only\\s+)?\\S+\\s[\\s\\S]*\\bset\\s",
  "delete from\\s",
  "merge into\\s",
  "(create|alter|drop) (table|index|view|sequence|schema|function|type) ",
];
const sql = new RegExp(
  sqlBeginnings.flatMap((text) => [`^\\s*\\(?${text}`, `^\\s*\\(?${shout(text)}`]).join("|"),
  "m",
);

/** Upper-cases the words of a pattern and leaves its escapes and character classes alone. */
function shout(pattern: string): string {
  return pattern.replace(/\\[a-zA-Z]|\[[^\]]*\]|[a-z]+/g, (part) =>
    /^[a-z]/.test(part) ? part.toUpperCase() : part,
  );
}

const mayHoldSql =
  /^src\/platform\/|^src\/modules\/[^/]+\/(store\.ts$|store\/|migrations\/)|(\.test|\/testing)\.tsx?$/;
const mayReadTheClock = /^src\/(apps|web\/clock)\/|(\.test|\/testing)\.tsx?$/;

/** Finds SQL outside the stores and clock readings below the apps in one file under `src`. */
export function findBrokenRules(file: string, source: string): BrokenRule[] {
  const broken: BrokenRule[] = [];
  const note = (rule: BrokenRule["rule"], offset: number) => {
    broken.push({ file, line: source.slice(0, offset).split("\n").length, rule });
  };
  const noteSql = (text: unknown, offset: number) => {
    if (!mayHoldSql.test(file) && typeof text === "string" && sql.test(text))
      note("sql-outside-store", offset);
  };
  const noteDate = (node: ESTree.NewExpression | ESTree.CallExpression) => {
    const isDate = node.callee.type === "Identifier" && node.callee.name === "Date";
    if (isDate && node.arguments.length === 0 && !mayReadTheClock.test(file))
      note("argless-date", node.start);
  };
  const { program, errors } = parseSync(file, source);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  new Visitor({
    Literal: (node) => noteSql(node.value, node.start),
    TemplateLiteral: (node) => noteSql(node.quasis.map(({ value }) => value.raw).join(" x "), node.start),
    NewExpression: (node) => noteDate(node),
    CallExpression: (node) => noteDate(node),
  }).visit(program);
  return broken;
}
