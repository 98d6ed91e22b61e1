import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../contract.ts";
import { filesOfRequest } from "../caseFacts/facts.ts";
import { CaseFiles } from "../files/CaseFiles.tsx";
import classes from "./Track.module.css";
import { useTrackWords } from "./words.ts";

/** What the reporter sent in, as they sent it. */
export function WhatYouSaid({ view }: { view: CaseView }) {
  const t = useTrackWords();
  const wordsOf = useWordsOf();
  const place = view.places.find(({ part }) => part === "matter");
  const address = [place && wordsOf(place.name), view.address].filter(Boolean).join(" · ");
  return (
    <section className={classes.part} aria-labelledby="said">
      <h2 id="said">{t("said")}</h2>
      {view.forgotten ? (
        <p className={classes.soft}>{t("forgotten")}</p>
      ) : (
        <p className={classes.answerWords}>{view.words}</p>
      )}
      <p className={classes.soft}>
        {address}
        {view.point && ` · ${t("position")}`}
      </p>
      <CaseFiles caseId={view.id} files={filesOfRequest(view)} />
    </section>
  );
}
