import { isRefusal } from "#engine/refusal.ts";
import type { OutgoingMessage } from "#platform/messages/messageAdapter.ts";
import { deliveryRules, isGivenUp, waitAfter } from "./domain/deliveryRules.ts";
import { fillTemplate } from "./domain/fillTemplate.ts";
import { maskAddress } from "./domain/maskAddress.ts";
import { quietUntil } from "./domain/quietHours.ts";
import { findTemplate, type TemplateDeclaration, templates } from "./domain/templates.ts";
import { type AddressBook, type FoundAddress, openAddressBook } from "./findAddress.ts";
import type { Ground } from "./ground.ts";
import { markHanding, postpone, settle, type TakenNotice, takeDue, type Trace } from "./store.ts";

/** One taking of messages. */
interface Taking {
  ground: Ground;
  lease: string;
  takenAt: Date;
  /** The process's clock: a slow carrier takes its time. */
  clock: () => Date;
}

/**
 * Sends what is due, batch by batch. A message is taken for a time (its lease) by a short statement, and sent outside any
 * transaction; whoever is killed with it in hand leaves it to be taken anew. Gives how many were taken.
 */
export async function deliverNotices(ground: Ground, clock: () => Date): Promise<number> {
  let taken = 0;
  for (const urgent of [true, false]) {
    let last: number;
    do {
      last = await deliverBatch(ground, clock, urgent);
      taken += last;
    } while (last === deliveryRules.batch);
  }
  return taken;
}

async function deliverBatch(ground: Ground, clock: () => Date, urgent: boolean): Promise<number> {
  const now = clock();
  const lease = ground.randomId();
  const until = new Date(now.getTime() + deliveryRules.leaseMs);
  const notices = await takeDue(ground.pool, { urgent, now, until, lease, limit: deliveryRules.batch });
  if (notices.length === 0) return 0;
  const book = await openAddressBook(ground, notices);
  const taking: Taking = { ground, lease, takenAt: now, clock };
  // What goes to one person goes in the order in which it happened.
  const byReader = Map.groupBy(notices, ({ personId, reporterId }) => personId ?? reporterId);
  const done = await Promise.allSettled(
    [...byReader.values()].map(async (theirs) => {
      for (const notice of theirs) await deliver(taking, notice, book);
    }),
  );
  for (const each of done) {
    // What others were to get is settled; this is taken again when its lease is over.
    if (each.status === "rejected") ground.log.error({ err: each.reason }, "a message could not be settled");
  }
  return notices.length;
}

async function deliver(taking: Taking, notice: TakenNotice, book: AddressBook): Promise<void> {
  const { ground, lease } = taking;
  const now = taking.clock();
  // Carriers were slow: what is left is taken anew, by whoever comes when the lease is over.
  if (now.getTime() - taking.takenAt.getTime() > deliveryRules.handWithinMs) return;
  const end = (state: "dropped" | "dead", reason: string) =>
    settle(ground.pool, notice.id, lease, { state, reason, now });
  // Whoever had it was stopped between handing it over and hearing the answer: a person decides.
  if (notice.handingAt) return end("dead", "answer-lost");
  const template = findTemplate(notice.template);
  if (!template) return end("dead", "no-template");
  const quiet = notice.urgent ? undefined : quietUntil(ground.quietHours, now);
  if (quiet) return postpone(ground.pool, notice.id, lease, { nextTryAt: quiet, held: true });
  const found = book.find(notice, template);
  if ("drop" in found) return end("dropped", found.drop);
  if ("dead" in found) return end("dead", found.dead);
  const ownQuiet = notice.urgent ? undefined : quietUntil(found.quiet, now);
  if (ownQuiet) return postpone(ground.pool, notice.id, lease, { nextTryAt: ownQuiet, held: true });
  return hand(taking, notice, template, found);
}

async function hand(
  { ground, lease, clock }: Taking,
  notice: TakenNotice,
  template: TemplateDeclaration,
  found: Extract<FoundAddress, { to: unknown }>,
): Promise<void> {
  const { pool, messages } = ground;
  const { channel } = found;
  const trace: Trace = { channel, maskedAddress: maskAddress(found.to) };
  const carrier = messages.carrierOf(channel);
  if (carrier?.tellsByKey === false && !(await markHanding(pool, notice.id, lease, clock()))) return;
  const outcome = await messages.send(messageOf(ground, notice, template, found), clock());
  const now = clock();
  if (!isRefusal(outcome)) return settle(pool, notice.id, lease, { ...trace, state: "sent", now });
  const failure = outcome.failure ?? { reason: "carrier-unreachable" as const, retry: "later" as const };
  const { reason, retry, afterMs } = failure;
  const lost = retry === "doubtful" && carrier?.tellsByKey !== true;
  if (retry === "never" || lost || isGivenUp(notice.dueSince, now))
    return settle(pool, notice.id, lease, { ...trace, state: "dead", reason, now });
  const nextTryAt = new Date(now.getTime() + waitAfter(notice.tries, afterMs));
  return postpone(pool, notice.id, lease, { ...trace, nextTryAt, reason });
}

function messageOf(
  ground: Ground,
  notice: TakenNotice,
  template: TemplateDeclaration,
  { to, language }: Extract<FoundAddress, { to: unknown }>,
): OutgoingMessage {
  const { subject, words, values } = fillTemplate(
    template,
    { ...notice.blanks, link: linkOf(ground, notice, template) },
    language,
  );
  return { key: notice.key, to, template: notice.template, values, words, subject, language };
}

/** Where the reader finds more, after signing in or with their receipt code. */
function linkOf(ground: Ground, { caseId }: TakenNotice, template: TemplateDeclaration): string {
  if (template.audience === "reporter")
    return caseId === undefined ? `${ground.publicUrl}/my` : `${ground.publicUrl}/track/${caseId}`;
  // Who watches over a roster does not always see the case.
  if (template === templates["duty-alarm"]) return `${ground.publicUrl}/roster`;
  return caseId === undefined ? `${ground.publicUrl}/desk` : `${ground.publicUrl}/desk/cases/${caseId}`;
}
