import type { BodyId } from "#engine/actor.ts";
import { availableActions } from "#engine/availableActions.ts";
import { type Case, factText, type Json } from "#engine/case.ts";
import { type CaseEvent, findMovedClock } from "#engine/event.ts";
import type { Audience, ProcessDeclaration } from "#engine/process.ts";
import { seesEvent, visibleFields } from "#engine/visibility.ts";
import type { Words } from "#engine/words.ts";
import { maskBusiness, maskName, maskReporter } from "#modules/reporters/index.ts";
import type { CaseView } from "../contract.ts";
import { appealGrounds, measures } from "../domain/appealGrounds.ts";
import { formatCaseNumber } from "../domain/caseNumber.ts";
import { dateBounds } from "../domain/dateBounds.ts";
import { exclusionsOf } from "../domain/exclusions.ts";
import { isEnteredByAnother, isNameHidden, seesName } from "../domain/hiddenName.ts";
import { kinds, urgencies } from "../domain/kinds.ts";
import { mayUnmask } from "../domain/mayUnmask.ts";
import { requestText } from "../domain/requestText.ts";
import { superiorOf } from "../domain/superior.ts";
import { timelineEntry } from "../domain/timelineEntry.ts";
import { requestRefusals } from "../refusals.ts";
import { holdersOf } from "./holdersOf.ts";
import { presentAnswer } from "./presentAnswer.ts";
import { presentClocks } from "./presentClocks.ts";
import { presentDecline } from "./presentDecline.ts";
import { presentFiles } from "./presentFiles.ts";
import type { Entry, Presented } from "./presented.ts";
import { beyondTheRequest, presentImportedAnswer } from "./presentImport.ts";
import { presentTasks } from "./presentTasks.ts";

const unnamed: Words = { zh: "（未知机构）", en: "(unknown body)" };
const staffAudiences: ReadonlySet<Audience> = new Set(["desk", "handling", "supervisor", "auditor"]);

/** Whether any of these is a member of staff with a part in the case. */
export function isStaff(audiences: readonly Audience[]): boolean {
  return audiences.some((audience) => staffAudiences.has(audience));
}

function tableWord(table: Readonly<Record<string, Words>>, id: string): { id: string; name: Words } {
  return { id, name: table[id] ?? { zh: id, en: id } };
}

function soonestDue(clocks: ReturnType<typeof presentClocks>): string | undefined {
  const running = clocks.filter((clock) => clock.stoppedAt === undefined && !clock.paused);
  return running.map((clock) => clock.dueAt).toSorted()[0];
}

/** A case as someone with these audiences sees it: nothing in it that they may not read. */
export function presentCase(presented: Presented): CaseView {
  const { process, stored, audiences, world } = presented;
  const { case: state } = stored;
  const bodyName = (id: BodyId): Words => presented.organisations.bodyName(id) ?? unnamed;
  const staff = isStaff(audiences);
  const superior = superiorOf(state);
  const said = presented.entries[0]?.unsealed ?? {};
  const shown = presented.entries.filter(({ event }) => seesEvent(process, event, audiences));
  const clocks = presentClocks(process, state, staff);
  const dueAt = soonestDue(clocks);
  const declared = process.states[state.state];
  return {
    id: state.id,
    number: formatCaseNumber(stored.number),
    ...(stored.origin === undefined || superior ? {} : { origin: stored.origin }),
    ...(superior && staff ? { superior: { ...superior } } : {}),
    version: state.version,
    process: { id: process.id, name: process.name, steps: stepsOf(process) },
    state: {
      id: state.state,
      name: declared?.name ?? { zh: state.state, en: state.state },
      closed: declared?.closedBy !== undefined,
    },
    kind: tableWord(kinds, factText(state, "kind") ?? ""),
    urgency: tableWord(urgencies, factText(state, "urgency") ?? ""),
    openedAt: state.openedAt,
    ...(state.closedAt === undefined ? {} : { closedAt: state.closedAt }),
    audiences: [...audiences],
    ...wordsOf(said),
    forgotten: presented.forgotten,
    reporter: presentReporter(presented, bodyName),
    places: Object.entries(state.places).map(([part, bodyId]) => ({ part, bodyId, name: bodyName(bodyId) })),
    // Whom it is about is for those who decide on it, and for whoever said so.
    about: state.aboutIds.map((bodyId) => ({ bodyId, name: bodyName(bodyId) })),
    holder: holdersOf(process, state, world.tree).map((bodyId) => ({ bodyId, name: bodyName(bodyId) })),
    tasks: presentTasks(process, state, staff, bodyName),
    clocks,
    ...(dueAt === undefined ? {} : { dueAt }),
    counts: staff ? { ...state.counts } : {},
    ...(typeof state.facts["rating"] === "number" ? { rating: state.facts["rating"] } : {}),
    exclusions: staff ? presentExclusions(state, bodyName) : [],
    ...presentAnswer(presented, bodyName),
    ...presentDecline(shown, bodyName),
    ...presentImportedAnswer(presented),
    files: presentFiles(
      presented.files,
      shown.map(({ event }) => event),
    ),
    related: presented.related,
    timeline: shown.map((entry) => presentEntry(presented, entry, staff, bodyName)),
    actions: availableActions(process, state, world).map((each) => ({
      action: each.action,
      does: process.actions[each.action]?.does ?? { zh: each.action, en: each.action },
      ...(each.taskId === undefined ? {} : { taskId: each.taskId }),
      ...datesOf(process, each.action, world),
      ...(each.blockedBy === undefined
        ? {}
        : { blocked: { code: each.blockedBy, says: requestRefusals[each.blockedBy]?.says ?? unnamed } }),
    })),
  };
}

