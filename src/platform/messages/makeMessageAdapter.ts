import { join } from "node:path";
import { refuse } from "#engine/refusal.ts";
import { makeFileMessageAdapter } from "./fileMessageAdapter.ts";
import type { MessageAdapter } from "./messageAdapter.ts";

/** How messages go out: `file` into `SHILIU_DATA/messages.jsonl`, or `none` where every message is refused. */
export type MessageCarrier = "file" | "none";

/** What the choice of a carrier depends on. */
export interface MessageSettings {
  production: boolean;
  dataDir: string;
  /** `SHILIU_MESSAGES`; in production there is no default but `none`. */
  carrier: MessageCarrier | undefined;
}

/** The adapter of this installation. Outside production messages go to a file unless something else is configured. */
export function makeMessageAdapter(settings: MessageSettings): MessageAdapter {
  const carrier = settings.carrier ?? (settings.production ? "none" : "file");
  if (carrier === "file") return makeFileMessageAdapter(join(settings.dataDir, "messages.jsonl"));
  return { send: async () => refuse("message-not-sent") };
}
