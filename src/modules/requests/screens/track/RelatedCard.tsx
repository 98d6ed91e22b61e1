import { Link } from "@tanstack/react-router";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../contract.ts";
import classes from "./Track.module.css";
import { useTrackWords } from "./words.ts";

/** Where else the reporter's matter is handled: the cases it was split into, or the one it is handled together with. */
export function RelatedCard({ view }: { view: CaseView }) {
  const t = useTrackWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  if (view.related.length === 0) return null;
  return (
    <section className={classes.part} aria-labelledby="related">
      <h2 id="related">{t("related.title")}</h2>
      <ul className={classes.related}>
        {view.related.map(({ relation, number, state, dueAt, receiptCode }) => (
          <li key={`${relation} ${number}`}>
            <span>{t(`related.${relation}`)} </span>
            {receiptCode === undefined ? (
              <strong>{number}</strong>
            ) : (
              <Link to="/track" hash={`code=${receiptCode}`}>
                {number}
              </Link>
            )}
            <span className={classes.soft}>
              {" "}
              {[
                wordsOf(state.name),
                ...(dueAt === undefined || state.closed
                  ? []
                  : [t("related.due", { at: formats.instant(dueAt) })]),
              ].join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
