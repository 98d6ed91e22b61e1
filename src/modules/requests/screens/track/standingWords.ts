import type { Words } from "#engine/words.ts";
import type { Formats } from "#web/words/formats.ts";
import type { CaseView } from "../../contract.ts";
import type { SayTrack } from "./words.ts";
import type { trackWordsZh } from "./wordsZh.ts";

type KnownState = keyof typeof trackWordsZh.state;

const known: ReadonlySet<string> = new Set<KnownState>([
  "reported",
  "collected",
  "accepted",
  "forwarded",
  "dispatched",
  "handling",
  "answered",
  "callback",
  "disputed",
  "closed",
  "unconfirmed",
  "declined",
  "withdrawn",
  "imported",
]);

function isKnown(state: string): state is KnownState {
  return known.has(state);
}

/** What sentences about where a case stands are made with. */
export interface Standing {
  t: SayTrack;
  wordsOf: (words: Words) => string;
  formats: Pick<Formats, "instant">;
}

/** Where a case stands, as a headline: the reporter's words, or the process's own for a state they do not know. */
export function headlineOf(state: CaseView["state"], { t, wordsOf }: Omit<Standing, "formats">): string {
  return isKnown(state.id) ? t(`state.${state.id}`) : wordsOf(state.name);
}

/** Who has the case and until when, as a sentence. */
export function sentenceOf(view: CaseView, { t, wordsOf, formats }: Standing): string {
  const { id } = view.state;
  const holder = holderWords(view, { t, wordsOf });
  if (view.closedAt !== undefined && isClosing(id))
    return t(`says.${id}`, { at: formats.instant(view.closedAt) });
  const due = view.dueAt === undefined ? undefined : formats.instant(view.dueAt);
  if (id === "callback" && !view.reporter.reachable && due !== undefined)
    return t("says.callbackUnheard", { due });
  if (holder === "") return t("says.nobody");
  if (due === undefined || !isKnown(id) || isClosing(id)) return t("says.noDue", { holder });
  return t(`says.${id}`, { holder, due });
}

const closing = ["closed", "unconfirmed", "declined", "withdrawn", "imported"] as const;

function isClosing(id: string): id is (typeof closing)[number] {
  return (closing as readonly string[]).includes(id);
}

/** Who has it: the lead where it is with its bodies, whoever else holds it otherwise. */
function holderWords(view: CaseView, { t, wordsOf }: Omit<Standing, "formats">): string {
  const lead = view.tasks.find(
    ({ role, parentId, open }) => role === "lead" && parentId === undefined && open,
  );
  const withBodies = view.state.id === "dispatched" || view.state.id === "handling";
  if (lead && withBodies) return wordsOf(lead.bodyName);
  return view.holder.map(({ name }) => wordsOf(name)).join(t("between"));
}
