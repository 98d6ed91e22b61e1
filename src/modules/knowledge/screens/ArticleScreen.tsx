import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Button } from "@mantine/core";
import { asApiError } from "#web/client/apiError.ts";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { Renew, Withdraw } from "./ArticleActs.tsx";
import { ArticleFacts } from "./ArticleFacts.tsx";
import { DraftPanel } from "./DraftPanel.tsx";
import { HistoryPanel, VersionsPanel } from "./VersionsPanel.tsx";
import classes from "./Knowledge.module.css";
import { type Article, knowledge, knowledgeKey } from "./knowledgeClient.ts";
import { StateTags } from "./Tag.tsx";
import { useKnowledgeWords } from "./words.ts";

/** Reads an article; the editor looks at the same answer. */
export function useArticle(id: string) {
  return useQuery({
    queryKey: [...knowledgeKey, "article", id],
    queryFn: ({ signal }) => knowledge.read({ id }, { signal }),
  });
}

/** An article: what it answers, whether it may be used, and what its owner may do with it. */
export function ArticleScreen() {
  const { articleId = "" }: { articleId?: string } = useParams({ strict: false });
  return <Opened key={articleId} id={articleId} />;
}

function Opened({ id }: { id: string }) {
  const t = useKnowledgeWords();
  const wordsOf = useWordsOf();
  const { data: article, error, refetch } = useArticle(id);
  if (!article) {
    return (
      <Page title={t("article.title")} backTo="/knowledge" width="wide">
        {error ? (
          <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />
        ) : (
          <LoadingState shape="page" />
        )}
      </Page>
    );
  }
  const { shown, draft } = article;
  return (
    <Page
      title={shown.title}
      eyebrow={
        <>
          {wordsOf(shown.owner.name)} · {t("fact.version", { version: `${shown.version}` })}{" "}
          <StateTags {...article} hasDraft={draft !== undefined} />
        </>
      }
      backTo="/knowledge"
      width="wide"
      aside={<Acts article={article} />}
    >
      <Standing article={article} />
      <div className={classes.columns}>
        <div className={classes.column}>
          {draft && <DraftPanel article={article} draft={draft} />}
          {draft?.version !== shown.version && (
            <section
              className={classes.panel}
              data-look="answer"
              data-out={!article.usable || undefined}
              aria-labelledby="answer"
            >
              <h2 id="answer">{t("article.answer")}</h2>
              <p className={classes.words}>{shown.answer}</p>
            </section>
          )}
        </div>
        <div className={classes.column}>
          <section className={classes.panel}>
            <ArticleFacts version={shown} uses={article.uses} />
          </section>
          <VersionsPanel article={article} />
          <HistoryPanel article={article} />
        </div>
      </div>
    </Page>
  );
}

function Acts({ article }: { article: Article }) {
  const t = useKnowledgeWords();
  const { may, id } = article;
  return (
    <>
      {may.renew && <Renew article={article} />}
      {may.propose && (
        <Button
          component={Link}
          to={`/knowledge/${id}/edit`}
          variant="default"
          leftSection={<Icon name="report" size={18} />}
        >
          {article.draft ? t("act.editDraft") : t("act.edit")}
        </Button>
      )}
      {may.withdraw && article.state !== "withdrawn" && <Withdraw article={article} />}
    </>
  );
}

/** Why it may not be used, or until when. */
function Standing({ article }: { article: Article }) {
  const t = useKnowledgeWords();
  const { day } = useFormats();
  const { state, expired, expiresSoon, shown } = article;
  if (state !== "published") return <Notice tone="warn">{t(`article.unusable.${state}`)}</Notice>;
  if (expired) return <Notice tone="bad">{t("article.unusable.expired")}</Notice>;
  if (!expiresSoon) return null;
  return <Notice tone="warn">{t("article.soon", { day: day(shown.validUntil) })}</Notice>;
}
