import type { Words } from "#engine/words.ts";
import type { CaseView } from "../../contract.ts";
import { callbackResults, emergencyServices, mainNews } from "../../domain/grounds.ts";
import { type Entry, textOf, wordsIn } from "../caseFacts/facts.ts";
import { correctionsOf, isDialling } from "./entryWords.ts";
import type { SayTimeline } from "./words.ts";

/** What sentences for the reporter are made with. */
export interface Teller {
  t: SayTimeline;
  wordsOf: (words: Words) => string;
  day: (date: string) => string;
  /** A body's name by its id, where it is known. */
  bodyName: (id: string) => string | undefined;
}

// A body stands before these without more ado: 市住建局受理了.
const byABody = [
  ...(["accept", "collect", "solveOnTheSpot", "decline", "forward", "signIn", "passUp"] as const),
  ...(["convene", "replyInterim"] as const),
];
// Who did these goes without saying.
const byNobodyNamed = [
  ...(["withdraw", "confirm", "dispute", "passCheck", "reHandle", "closeUnheard"] as const),
  ...(["resume", "endPause", "takeUpAgain", "wake"] as const),
  ...(["closeAfterReview", "refusedElsewhere"] as const),
  ...(["superiorUrge", "superiorSupplement", "superiorWithdraw", "superiorSetLimit"] as const),
  ...(["split", "openPart", "merge", "separate", "goOnAlone", "shareAnswer"] as const),
];
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
  if (isOneOf(byNobodyNamed, action)) return t(`did.${action}`);
  if (isOneOf(alsoForThem, action))
    return by.kind === "staff" ? t(`did.${action}For`, { body }) : t(`did.${action}`);
  switch (action) {
    case "dispatch":
      return dispatchSays(entry, teller);
    case "contact":
      if (isDialling(entry)) return t("did.contactDialled", { body });
      return t(entry.fields["reached"] === true ? "did.contactReached" : "did.contactMissed", { body });
    case "recordCallback":
      return callbackSays(entry, teller);
    case "rate":
      return t("did.rate", { count: Number(entry.fields["rating"] ?? view.rating ?? 0) });
    case "hearOfMain":
      return newsSays(entry, teller);
    default:
      return passingSays(entry, view, teller) ?? wordsOf(entry.does);
  }
}

/** How the case goes that this one is handled together with, and until when. */
function newsSays(entry: Entry, { t, wordsOf, day }: Teller): string {
  const news = wordsIn(mainNews, textOf(entry, "news"));
  const said = news ? wordsOf(news) : t("did.hearOfMain");
  const until = textOf(entry, "until");
  return until === undefined ? said : t("did.mainUntil", { said, day: day(until) });
}

/** What is told of a case that passes to other hands, or to another day. */
function passingSays(entry: Entry, view: CaseView, teller: Teller): string | undefined {
  const { t, bodyName } = teller;
  switch (entry.action) {
    case "concludeConsultation":
      return rulingSays(entry, teller);
    case "passDown":
      return orElse(bodyName(String(entry.fields["deskId"])), t("did.passDownSome"), (desk) =>
        t("did.passDown", { desk }),
      );
    case "reassign":
      return orElse(bodyName(String(entry.fields["leadId"])), t("did.reassignSome"), (lead) =>
        t("did.reassign", { lead }),
      );
    case "addCoHandler":
      return orElse(bodyName(String(entry.fields["bodyId"])), t("did.addCoHandlerSome"), (name) =>
        t("did.addCoHandler", { name }),
      );
    case "correct": {
      const changes = correctionsOf(entry, teller, bodyName);
      return changes.length === 0
        ? t("did.correct")
        : t("did.correctTo", { changes: changes.join(t("between")) });
    }
    case "grantExtension":
    case "heedParent": {
      const { action, dueAt } = entry;
      return dueAt === undefined ? t(`did.${action}`) : t(`did.${action}To`, { day: teller.day(dueAt) });
    }
    case "grantPause":
      return orElse(endOf("pause", entry, view, teller), t("did.grantPause"), (day) =>
        t("did.grantPauseUntil", { day }),
      );
    case "approveCarry":
      return orElse(endOf("promise", entry, view, teller), t("did.approveCarry"), (day) =>
        t("did.approveCarryUntil", { day }),
      );
    default:
      return outwardSays(entry, teller);
  }
}

function outwardSays(entry: Entry, { t, wordsOf }: Teller): string | undefined {
  switch (entry.action) {
    case "handOver":
      return orElse(textOf(entry, "receiver"), t("did.handOverSome"), (receiver) =>
        t("did.handOver", { receiver }),
      );
    case "recordReceipt":
      return orElse(textOf(entry, "receiptNumber"), t("did.recordReceiptSome"), (number) =>
        t("did.recordReceipt", { number }),
      );
    case "transferEmergency":
      return orElse(
        wordsIn(emergencyServices, textOf(entry, "service")),
        t("did.transferEmergencySome"),
        (name) => t("did.transferEmergency", { service: wordsOf(name) }),
      );
    case "acknowledgeTransfer":
      return orElse(textOf(entry, "reference"), t("did.acknowledgeTransfer"), (reference) =>
        t("did.acknowledgeTransferRef", { reference }),
      );
    default:
      return undefined;
  }
}

/** A sentence with what is known in it, or one that does without. */
function orElse<Known>(known: Known | undefined, without: string, says: (known: Known) => string): string {
  return known === undefined ? without : says(known);
}

/** The day on which a clock ends that began with an entry, where the reporter may see that clock. */
function endOf(kind: string, { at }: Entry, { clocks }: CaseView, { day }: Teller): string | undefined {
  const clock = clocks.find((each) => each.kind === kind && each.startedAt === at);
  return clock && day(clock.dueAt);
}

function rulingSays(entry: Entry, teller: Teller): string {
  const { t, bodyName } = teller;
  const lead = bodyName(String(entry.fields["leadId"]));
  if (lead === undefined) return t("did.ruledSome");
  const others = helpersOf(entry, teller);
  return others === "" ? t("did.ruled", { lead }) : t("did.ruledWith", { lead, others });
}

function helpersOf({ fields }: Entry, { t, bodyName }: Teller): string {
  const ids: unknown[] = Array.isArray(fields["coHandlerIds"]) ? fields["coHandlerIds"] : [];
  return ids.flatMap((id) => bodyName(String(id)) ?? []).join(t("between"));
}

function dispatchSays(entry: Entry, teller: Teller): string {
  const { t, bodyName } = teller;
  const lead = bodyName(String(entry.fields["leadId"]));
  if (lead === undefined) return t("did.dispatchSome");
  const others = helpersOf(entry, teller);
  return others === "" ? t("did.dispatch", { lead }) : t("did.dispatchWith", { lead, others });
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
  const words = wordsIn(callbackResults, result);
  return t("did.called", { result: words ? wordsOf(words) : result });
}
