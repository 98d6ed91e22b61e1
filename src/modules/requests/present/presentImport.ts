import type { Json } from "#engine/case.ts";
import type { CaseEvent } from "#engine/event.ts";
import type { CaseView } from "../contract.ts";
import type { Presented } from "./presented.ts";

type Fields = Readonly<Record<string, Json>>;

/** What an import brought beyond the request: what was answered, and when. None of any other opening. */
export function beyondTheRequest(event: CaseEvent, fields: Fields): Fields {
  if (event.type !== "imported") return {};
  const { answer, answeredAt, reportedAt, importedAt, source } = fields;
  const told = { words: answer, answeredAt, reportedAt, importedAt, source };
  return Object.fromEntries(
    Object.entries(told).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );
}

/** The answer that an import brought, in the name of the history it comes from. */
export function presentImportedAnswer({ entries, stored }: Presented): Pick<CaseView, "answer"> {
  const [first] = entries;
  const words = first?.unsealed["answer"];
  if (first?.event.type !== "imported" || typeof words !== "string") return {};
  const { source } = first.event.data;
  const name = typeof source === "string" ? source : "";
  const at = stored.case.closedAt ?? first.event.at;
  return { answer: { words, at, bodyName: { zh: name, en: name }, files: [] } };
}
