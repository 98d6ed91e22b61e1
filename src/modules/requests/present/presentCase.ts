import type { BodyId } from "#engine/actor.ts";
import { availableActions } from "#engine/availableActions.ts";
import { factText, type Json } from "#engine/case.ts";
import { dutiesOf } from "#engine/duties.ts";
import type { CaseEvent } from "#engine/event.ts";
import type { Audience, ProcessDeclaration } from "#engine/process.ts";
import { seesEvent, visibleFields } from "#engine/visibility.ts";
import type { Words } from "#engine/words.ts";
import type { World } from "#engine/world.ts";
import type { Attachment } from "#platform/files/attachments.ts";
import type { StoredCase } from "#platform/journal/storedCase.ts";
import type { Organisations } from "#modules/organisations/index.ts";
import { maskReporter, type Reporter } from "#modules/reporters/index.ts";
import type { CaseView } from "../contract.ts";
import { formatCaseNumber } from "../domain/caseNumber.ts";
import { kinds, urgencies } from "../domain/kinds.ts";
import { mayUnmask } from "../domain/mayUnmask.ts";
import { requestRefusals } from "../refusals.ts";
import { presentClocks } from "./presentClocks.ts";
import { presentTasks } from "./presentTasks.ts";

/** An event with its words. */
export interface Entry {
  event: CaseEvent;
  unsealed: Readonly<Record<string, Json>>;
}

/** All that a view of a case is made from. */
export interface Presented {
  process: ProcessDeclaration;
  stored: StoredCase;
  audiences: readonly Audience[];
  world: World;
  entries: readonly Entry[];
  forgotten: boolean;
  files: readonly Attachment[];
  reporter: Reporter | undefined;
  organisations: Pick<Organisations, "bodyName" | "findPerson">;
}

const unnamed: Words = { zh: "（未知机构）", en: "(unknown body)" };
const staffAudiences: ReadonlySet<Audience> = new Set(["desk", "handling", "supervisor", "auditor"]);

/** Whether any of these is a member of staff with a part in the case. */
function isStaff(audiences: readonly Audience[]): boolean {
  return audiences.some((audience) => staffAudiences.has(audience));
}

function tableWord(table: Readonly<Record<string, Words>>, id: string): { id: string; name: Words } {
  return { id, name: table[id] ?? { zh: id, en: id } };
}

/** A case as someone with these audiences sees it: nothing in it that they may not read. */
export function presentCase(presented: Presented): CaseView {
  const { process, stored, audiences, world } = presented;
  const { case: state } = stored;
  const bodyName = (id: BodyId): Words => presented.organisations.bodyName(id) ?? unnamed;
  const staff = isStaff(audiences);
  const said = presented.entries[0]?.unsealed ?? {};
  const shown = presented.entries.filter(({ event }) => seesEvent(process, event, audiences));
  const clocks = presentClocks(process, state, staff);
  const dueAt = clocks
    .filter((clock) => clock.stoppedAt === undefined && !clock.paused)
    .map((clock) => clock.dueAt);
  const declared = process.states[state.state];
  return {
    id: state.id,
    number: formatCaseNumber(stored.number),
    ...(stored.origin === undefined ? {} : { origin: stored.origin }),
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
    holder: holdersOf(process, presented, bodyName),
    tasks: presentTasks(process, state, staff, bodyName),
    clocks,
    ...(dueAt.length > 0 ? { dueAt: dueAt.reduce((first, each) => (each < first ? each : first)) } : {}),
    counts: staff ? { ...state.counts } : {},
    ...(typeof state.facts["rating"] === "number" ? { rating: state.facts["rating"] } : {}),
    files: presentFiles(presented, shown),
    timeline: shown.map((entry) => presentEntry(presented, entry, staff, bodyName)),
    actions: availableActions(process, state, world).map((each) => ({
      action: each.action,
      does: process.actions[each.action]?.does ?? { zh: each.action, en: each.action },
      ...(each.taskId === undefined ? {} : { taskId: each.taskId }),
      ...(each.blockedBy === undefined
        ? {}
        : { blocked: { code: each.blockedBy, says: requestRefusals[each.blockedBy]?.says ?? unnamed } }),
    })),
  };
}

function stepsOf(process: ProcessDeclaration): { id: string; name: Words }[] {
  const zh = process.sentence.zh.split(" → ");
  const en = process.sentence.en.split(" → ");
  return zh.map((name, index) => ({ id: `${index}`, name: { zh: name, en: en[index] ?? name } }));
}

function wordsOf(said: Readonly<Record<string, Json>>): Pick<CaseView, "words" | "address" | "point"> {
  const { words, address, point } = said;
  return {
    ...(typeof words === "string" ? { words } : {}),
    ...(typeof address === "string" ? { address } : {}),
    ...(point === undefined ? {} : { point: point as NonNullable<CaseView["point"]> }), // sealed by the form's schema
  };
}

function presentReporter(presented: Presented, bodyName: (id: BodyId) => Words): CaseView["reporter"] {
  const { stored, audiences, reporter } = presented;
  const party = stored.case.reporter;
  const nameHidden = stored.case.facts["nameHidden"] === true;
  // 实名保密: the desk knows the name, the handler need not.
  const maySee =
    audiences.some((audience) => audience !== "handling" && audience !== "auditor") || !nameHidden;
  const masked = reporter && maySee ? maskReporter(reporter) : undefined;
  return {
    anonymous: party.anonymous,
    reachable: party.reachable,
    nameHidden,
    ...(masked?.name === undefined ? {} : { name: masked.name }),
    ...(masked?.phone === undefined ? {} : { phone: masked.phone }),
    mayUnmask: reporter !== undefined && mayUnmask(audiences, nameHidden),
    ...(party.registrarBodyId === undefined ? {} : { byRegistrar: bodyName(party.registrarBodyId) }),
  };
}

function holdersOf(
  process: ProcessDeclaration,
  { stored }: Presented,
  bodyName: (id: BodyId) => Words,
): CaseView["holder"] {
  const bodies = new Set(dutiesOf(process, stored.case).map((duty) => duty.bodyId));
  return [...bodies].map((bodyId) => ({ bodyId, name: bodyName(bodyId) }));
}

function presentFiles({ files }: Presented, shown: readonly Entry[]): CaseView["files"] {
  const named = new Set(shown.flatMap(({ event }) => filesOf(event)));
  return files
    .filter((file) => named.has(file.id))
    .map(({ id, fileName, mediaType, sizeBytes, thumbnail }) => ({
      id,
      ...(fileName === undefined ? {} : { name: fileName }),
      mediaType,
      sizeBytes,
      thumbnail,
    }));
}

function filesOf(event: CaseEvent): readonly Json[] {
  const { files } = event.data;
  return Array.isArray(files) ? (files as readonly Json[]) : [];
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
    version: event.version,
    at: event.at,
    action: event.action,
    does: process.actions[event.action]?.does ?? { zh: event.type, en: event.type },
    by: {
      kind: actor.kind,
      ...(name === undefined ? {} : { name }),
      ...(actor.kind === "staff" ? { body: bodyName(actor.bodyId) } : {}),
    },
    ...(event.taskId === undefined ? {} : { taskId: event.taskId }),
    fields: event.version === 1 ? {} : fields, // what was asked stands at the head of the case
  };
}
