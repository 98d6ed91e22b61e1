import { join } from "node:path";
import { makeChatWebhook, type ChatWebhookSettings } from "./chatWebhook.ts";
import { makeFileMessageAdapter } from "./fileMessageAdapter.ts";
import { type Carrier, type Channel, channelOf, type Messages, notSent } from "./messageAdapter.ts";
import { makeSmsGateway, type SmsGatewaySettings } from "./smsGateway.ts";
import { makeSmtpCarrier, type SmtpSettings } from "./smtpCarrier.ts";

/** How messages of a channel go out that has no carrier: `file` into `SHILIU_DATA/messages.jsonl`, or `none`: refused. */
export type MessageCarrier = "file" | "none";

/** The carriers that an installation has. */
export interface CarrierSettings {
  sms?: SmsGatewaySettings;
  email?: SmtpSettings;
  chat?: ChatWebhookSettings;
}

/** What the choice of carriers depends on. */
export interface MessageSettings {
  production: boolean;
  dataDir: string;
  /** `SHILIU_MESSAGES`; in production there is no default but `none`. */
  carrier: MessageCarrier | undefined;
  carriers?: CarrierSettings;
}

/** The ways out of this installation. Outside production messages go to a file unless something else is configured. */
export function makeMessageAdapter(settings: MessageSettings): Messages {
  const otherwise = settings.carrier ?? (settings.production ? "none" : "file");
  const file =
    otherwise === "file" ? makeFileMessageAdapter(join(settings.dataDir, "messages.jsonl")) : undefined;
  const { sms, email, chat } = settings.carriers ?? {};
  const carriers: Readonly<Record<Channel, Carrier | undefined>> = {
    sms: sms ? makeSmsGateway(sms) : file,
    email: email ? makeSmtpCarrier(email) : file,
    chat: chat ? makeChatWebhook(chat) : file,
  };
  return {
    carrierOf: (channel) => carriers[channel],
    async send(message, now) {
      const carrier = carriers[channelOf(message.to)];
      return carrier ? carrier.send(message, now) : notSent({ reason: "no-carrier", retry: "later" });
    },
  };
}
