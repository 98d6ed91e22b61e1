import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { Dialog } from "#web/kit/Dialog.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { ArticleFacts } from "./ArticleFacts.tsx";
import classes from "./Knowledge.module.css";
import { type Article, knowledge, knowledgeKey } from "./knowledgeClient.ts";
import { Tag } from "./Tag.tsx";
import { useKnowledgeWords } from "./words.ts";

const toneOf = {
  draft: "calm",
  published: "good",
  superseded: "calm",
  returned: "warn",
  withdrawn: "bad",
} as const;

/** The versions of an article, each to be read as it was. */
export function VersionsPanel({ article }: { article: Article }) {
  const t = useKnowledgeWords();
  const { day } = useFormats();
  const [reading, setReading] = useState<number>();
  return (
    <section className={classes.panel} aria-labelledby="versions">
      <h2 id="versions">{t("article.versions")}</h2>
      <ul className={classes.plain}>
        {article.versions.map(({ version, state, draftedAt, publishedAt }) => (
          <li key={version}>
            <Button variant="subtle" onClick={() => setReading(version)}>
              {t("article.readVersion", { version: `${version}` })}
            </Button>
            <Tag says={t(`state.${state}`)} tone={toneOf[state]} />
            <span className={classes.soft}>
              {publishedAt === undefined
                ? t("fact.drafted", { at: day(draftedAt) })
                : t("fact.published", { at: day(publishedAt) })}
            </span>
          </li>
        ))}
      </ul>
      {reading !== undefined && (
        <OneVersion id={article.id} version={reading} onClose={() => setReading(undefined)} />
      )}
    </section>
  );
}

function OneVersion({ id, version, onClose }: { id: string; version: number; onClose: () => void }) {
  const t = useKnowledgeWords();
  const { data, error, refetch } = useQuery({
    queryKey: [...knowledgeKey, "article", id, version],
    queryFn: ({ signal }) => knowledge.readVersion({ id, version }, { signal }),
  });
  return (
    <Dialog
      title={`${data?.title ?? t("article.title")} · ${t("fact.version", { version: `${version}` })}`}
      onClose={onClose}
    >
      {error && <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingState />}
      {data && (
        <>
          <p className={classes.words}>{data.answer}</p>
          <ArticleFacts version={data} />
        </>
      )}
    </Dialog>
  );
}

/** Who did what with an article, for those who may write one. */
export function HistoryPanel({ article: { history } }: { article: Article }) {
  const t = useKnowledgeWords();
  const wordsOf = useWordsOf();
  const { instant } = useFormats();
  if (!history || history.length === 0) return null;
  return (
    <section className={classes.panel} aria-labelledby="history">
      <h2 id="history">{t("article.history")}</h2>
      <ul className={classes.plain}>
        {history.map(({ at, act, by, body, version, reason }, index) => {
          const does = t(`did.${act}`);
          const name = by?.name ?? t("fact.bySystem");
          return (
            <li key={index}>
              <strong>
                {version === undefined ? does : t("did.ofVersion", { act: does, version: `${version}` })}
              </strong>
              <span className={classes.soft}>
                {body ? t("did.by", { name, body: wordsOf(body) }) : name} · {instant(at)}
              </span>
              {reason !== undefined && <p>{reason}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
