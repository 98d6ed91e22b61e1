import type { ReporterId } from "#engine/actor.ts";
import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Language } from "#engine/words.ts";
import type { Channel } from "#platform/messages/messageAdapter.ts";
import { type ReporterChoice, reporterDefaults } from "../domain/choices.ts";
import { maskAddress } from "../domain/maskAddress.ts";
import type { Ground } from "../ground.ts";
import { findReporterChoices, saveReporterChoice } from "../store.ts";
import { carriedChannels } from "./staffSettings.ts";

/** How a reporter is told, as they see it: addresses masked. */
export interface ReporterSettings {
  channel: ReporterChoice["channel"];
  language: Language;
  steps: ReporterChoice["steps"][number][];
  addresses: { phone?: string; email?: string };
  carried: Channel[];
}

/** How a reporter is told. */
export async function readReporterSettings(
  ground: Ground,
  reporterId: ReporterId,
): Promise<ReporterSettings | Refusal<"reporter-forgotten">> {
  const reporter = await ground.reporters.readReporter(reporterId);
  if (!reporter) return refuse("reporter-forgotten");
  const choice = (await findReporterChoices(ground.pool, [reporterId])).get(reporterId) ?? reporterDefaults;
  return present(ground, choice, reporter.details);
}

/** Keeps how a reporter wants to be told. Sent twice, it has the effect of once. */
export async function changeReporterSettings(
  ground: Ground,
  reporterId: ReporterId,
  choice: ReporterChoice,
  now: Date,
): Promise<ReporterSettings | Refusal<"reporter-forgotten" | "notice-address-missing">> {
  const reporter = await ground.reporters.readReporter(reporterId);
  if (!reporter) return refuse("reporter-forgotten");
  const { phone, email } = reporter.details;
  const reachable = { sms: phone, email };
  if (choice.channel !== "none" && !reachable[choice.channel]) return refuse("notice-address-missing");
  const kept = { ...choice, steps: [...new Set(choice.steps)] };
  await saveReporterChoice(ground.pool, reporterId, kept, now);
  return present(ground, kept, reporter.details);
}

function present(
  ground: Ground,
  { channel, language, steps }: ReporterChoice,
  { phone, email }: { phone?: string | undefined; email?: string | undefined },
): ReporterSettings {
  return {
    channel,
    language,
    steps: [...steps],
    addresses: {
      ...(phone ? { phone: maskAddress({ phone }) } : {}),
      ...(email ? { email: maskAddress({ email }) } : {}),
    },
    carried: carriedChannels(ground),
  };
}
