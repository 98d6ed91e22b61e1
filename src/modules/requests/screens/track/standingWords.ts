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
  "consulting",
  "merged",
  "paused",
  "carried",
  "reviewing",
  "transferring",
  "handingOver",
  "closedAfterReview",
  "transferred",
  "handedOver",
  "recalled",
]);

function isKnown(state: string): state is KnownState {
  return known.has(state);
}

/** What sentences about where a case stands are made with. */
export interface Standing {
  t: SayTrack;
  wordsOf: (words: Words) => string;
  formats: Pick<Formats, "instant" | "day">;
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
  const due = dueWords(view, formats);
  if (id === "callback" && !view.reporter.reachable && due !== undefined)
    return t("says.callbackUnheard", { due });
  if (holder === "") return t("says.nobody");
  if (due === undefined && isUndated(id)) return t(`says.${undated[id]}`, { holder });
  if (due === undefined || !isKnown(id) || isClosing(id)) return t("says.noDue", { holder });
  return t(`says.${id}`, { holder, due });
}

// These go on until something outside has happened, or until a day that not everybody is shown.
const undated = {
  paused: "pausedNoDay",
  carried: "carriedNoDay",
  transferring: "transferring",
  handingOver: "handingOver",
} as const;

function isUndated(id: string): id is keyof typeof undated {
  return Object.hasOwn(undated, id);
}

// The day on which a case goes on by itself is what counts for the one who asked, whatever else runs.
const endsBy: Readonly<Record<string, string>> = { paused: "pause", carried: "promise" };

function dueWords(view: CaseView, formats: Standing["formats"]): string | undefined {
  const kind = endsBy[view.state.id];
  if (kind !== undefined) return dayOfEnd(view, kind, formats);
  return view.dueAt === undefined ? undefined : formats.instant(view.dueAt);
}

/** The day on which a clock of this kind ends that runs now; `undefined` where none does or none is shown. */
export function dayOfEnd(
  view: Pick<CaseView, "clocks">,
  kind: string,
  formats: Pick<Formats, "day">,
): string | undefined {
  const clock = view.clocks.find((each) => each.kind === kind && each.stoppedAt === undefined);
  return clock && formats.day(clock.dueAt);
}

const closing = [
  ...(["closed", "unconfirmed", "declined", "withdrawn", "imported"] as const),
  ...(["closedAfterReview", "transferred", "handedOver", "recalled"] as const),
];

function isClosing(id: string): id is (typeof closing)[number] {
  return (closing as readonly string[]).includes(id);
}

const withBodies: ReadonlySet<string> = new Set(["dispatched", "handling", "paused", "carried"]);

/** Who has it: the lead where it is with its bodies, whoever else holds it otherwise. */
function holderWords(view: CaseView, { t, wordsOf }: Omit<Standing, "formats">): string {
  const lead = view.tasks.find(
    ({ role, parentId, open }) => role === "lead" && parentId === undefined && open,
  );
  if (lead && withBodies.has(view.state.id)) return wordsOf(lead.bodyName);
  return view.holder.map(({ name }) => wordsOf(name)).join(t("between"));
}
