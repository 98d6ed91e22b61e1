import { Link } from "@tanstack/react-router";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../contract.ts";
import { CaseFiles } from "../files/CaseFiles.tsx";
import classes from "./Case.module.css";
import { useCaseWords } from "./words.ts";

type Related = CaseView["related"][number];

/** The other cases that this one was merged with, split from or linked to, and what the merged ones say. */
export function RelatedPanel({ view }: { view: CaseView }) {
  const t = useCaseWords();
  if (view.related.length === 0) return null;
  return (
    <section className={classes.panel} aria-labelledby="related">
      <h2 id="related">{t("related.title")}</h2>
      <ul className={classes.related}>
        {view.related.map((other) => (
          <li key={`${other.relation} ${other.number}`}>
            <RelatedLine viewedId={view.id} other={other} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function RelatedLine({ viewedId, other }: { viewedId: string; other: Related }) {
  const t = useCaseWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  const { caseId, number, relation, state, dueAt, words, files = [] } = other;
  return (
    <>
      <span>{t(`related.${relation}`)} </span>
      {caseId === undefined ? <strong>{number}</strong> : <Link to={`/desk/cases/${caseId}`}>{number}</Link>}
      <span className={classes.soft}>
        {[
          wordsOf(state.name),
          ...(dueAt === undefined || state.closed ? [] : [t("related.due", { at: formats.instant(dueAt) })]),
        ].join(" · ")}
      </span>
      {words !== undefined && <p className={classes.words}>{words}</p>}
      <CaseFiles caseId={viewedId} files={files} />
    </>
  );
}
