import { type Refusal, refuse } from "#engine/refusal.ts";
import type { Format } from "./format.ts";
import { readMoment } from "./moments.ts";
import { readPath, readText } from "./paths.ts";

/** How many orders may be sent at once. */
export const batchMost = 100;

/** The orders in what a platform sent: one, or each of a list. */
export function ordersIn(body: unknown, { order }: Format): { batch: boolean; orders: readonly unknown[] } {
  const found = order.list === undefined ? body : (readPath(body, order.list) ?? body);
  return Array.isArray(found) ? { batch: true, orders: found } : { batch: false, orders: [found] };
}

/** The number of an order, to answer by. */
export function numberOf(order: unknown, format: Format): string | undefined {
  return readText(order, format.order.fields.number);
}

/** An order as it was read; the report's own schema checks the rest. */
export interface ReadOrder {
  superior: { number: string | undefined; dueAt: string };
  form: Readonly<Record<string, unknown>>;
}

const isYes = new Set(["1", "true", "y", "yes", "是"]);

/** Reads an order in its platform's format. */
export function readOrder(
  sent: unknown,
  { order, dates }: Format,
): ReadOrder | Refusal<"order-kind-unknown" | "order-invalid"> {
  const { fields } = order;
  const theirs = readText(sent, fields.kind);
  const kind = theirs !== undefined && Object.hasOwn(order.kinds, theirs) ? order.kinds[theirs] : undefined;
  if (!kind) return refuse("order-kind-unknown", { kind: (theirs ?? "").slice(0, 100) });
  const dueAt = readMoment(readPath(sent, fields.dueAt), dates);
  if (dueAt === undefined)
    return refuse("order-invalid", { fields: [{ path: fields.dueAt, problem: "not a moment" }] });
  const urgency = readText(sent, fields.urgency);
  const place = readText(sent, fields.place);
  const name = readText(sent, fields.name);
  const phone = readText(sent, fields.phone);
  const contact = { ...(name === undefined ? {} : { name }), ...(phone === undefined ? {} : { phone }) };
  const address = readText(sent, fields.address);
  const words = [readText(sent, fields.subject), readText(sent, fields.words)]
    .filter((each) => each !== undefined)
    .join("\n");
  const ours = (table: Readonly<Record<string, string>>, value: string | undefined) =>
    value !== undefined && Object.hasOwn(table, value) ? table[value] : undefined;
  return {
    superior: { number: readText(sent, fields.number), dueAt },
    form: {
      process: kind.process,
      kind: kind.kind,
      urgency: ours(order.urgencies, urgency) ?? "normal",
      words,
      placeId: ours(order.places, place) ?? order.defaultPlaceId,
      nameHidden: isYes.has((readText(sent, fields.nameHidden) ?? "").toLowerCase()),
      ...(address === undefined ? {} : { address }),
      ...(Object.keys(contact).length > 0 ? { contact: { kind: "person", ...contact } } : {}),
    },
  };
}

const actions = {
  urge: "superiorUrge",
  supplement: "superiorSupplement",
  withdraw: "superiorWithdraw",
  limit: "superiorSetLimit",
} as const;

/** A platform's word on an order, as the act it is on the case. */
export interface ReadMessage {
  orderNumber: string;
  action: (typeof actions)[keyof typeof actions];
  input: { message: string; words?: string; dueAt?: string };
}

/** Reads a message in its platform's format. */
export function readMessage(
  sent: unknown,
  { messages, dates }: Format,
): ReadMessage | Refusal<"message-kind-unknown" | "order-invalid"> {
  const theirs = readText(sent, messages?.fields.type);
  const type =
    messages && theirs !== undefined && Object.hasOwn(messages.types, theirs)
      ? messages.types[theirs]
      : undefined;
  if (!messages || !type) return refuse("message-kind-unknown", { kind: (theirs ?? "").slice(0, 100) });
  const { fields } = messages;
  const orderNumber = readText(sent, fields.number);
  const message = readText(sent, fields.message);
  const missing = [
    ...(orderNumber === undefined ? [fields.number] : []),
    ...(message === undefined || message.length > 64 ? [fields.message] : []),
  ];
  if (orderNumber === undefined || message === undefined || missing.length > 0)
    return refuse("order-invalid", { fields: missing.map((path) => ({ path, problem: "missing" })) });
  const dueAt = type === "limit" ? readMoment(readPath(sent, fields.dueAt), dates) : undefined;
  if (type === "limit" && dueAt === undefined)
    return refuse("order-invalid", { fields: [{ path: fields.dueAt ?? "dueAt", problem: "not a moment" }] });
  const words = readText(sent, fields.words);
  return {
    orderNumber,
    action: actions[type],
    input: {
      message,
      ...(words === undefined ? {} : { words }),
      ...(dueAt === undefined ? {} : { dueAt }),
    },
  };
}
