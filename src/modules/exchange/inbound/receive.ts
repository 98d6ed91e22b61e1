import { isRefusal, type Refusal, refuse } from "#engine/refusal.ts";
import { reportForm, superiorField } from "#modules/requests/index.ts";
import type { Format } from "../domain/format.ts";
import { batchMost, numberOf, ordersIn, readMessage, readOrder } from "../domain/readOrder.ts";
import type { Ground } from "../ground.ts";
import { findPlatform, findPlatformOfKey, type PlatformRow } from "../store.ts";

/** Something a platform sent, with the key it was sent under. */
export interface Sent {
  platformId: string;
  keyId: string | undefined;
  body: unknown;
  now: Date;
}

/** What became of an order. */
export interface Received {
  orderNumber: string;
  number: string;
  caseId: string;
  receivedAt: string;
  dueAt: string;
}

/** What became of one of many. */
export type ReceivedEach =
  | ({ received: true } & Received)
  | { received: false; orderNumber: string | undefined; refusal: Refusal };

/** The platform that may send this: the one its key speaks for, and as long as it is in use. */
async function findSender(ground: Ground, sent: Sent): Promise<PlatformRow | Refusal> {
  if (sent.keyId === undefined) return refuse("not-signed-in");
  if ((await findPlatformOfKey(ground.pool, sent.keyId)) !== sent.platformId)
    return refuse("platform-key-of-another");
  const platform = await findPlatform(ground.pool, sent.platformId);
  return platform?.active ? platform : refuse("platform-not-in-use");
}

/** Takes in what a platform sends: an order, or many, of which each is taken or refused by itself. */
export async function receiveOrders(
  ground: Ground,
  sent: Sent,
): Promise<Received | { results: ReceivedEach[] } | Refusal> {
  const platform = await findSender(ground, sent);
  if (isRefusal(platform)) return platform;
  const { batch, orders } = ordersIn(sent.body, platform.format);
  if (orders.length > batchMost) return refuse("batch-too-large", { most: batchMost });
  if (!batch) return receiveOne(ground, platform, orders[0], sent.now);
  const results: ReceivedEach[] = [];
  for (const order of orders) {
    const one = await receiveOne(ground, platform, order, sent.now);
    results.push(
      isRefusal(one)
        ? { received: false, orderNumber: numberOf(order, platform.format), refusal: one }
        : { received: true, ...one },
    );
  }
  return { results };
}

interface Issue {
  path: readonly PropertyKey[];
  code?: string;
}

function invalid(format: Format, issues: readonly Issue[]): Refusal {
  const names: Readonly<Record<string, unknown>> = format.order.fields;
  const fields = issues.map(({ path, code = "invalid" }) => {
    const ours = String(path.at(-1) ?? "");
    return { path: typeof names[ours] === "string" ? names[ours] : ours, problem: code };
  });
  return refuse("order-invalid", { fields });
}

async function receiveOne(
  ground: Ground,
  { id, format }: PlatformRow,
  sent: unknown,
  now: Date,
): Promise<Received | Refusal> {
  const read = readOrder(sent, format);
  if (isRefusal(read)) return read;
  const superior = superiorField.safeParse({ ...read.superior, platform: id });
  const form = reportForm.safeParse(read.form);
  if (!superior.success || !form.success)
    return invalid(format, [...(superior.error?.issues ?? []), ...(form.error?.issues ?? [])]);
  const receipt = await ground.requests.receiveOrder({ superior: superior.data, form: form.data, now });
  if (isRefusal(receipt)) return receipt;
  return {
    orderNumber: superior.data.number,
    number: receipt.number,
    caseId: receipt.caseId,
    receivedAt: receipt.reportedAt,
    dueAt: superior.data.dueAt,
  };
}

/** Takes down what a platform says of an order: it urges, adds, takes back, or moves the limit. */
export async function hearMessage(
  ground: Ground,
  sent: Sent,
): Promise<{ orderNumber: string; number: string; message: string } | Refusal> {
  const platform = await findSender(ground, sent);
  if (isRefusal(platform)) return platform;
  const read = readMessage(sent.body, platform.format);
  if (isRefusal(read)) return read;
  const { orderNumber, action, input } = read;
  const heard = await ground.requests.hearSuperior({
    platformId: platform.id,
    orderNumber,
    action,
    input,
    now: sent.now,
  });
  if (isRefusal(heard)) return heard;
  return { orderNumber, number: heard.number, message: input.message };
}
