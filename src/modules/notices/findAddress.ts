import type { Case } from "#engine/case.ts";
import type { Language } from "#engine/words.ts";
import { findCases } from "#platform/journal/readCase.ts";
import { type Channel, channels, type MessageAddress } from "#platform/messages/messageAdapter.ts";
import { isAboutThem } from "./domain/addressees.ts";
import { reporterDefaults, staffDefaults, wantsKind, wantsStep } from "./domain/choices.ts";
import type { QuietHours } from "./domain/quietHours.ts";
import { stillHolds } from "./domain/notice.ts";
import type { TemplateDeclaration } from "./domain/templates.ts";
import type { Ground } from "./ground.ts";
import { openAddresses, type StaffAddresses } from "./staffAddresses.ts";
import { findReporterChoices, findStaffChoices, type TakenNotice } from "./store.ts";

/** Where a message goes now, or why it goes nowhere. */
export type FoundAddress =
  | { to: MessageAddress; channel: Channel; language: Language; quiet?: QuietHours | undefined }
  | { drop: "no-longer-so" | "not-wanted" | "forgotten" | "left" | "about-them" }
  | { dead: "no-address" | "address-invalid" | "no-carrier" };

/** What a batch of messages is looked up in: read once, by a query for each kind of thing. */
export interface AddressBook {
  find(notice: TakenNotice, template: TemplateDeclaration): FoundAddress;
}

const mobile = /^1[3-9]\d{9}$/;

/** Reads what decides where a batch of messages goes: cases as they stand, people, choices, addresses. */
export async function openAddressBook(ground: Ground, notices: readonly TakenNotice[]): Promise<AddressBook> {
  const { pool, keyStore, reporters } = ground;
  const idsOf = (pick: (notice: TakenNotice) => string | undefined) => [
    ...new Set(notices.flatMap((notice) => pick(notice) ?? [])),
  ];
  const personIds = idsOf((notice) => notice.personId);
  const reporterIds = idsOf((notice) => notice.reporterId);
  const cases = new Map(
    (
      await findCases(
        pool,
        idsOf((notice) => notice.caseId),
      )
    ).map((stored) => [stored.case.id, stored.case]),
  );
  const staffChoices = await findStaffChoices(pool, personIds);
  const keys = await keyStore.findSubjectKeys(pool, [...staffChoices.keys()]);
  const reporterChoices = await findReporterChoices(pool, reporterIds);
  const found = await reporters.findReporters(pool, reporterIds);

  function findStaff(personId: string, notice: TakenNotice, template: TemplateDeclaration): FoundAddress {
    const person = ground.organisations.findPerson(personId);
    if (!person?.active) return { drop: "left" };
    const state = notice.caseId === undefined ? undefined : cases.get(notice.caseId);
    if (state && isAboutThem(state, personId, ground.directory())) return { drop: "about-them" };
    const choice = staffChoices.get(personId);
    if (template.audience === "staff" && !wantsKind(choice, template.kind, notice.urgent))
      return { drop: "not-wanted" };
    const own = openAddresses(keys.get(personId), personId, choice?.sealed);
    const addresses = { ...own, phone: own.phone ?? person.workPhone };
    const first = (choice ?? staffDefaults).channel;
    const picked = pickAddress(ground, {
      addresses,
      first: first === "none" ? "sms" : first,
      language: (choice ?? staffDefaults).language,
      guarded: isGuarded(state),
    });
    return "to" in picked ? { ...picked, quiet: choice?.quiet } : picked;
  }

  function findReporter(reporterId: string, template: TemplateDeclaration): FoundAddress {
    const reporter = found.get(reporterId);
    if (!reporter) return { drop: "forgotten" };
    const choice = reporterChoices.get(reporterId) ?? reporterDefaults;
    if (template.audience === "reporter" && !wantsStep(choice, template.step)) return { drop: "not-wanted" };
    const { phone, email } = reporter.details;
    return pickAddress(ground, {
      addresses: { phone, email },
      first: choice.channel === "none" ? "sms" : choice.channel,
      language: choice.language,
      guarded: true,
    });
  }

  return {
    find(notice, template) {
      const state = notice.caseId === undefined ? undefined : cases.get(notice.caseId);
      if (notice.watch && !(state && stillHolds(notice.watch, state))) return { drop: "no-longer-so" };
      if (notice.personId !== undefined) return findStaff(notice.personId, notice, template);
      return findReporter(notice.reporterId ?? "", template);
    },
  };
}

/** A report about somebody is spoken of in no group, where they or theirs may read along. */
function isGuarded(state: Case | undefined): boolean {
  return state !== undefined && (state.aboutIds.length > 0 || state.facts["kind"] === "tip-off");
}

/** What somebody is reached by, and how they want to be. */
interface Choosing {
  addresses: StaffAddresses;
  /** The channel that was chosen; another is taken where it leads nowhere. */
  first: Channel;
  language: Language;
  /** Nobody but the one it is for may read it. */
  guarded: boolean;
}

/** The address of the chosen channel, or of another that leads somewhere; else why none does. */
export function pickAddress(
  ground: Pick<Ground, "messages">,
  { addresses, first, language, guarded }: Choosing,
): FoundAddress {
  const order = [first, ...channels.filter((channel) => channel !== first)];
  let dead: "no-address" | "address-invalid" | "no-carrier" = "no-address";
  for (const channel of order) {
    const to = addressOf(channel, addresses);
    if (!to) continue;
    const carrier = ground.messages.carrierOf(channel);
    if (!carrier || (guarded && carrier.seenByOthers)) {
      dead = "no-carrier";
      continue;
    }
    if ("phone" in to && !mobile.test(to.phone)) {
      dead = "address-invalid";
      continue;
    }
    return { to, channel, language };
  }
  return { dead };
}

function addressOf(channel: Channel, { phone, email, chat }: StaffAddresses): MessageAddress | undefined {
  if (channel === "sms") return phone ? { phone } : undefined;
  if (channel === "email") return email ? { email } : undefined;
  return chat ? { chat } : undefined;
}
