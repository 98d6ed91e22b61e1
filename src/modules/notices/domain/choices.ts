import type { Language } from "#engine/words.ts";
import type { QuietHours } from "./quietHours.ts";

/** What staff may be told of: something to sign in, to decide, a paper to answer, a case at the desk, one back in hand, an urging, a limit, on-duty calls. */
export const staffKinds = [
  "signIn",
  "decide",
  "paper",
  "arrived",
  "back",
  "urged",
  "warning",
  "onDuty",
] as const;

/** One of {@link staffKinds}. */
export type StaffKind = (typeof staffKinds)[number];

/** What a reporter may be told of. */
export const reporterSteps = ["accepted", "dispatched", "time", "interim", "answered", "ended"] as const;

/** One of {@link reporterSteps}: 受理, 派单, 时限变化, 阶段性答复, 答复, 办结. */
export type ReporterStep = (typeof reporterSteps)[number];

/** How staff may be told. */
export const staffChannels = ["sms", "email", "chat", "none"] as const;

/** How a reporter may be told. */
export const reporterChannels = ["sms", "email", "none"] as const;

/** What a member of staff chose. */
export interface StaffChoice {
  channel: (typeof staffChannels)[number];
  language: Language;
  kinds: readonly StaffKind[];
  /** What they are not told of in the app; what is new is told until they say otherwise. */
  notInApp: readonly StaffKind[];
  /** Hours in which only what is urgent is told, beside those of the installation. */
  quiet?: QuietHours | undefined;
}

/** What a reporter chose. */
export interface ReporterChoice {
  channel: (typeof reporterChannels)[number];
  language: Language;
  steps: readonly ReporterStep[];
}

// A desk's queue is looked at all day: a message for each of some thousand cases a month would be read by nobody.
const quietAtFirst: ReadonlySet<StaffKind> = new Set(["arrived"]);

/** What holds for staff who have not chosen. */
export const staffDefaults: StaffChoice = {
  channel: "sms",
  language: "zh",
  kinds: staffKinds.filter((kind) => !quietAtFirst.has(kind)),
  notInApp: [],
};

/** What holds for reporters who have not chosen: every step. */
export const reporterDefaults: ReporterChoice = { channel: "sms", language: "zh", steps: reporterSteps };

/** Whether staff want to be told; what is urgent is told by default, whatever it is. */
export function wantsKind(choice: StaffChoice | undefined, kind: StaffKind, urgent: boolean): boolean {
  if (choice === undefined) return urgent || staffDefaults.kinds.includes(kind);
  return choice.channel !== "none" && choice.kinds.includes(kind);
}

/** Whether staff want to find it in the app, whatever way messages go to them. */
export function wantsInApp(choice: StaffChoice | undefined, kind: StaffKind): boolean {
  return !(choice ?? staffDefaults).notInApp.includes(kind);
}

/** Whether a reporter wants to be told. */
export function wantsStep(choice: ReporterChoice | undefined, step: ReporterStep): boolean {
  const held = choice ?? reporterDefaults;
  return held.channel !== "none" && held.steps.includes(step);
}
