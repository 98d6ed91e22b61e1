import { useQuery } from "@tanstack/react-query";
import { apiJson } from "#web/client/apiFetch.ts";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { DutyPerson } from "./DutyPerson.tsx";
import classes from "./Roster.module.css";
import type { CallView } from "./rosterClient.ts";
import { useRosterWords } from "./words.ts";

const pollMs = 20_000;

/** Who was called for a case outside office hours, and whether they took it; nothing where nobody was. */
export function CaseDutyCalls({ caseId }: { caseId: string }) {
  const t = useRosterWords();
  const { data } = useQuery({
    // Below the case's own key: what renews the case renews this.
    queryKey: ["case", caseId, "duty-calls"],
    queryFn: ({ signal }) =>
      apiJson<CallView[]>(`/roster/calls/of/${encodeURIComponent(caseId)}`, { signal }),
    // Whoever is called next is no event of the case.
    refetchInterval: ({ state }) => (state.data?.some(({ ended }) => !ended) ? pollMs : false),
  });
  if (!data || data.length === 0) return null;
  return (
    <section className={classes.panel} aria-labelledby="duty-calls">
      <h2 id="duty-calls">{t("calls.heading")}</h2>
      {data.map((call) => (
        <CallFacts key={call.clockId} call={call} />
      ))}
    </section>
  );
}

/** Whom a call reached, and what became of it. */
export function CallFacts({ call }: { call: CallView }) {
  const t = useRosterWords();
  const wordsOf = useWordsOf();
  const { instant, time } = useFormats();
  const { acknowledged, ended, nextCallAt } = call;
  return (
    <div className={classes.section}>
      <p className={classes.soft}>
        {wordsOf(call.body.name)} · {t("calls.due", { at: instant(call.dueAt) })}
      </p>
      <ul className={classes.list}>
        {call.steps.map((step) => (
          <li key={step.person.id}>
            <DutyPerson post={step.post} person={step.person} />{" "}
            <span className={classes.soft}>
              {step.body.id !== call.body.id && `${wordsOf(step.body.name)} · `}
              {t("calls.called", { at: time(step.calledAt) })}
            </span>
          </li>
        ))}
      </ul>
      <p className={acknowledged || ended ? classes.soft : `${classes.soft} ${classes.warn}`}>
        {acknowledged
          ? t("calls.taken", { name: acknowledged.by.name, at: instant(acknowledged.at) })
          : ended
            ? t("calls.over")
            : nextCallAt === undefined
              ? t("calls.unanswered")
              : call.alarm !== undefined
                ? `${t(call.alarm === "nobody" ? "calls.nobody" : "calls.unanswered")} · ${t("calls.tryAgain", { at: time(nextCallAt) })}`
                : `${t("calls.waiting")} · ${t("calls.next", { at: time(nextCallAt) })}`}
      </p>
    </div>
  );
}
