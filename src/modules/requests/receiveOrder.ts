import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import type { Actor } from "#engine/actor.ts";
import { actOnCase } from "#platform/journal/journal.ts";
import { findCase } from "#platform/journal/readCase.ts";
import { formatCaseNumber } from "./domain/caseNumber.ts";
import type { Superior } from "./domain/superior.ts";
import type { Ground } from "./ground.ts";
import { caseIdOf } from "./receiptCode.ts";
import { senderOf } from "./senderOf.ts";
import { type Receipt, type ReportForm, submitRequest } from "./submitRequest.ts";
import { worldOf } from "./world.ts";

/** An order (上级工单) as a superior platform sent it. */
export interface Order {
  superior: Superior;
  form: ReportForm;
  now: Date;
}

function actorOf(platformId: string): Actor {
  return { kind: "superior", platformId };
}

/** Takes an order in like any report; the number it has there makes the same sent twice one case. */
export async function receiveOrder(
  ground: Ground,
  { superior, form, now }: Order,
): Promise<Receipt | Refusal> {
  const receipt = await submitRequest(ground, {
    actor: actorOf(superior.platform),
    form,
    key: superior.number,
    uploadSession: undefined,
    superior,
    now,
  });
  if (!isRefusal(receipt)) return receipt;
  return receipt.refused === "key-used-already"
    ? refuse("order-changed", { number: superior.number })
    : receipt;
}

/** What a superior platform says of an order it sent. */
export interface SuperiorMessage {
  platformId: string;
  orderNumber: string;
  action: "superiorUrge" | "superiorSupplement" | "superiorWithdraw" | "superiorSetLimit";
  input: Readonly<Record<string, unknown>> & { message: string };
  now: Date;
}

/** Takes a superior platform's word down on the case of its order, once for each message's number. */
export async function hearSuperior(
  ground: Ground,
  { platformId, orderNumber, action, input, now }: SuperiorMessage,
): Promise<{ caseId: string; number: string; replayed: boolean } | Refusal> {
  const actor = actorOf(platformId);
  const caseId = caseIdOf(senderOf(actor), orderNumber);
  if (!(await findCase(ground.pool, caseId))) return refuse("order-unknown", { number: orderNumber });
  const world = worldOf(ground, actor, now);
  const key = `${senderOf(actor)} ${input.message}`;
  const outcome = await actOnCase(ground, { caseId, action, input, key }, () => world);
  if (isRefusal(outcome)) return outcome;
  return { caseId, number: formatCaseNumber(outcome.number), replayed: outcome.replayed };
}
