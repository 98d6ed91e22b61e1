import type { Log } from "#platform/log/log.ts";
import type { MessageAdapter } from "#platform/messages/messageAdapter.ts";
import type { Organisations } from "#modules/organisations/index.ts";
import type { PersonMessage } from "#modules/roster/index.ts";

/** Sends a member of staff a message to their telephone at work. */
export function makeTellPerson(messages: MessageAdapter, organisations: Organisations, log: Log) {
  return async (_tx: unknown, message: PersonMessage, now: Date): Promise<void> => {
    const { key, personId, template, values } = message;
    const phone = organisations.findPerson(personId)?.workPhone;
    if (phone === undefined) {
      log.warn({ personId, key }, "somebody on duty has no telephone at work and could not be told");
      return;
    }
    const { number = "", body = "" } = values;
    const words = {
      zh: `【石榴值班】工单 ${number} 需要“${body}”立即签收处理，请登录系统。`,
      en: `Shiliu duty call: case ${number} waits for ${body} to take it in hand. Please sign in.`,
    };
    const sent = await messages.send({ key, to: { phone }, template, values, words, language: "zh" }, now);
    if ("refused" in sent) log.warn({ personId, key }, "somebody on duty could not be told");
  };
}
