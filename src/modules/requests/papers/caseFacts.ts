import type { Fact } from "#platform/paper/paper.ts";
import type { CaseView } from "../contract.ts";
import type { PaperReader } from "./reader.ts";

/** Who reported, in the clear, for a paper that must name them. */
export interface NamedReporter {
  readonly name?: string | undefined;
  readonly givenName?: string | undefined;
  readonly phone?: string | undefined;
  readonly business?: { readonly name: string; readonly creditCode?: string | undefined } | undefined;
}

/** Rows of two pairs where both have something to say, and of one where one has. */
export function inPairs(facts: readonly (Fact | undefined)[]): Fact[][] {
  const said = facts.filter((fact) => fact !== undefined);
  const rows: Fact[][] = [];
  for (let at = 0; at < said.length; at += 2) rows.push(said.slice(at, at + 2));
  return rows;
}

/** What a case is, in a few words. */
export function headFacts(view: CaseView, { say, words, minute }: PaperReader): Fact[][] {
  const matter = view.places.find(({ part }) => part === "matter");
  return inPairs([
    { label: say("number"), value: view.number },
    view.origin === undefined ? undefined : { label: say("origin"), value: view.origin },
    { label: say("openedAt"), value: minute(view.openedAt) },
    { label: say("kind"), value: words(view.kind.name) },
    { label: say("urgency"), value: words(view.urgency.name) },
    matter && { label: say("place"), value: words(matter.name) },
  ]);
}

/** Who reported: masked as the viewer sees them, or in the clear where the paper was asked for with a reason. */
export function reporterFacts(view: CaseView, { say, words }: PaperReader, named?: NamedReporter): Fact[][] {
  const { reporter } = view;
  const name = named ? (named.givenName ?? named.name) : (reporter.givenName ?? reporter.name);
  const phone = named ? named.phone : reporter.phone;
  const business = named ? named.business : reporter.business;
  const hidden = reporter.nameHidden ? `（${say("hidden")}）` : "";
  const unnamed = reporter.nameHidden && !reporter.anonymous ? say("hidden") : say("anonymous");
  return inPairs([
    { label: say("reporter"), value: name === undefined ? unnamed : name + hidden },
    { label: say("phone"), value: phone ?? say("noReply") },
    business && {
      label: say("business"),
      value: [business.name, business.creditCode ?? ""].join(" ").trim(),
    },
    reporter.byRegistrar && { label: say("registrar"), value: words(reporter.byRegistrar) },
  ]);
}

/** What was asked for, and where. */
export function requestFacts(view: CaseView, { say }: PaperReader): Fact[][] {
  return [
    ...(view.address === undefined ? [] : [[{ label: say("address"), value: view.address }]]),
    [{ label: say("content"), value: view.words ?? "" }],
  ];
}