function datesOf(process: ProcessDeclaration, action: string, world: Presented["world"]) {
  const dates = dateBounds(process, action, world);
  return dates === undefined ? {} : { dates };
}

function presentExclusions(state: Case, bodyName: (id: BodyId) => Words): CaseView["exclusions"] {
  return exclusionsOf(state).map(({ measure, ground, bodyId, at }) => ({
    measure: measures[measure],
    ground: appealGrounds[ground],
    bodyName: bodyName(bodyId),
    at,
  }));
}

function stepsOf(process: ProcessDeclaration): { id: string; name: Words }[] {
  const zh = process.sentence.zh.split(" → ");
  const en = process.sentence.en.split(" → ");
  return zh.map((name, index) => ({ id: `${index}`, name: { zh: name, en: en[index] ?? name } }));
}

function wordsOf(said: Readonly<Record<string, Json>>): Pick<CaseView, "words" | "address" | "point"> {
  const { address, point } = said;
  const words = requestText(said);
  return {
    ...(words === undefined ? {} : { words }),
    ...(typeof address === "string" ? { address } : {}),
    ...(point === undefined ? {} : { point: point as NonNullable<CaseView["point"]> }), // sealed by the form's schema
  };
}

function presentReporter(presented: Presented, bodyName: (id: BodyId) => Words): CaseView["reporter"] {
  const { stored, audiences, reporter, givenName, business, world } = presented;
  const party = stored.case.reporter;
  const nameHidden = isNameHidden(stored.case);
  const sees = seesName(stored.case, audiences);
  const masked = reporter && sees ? maskReporter(reporter) : undefined;
  // Whoever typed a number that somebody else reported with before must not learn whose it is.
  const byReceipt = world.actor.kind === "reporter" && world.actor.onlyCaseId !== undefined;
  const entered = isEnteredByAnother(stored.case, audiences, reporter?.createdAt);
  const showsNames = masked !== undefined && !byReceipt && !entered;
  return {
    anonymous: party.anonymous,
    reachable: party.reachable,
    nameHidden,
    ...(showsNames && masked.name !== undefined ? { name: masked.name } : {}),
    // As a person's, whoever is known by this number: two letters of a person's name are often all of it.
    ...(showsNames && givenName !== undefined ? { givenName: maskName(givenName, "person") } : {}),
    ...(masked?.phone === undefined ? {} : { phone: masked.phone }),
    ...(sees && business ? { business: maskBusiness(business) } : {}),
    mayUnmask: reporter !== undefined && !entered && mayUnmask(audiences, nameHidden),
    ...(party.registrarBodyId === undefined ? {} : { byRegistrar: bodyName(party.registrarBodyId) }),
  };
}

function movedTo(event: CaseEvent): { dueAt?: string } {
  const whole = findMovedClock(event, "whole");
  return whole ? { dueAt: whole.dueAt } : {};
}

type Corrected = NonNullable<CaseView["timeline"][number]["corrected"]>;

function correctedIn({ changes, at }: CaseEvent): { corrected?: Corrected } {
  const fact = changes.find((each) => each.change === "fact" && each.name === "corrections");
  if (fact?.change !== "fact" || !Array.isArray(fact.value)) return {};
  const all = fact.value as (Corrected[number] & { at: string })[]; // as the action `correct` writes it down
  return {
    corrected: all.filter((each) => each.at === at).map(({ what, from, to }) => ({ what, from, to })),
  };
}

function presentEntry(
  { process, audiences, organisations }: Presented,
  { event, unsealed }: Entry,
  staff: boolean,
  bodyName: (id: BodyId) => Words,
): CaseView["timeline"][number] {
  const { actor } = event;
  const name = staff && actor.kind === "staff" ? organisations.findPerson(actor.personId)?.name : undefined;
  const fields = visibleFields(process, event, unsealed, audiences);
  return {
    ...timelineEntry(process, event, { name, bodyName }),
    ...movedTo(event),
    ...correctedIn(event),
    fields: event.version === 1 ? beyondTheRequest(event, fields) : fields, // the request itself heads the case
  };
}
