import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { ChosenArticle } from "./chosenArticle.ts";
import { type Article, knowledge, knowledgeKey } from "./knowledgeClient.ts";
import classes from "./Panel.module.css";
import { useKnowledgeWords } from "./words.ts";

/** What {@link OpenedArticle} takes. */
export interface OpenedArticleProps {
  id: string;
  onBack: () => void;
  onUse: (article: ChosenArticle) => void;
}

/** An article in the panel, to be read to the caller and answered from. */
export function OpenedArticle({ id, onBack, onUse }: OpenedArticleProps) {
  const t = useKnowledgeWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const { data, error, refetch } = useQuery({
    queryKey: [...knowledgeKey, "article", id],
    queryFn: ({ signal }) => knowledge.read({ id }, { signal }),
    // What is read to a caller is asked for anew: it may have been withdrawn this minute.
    staleTime: 0,
  });
  const title = data?.shown.title;
  useEffect(() => {
    if (title !== undefined) heading.current?.focus();
  }, [title]);
  return (
    <>
      <Button
        className={classes.back ?? ""}
        variant="subtle"
        leftSection={<Icon name="arrowStart" size={18} />}
        onClick={onBack}
      >
        {t("panel.back")}
      </Button>
      {error && <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingState />}
      {data && (
        <>
          <h3 ref={heading} tabIndex={-1} data-first className={classes.articleTitle}>
            {data.shown.title}
          </h3>
          <p className={classes.answer}>{data.shown.answer}</p>
          <Foot article={data} onUse={onUse} />
        </>
      )}
    </>
  );
}

function Foot({ article, onUse }: { article: Article; onUse: (article: ChosenArticle) => void }) {
  const t = useKnowledgeWords();
  const wordsOf = useWordsOf();
  const { day } = useFormats();
  const { id, shown, state, usable } = article;
  return (
    <>
      <p className={classes.soft}>
        {shown.ground} · {wordsOf(shown.owner.name)} · {t("fact.until", { day: day(shown.validUntil) })}
      </p>
      {usable ? (
        <>
          <Button
            size="lg"
            onClick={() => onUse({ id, version: shown.version, title: shown.title, answer: shown.answer })}
          >
            {t("panel.use")}
          </Button>
          <p className={classes.soft}>{t("panel.usable")}</p>
        </>
      ) : (
        <Notice tone="warn">{t(`article.unusable.${state === "published" ? "expired" : state}`)}</Notice>
      )}
      <a href={`/knowledge/${id}`} target="_blank" rel="noreferrer" className={classes.all}>
        {t("panel.all")}（{t("panel.newTab")}）
      </a>
    </>
  );
}
