import type { Words } from "#engine/words.ts";
import type { CaseView } from "../../contract.ts";
import { callbackResults } from "../../domain/grounds.ts";
import { type Entry, textOf } from "../caseFacts/facts.ts";
import type { SayTimeline } from "./words.ts";

/** What sentences for the reporter are made with. */
export interface Teller {
  t: SayTimeline;
  wordsOf: (words: Words) => string;
  /** A body's name by its id, where it is known. */
  bodyName: (id: string) => string | undefined;
}

// A body stands before these without more ado: 市住建局受理了.
const byABody = ["accept", "collect", "solveOnTheSpot", "decline", "forward", "signIn"] as const;
const byTheReporter = ["withdraw", "confirm", "dispute", "passCheck", "reHandle", "closeUnheard"] as const;
const alsoForThem = ["report", "supplement", "urge"] as const;

function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return (names as readonly string[]).includes(name);
}

/** An entry as its reporter reads it: a sentence, without the words of the office. */
export function reporterSays(entry: Entry, view: CaseView, teller: Teller): string {
  const { t, wordsOf } = teller;
  const { action, by } = entry;
  const body = by.body ? wordsOf(by.body) : t("someone");
  if (isOneOf(byABody, action)) return t(`did.${action}`, { body });
  if (isOneOf(byTheReporter, action)) return t(`did.${action}`);
  if (isOneOf(alsoForThem, action))
    return by.kind === "staff" ? t(`did.${action}For`, { body }) : t(`did.${action}`);
  switch (action) {
    case "dispatch":
      return dispatchSays(entry, teller);
    case "contact":
      return t(entry.fields["reached"] === true ? "did.contactReached" : "did.contactMissed", { body });
    case "recordCallback":
      return callbackSays(entry, teller);
    case "rate":
      return t("did.rate", { count: Number(entry.fields["rating"] ?? view.rating ?? 0) });
    default:
      return wordsOf(entry.does);
  }
}

function dispatchSays({ fields }: Entry, { t, bodyName }: Teller): string {
  const lead = bodyName(String(fields["leadId"]));
  if (lead === undefined) return t("did.dispatchSome");
  const ids: unknown[] = Array.isArray(fields["coHandlerIds"]) ? fields["coHandlerIds"] : [];
  const others = ids.flatMap((id) => bodyName(String(id)) ?? []);
  return others.length === 0
    ? t("did.dispatch", { lead })
    : t("did.dispatchWith", { lead, others: others.join(t("between")) });
}

function callbackSays(entry: Entry, { t, wordsOf }: Teller): string {
  const { solved, satisfied } = entry.fields;
  if (typeof solved === "boolean" && typeof satisfied === "boolean") {
    return t("did.calledAnswered", {
      solved: t(solved ? "did.solved" : "did.notSolved"),
      satisfied: t(satisfied ? "did.satisfied" : "did.notSatisfied"),
    });
  }
  const result = textOf(entry, "result") ?? "";
  const words = (callbackResults as Record<string, Words>)[result];
  return t("did.called", { result: words ? wordsOf(words) : result });
}
