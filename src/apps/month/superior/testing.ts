import { ordersOf } from "../../exchange/orders/testing.ts";
import type { Answer, TestSystem } from "../../testing.ts";
import { chanceOf } from "../chance.ts";
import { count, type Tally } from "../tally.ts";

/** What a platform says of an order, by its code for it, with the act that it is to us; and how likely it is. */
const messages = [
  { code: "CB", act: "superiorUrge", weight: 5 },
  { code: "BC", act: "superiorSupplement", weight: 3 },
  { code: "YQ", act: "superiorSetLimit", weight: 3 },
  { code: "CH", act: "superiorWithdraw", weight: 1 },
] as const;

/** A superior platform through a month: it sends orders, so many an hour on average, and speaks of those it sent. */
export async function superiorOfTheMonth(
  shiliu: TestSystem,
  { seed, hourly, tally }: { seed: number; hourly: number; tally: Tally },
) {
  // Nobody is there: what it is told waits, and is no part of the month.
  const nowhere = "http://127.0.0.1:9/write-back";
  const { received, tell, wall } = await ordersOf(shiliu, {
    url: nowhere,
    secret: "a-secret-of-sixteen-letters",
  });
  const sent: { number: string; caseId: string }[] = [];
  let spoken = 0;

  function note(what: string, act: string, { status, body }: Answer): void {
    if (status === 200) return count(tally.acts, act);
    count(tally.refusals, String((body as { code?: string } | undefined)?.code ?? status));
    if (status >= 500) tally.failures.push(`${what}: ${status} ${JSON.stringify(body)}`);
  }

  return {
    caseIds: () => sent.map(({ caseId }) => caseId),
    async hour(hour: number): Promise<void> {
      const chance = chanceOf(seed, `superior at ${hour}`);
      if (chance.happens(hourly)) {
        sent.push(await received({ deadline: wall(2 + Math.floor(chance.throw() * 18)) }));
        count(tally.acts, "report");
      }
      if (sent.length === 0 || !chance.happens(hourly)) return;
      const { number } = chance.pick(sent.slice(-10));
      const message = chance.weighted(messages, ({ weight }) => weight);
      if (!message) return;
      const words = { msg_no: `M-${++spoken}`, deadline: wall(3 + Math.floor(chance.throw() * 20)) };
      note(`${message.code} of ${number}`, message.act, await tell(number, message.code, words));
    },
  };
}
