import type { client } from "#web/client/client.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { limitWords } from "../caseFacts/limitWords.ts";
import { useCaseWords } from "../case/words.ts";
import classes from "./Process.module.css";
import { useProcessWords } from "./words.ts";

/** A clock as the processes are told to anybody. */
export type ProcessClock = Awaited<ReturnType<typeof client.requests.processes>>[number]["clocks"][number];

/** Until when, clock by clock: the limit, those for an urgency or a kind apart, and what happens when it runs out. */
export function ClockLimits({ clocks }: { clocks: readonly ProcessClock[] }) {
  const t = useProcessWords();
  const say = useCaseWords();
  const wordsOf = useWordsOf();
  if (clocks.length === 0) return null;
  return (
    <dl className={classes.clocks}>
      {clocks.map((clock) => (
        <div key={clock.id}>
          <dt>{wordsOf(clock.name)}</dt>
          <dd>
            {[
              limitWords(clock.limit, say),
              ...[...clock.byUrgency, ...clock.byKind].map(({ name, limit }) =>
                t("apart", { name: wordsOf(name), said: limitWords(limit, say) }),
              ),
            ].join(t("and"))}
            {clock.onTask.length > 0 && (
              <span className={classes.soft}>
                {" "}
                {t("onTask", { states: clock.onTask.map(wordsOf).join(t("or")) })}
              </span>
            )}
            {clock.lapses && (
              <span className={classes.soft}> {t("lapses", { does: wordsOf(clock.lapses) })}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
