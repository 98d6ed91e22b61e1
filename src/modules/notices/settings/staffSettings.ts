import type { PersonId } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Language } from "#engine/words.ts";
import { withTransaction } from "#platform/database/pool.ts";
import { type Channel, channels } from "#platform/messages/messageAdapter.ts";
import { normalisePhone } from "#platform/sealing/blindIndex.ts";
import { type StaffChoice, staffDefaults, type StaffKind, staffKinds } from "../domain/choices.ts";
import { minuteOf, type QuietHours, timeOf } from "../domain/quietHours.ts";
import { maskAddress } from "../domain/maskAddress.ts";
import type { Ground } from "../ground.ts";
import { openAddresses, sealAddresses, type StaffAddresses } from "../staffAddresses.ts";
import { findStaffChoices, saveStaffChoice } from "../store.ts";

/** How a member of staff is told, as they see it: addresses masked. */
export interface StaffSettings {
  channel: StaffChoice["channel"];
  language: Language;
  kinds: StaffKind[];
  inApp: StaffKind[];
  addresses: { workPhone?: string; phone?: string; email?: string; chat?: string };
  carried: Channel[];
  quietHours?: QuietTimes;
  quietForAll?: QuietTimes;
}

/** Hours of the day as a form says them. */
interface QuietTimes {
  from: string;
  until: string;
}

/** What a member of staff changes; an address that is absent stays, null removes it. */
export interface StaffSettingsChange {
  channel: StaffChoice["channel"];
  language: Language;
  kinds: StaffChoice["kinds"];
  inApp?: readonly StaffKind[] | undefined;
  quietHours?: QuietTimes | null | undefined;
  phone?: string | null | undefined;
  email?: string | null | undefined;
  chat?: string | null | undefined;
}

const mobile = /^1[3-9]\d{9}$/;

/** The channels something carries here. */
export function carriedChannels(ground: Pick<Ground, "messages">): Channel[] {
  return channels.filter((channel) => ground.messages.carrierOf(channel) !== undefined);
}

/** How a member of staff is told. */
export async function readStaffSettings(ground: Ground, personId: PersonId): Promise<StaffSettings> {
  const stored = (await findStaffChoices(ground.pool, [personId])).get(personId);
  const key = stored?.sealed && (await ground.keyStore.findSubjectKey(ground.pool, personId));
  return present(ground, personId, stored ?? staffDefaults, openAddresses(key, personId, stored?.sealed));
}

/** Keeps how a member of staff wants to be told. Sent twice, it has the effect of once. */
export async function changeStaffSettings(
  ground: Ground,
  personId: PersonId,
  change: StaffSettingsChange,
  now: Date,
): Promise<StaffSettings | Refusal> {
  const phone = typeof change.phone === "string" ? normalisePhone(change.phone) : change.phone;
  if (typeof phone === "string" && !mobile.test(phone)) return refuse("phone-invalid");
  if (change.quietHours && change.quietHours.from === change.quietHours.until)
    return refuse("notice-quiet-hours-empty");
  const { keyStore } = ground;
  return withTransaction(ground.pool, async (tx) => {
    const stored = (await findStaffChoices(tx, [personId])).get(personId);
    const keyBefore = stored?.sealed && (await keyStore.findSubjectKey(tx, personId));
    const before = openAddresses(keyBefore, personId, stored?.sealed);
    const addresses = merge(before, { ...change, phone });
    const workPhone = ground.organisations.findPerson(personId)?.workPhone;
    const held = (stored ?? staffDefaults).channel;
    // Whoever is not reached by what they have may choose the rest all the same.
    const wasSo = change.channel === held && !isReached(held, before, workPhone);
    if (!wasSo && !isReached(change.channel, addresses, workPhone)) return refuse("notice-address-missing");
    const { channel, language, kinds } = change;
    const quiet = change.quietHours === undefined ? stored?.quiet : hoursOf(change.quietHours);
    const notInApp = change.inApp ? without(change.inApp) : (stored ?? staffDefaults).notInApp;
    const choice = { channel, language, kinds: [...new Set(kinds)], notInApp, quiet };
    const sealed = await sealAnew();
    await saveStaffChoice(tx, { personId, ...choice, sealed }, now);
    return present(ground, personId, choice, addresses);

    async function sealAnew(): Promise<Buffer | undefined> {
      if (!addresses.phone && !addresses.email && !addresses.chat) return undefined;
      await keyStore.ensureSubjectKey(tx, personId, now);
      const key = await keyStore.findSubjectKey(tx, personId);
      // Whose key was destroyed gets no other: they left, and their data with them.
      return key && sealAddresses(ground, key, personId, addresses);
    }
  });
}

function isReached(
  channel: StaffChoice["channel"],
  { phone, email, chat }: StaffAddresses,
  workPhone: string | undefined,
): boolean {
  return channel === "none" || Boolean({ sms: phone ?? workPhone, email, chat }[channel]);
}

function merge(
  before: StaffAddresses,
  change: Pick<StaffSettingsChange, "phone" | "email" | "chat">,
): StaffAddresses {
  const kept = (name: keyof StaffAddresses) =>
    change[name] === undefined ? before[name] : (change[name] ?? undefined);
  return { phone: kept("phone"), email: kept("email"), chat: kept("chat") };
}

/** Those left of all kinds: what is told in the app is kept as what is not, so that a new kind is told. */
function without(kinds: readonly StaffKind[]): StaffKind[] {
  return staffKinds.filter((kind) => !kinds.includes(kind));
}

function hoursOf(times: QuietTimes | null): QuietHours | undefined {
  return times ? { fromMinute: minuteOf(times.from), untilMinute: minuteOf(times.until) } : undefined;
}

function timesOf(hours: QuietHours): QuietTimes {
  return { from: timeOf(hours.fromMinute), until: timeOf(hours.untilMinute) };
}

function present(
  ground: Ground,
  personId: PersonId,
  { channel, language, kinds, notInApp, quiet }: StaffChoice,
  { phone, email, chat }: StaffAddresses,
): StaffSettings {
  const workPhone = ground.organisations.findPerson(personId)?.workPhone;
  return {
    channel,
    language,
    kinds: [...kinds],
    inApp: without(notInApp),
    addresses: {
      ...(workPhone ? { workPhone: maskAddress({ phone: workPhone }) } : {}),
      ...(phone ? { phone: maskAddress({ phone }) } : {}),
      ...(email ? { email: maskAddress({ email }) } : {}),
      ...(chat ? { chat: maskAddress({ chat }) } : {}),
    },
    carried: carriedChannels(ground),
    ...(quiet ? { quietHours: timesOf(quiet) } : {}),
    ...(ground.quietHours ? { quietForAll: timesOf(ground.quietHours) } : {}),
  };
}
