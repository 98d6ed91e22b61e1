import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { asApiError } from "#web/client/apiError.ts";
import { useServerNow } from "#web/clock/useServerNow.ts";
import { ActionForm } from "#web/kit/ActionForm.tsx";
import type { FieldValues } from "#web/kit/actionFields.ts";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { useArticle } from "./ArticleScreen.tsx";
import { contentFields, contentOf, dateAt, daysAfter, valuesOfVersion } from "./contentForm.ts";
import { type Article, knowledge, knowledgeKey } from "./knowledgeClient.ts";
import { useOwnBodies } from "./useOwnBodies.ts";
import { useOptions } from "./useOptions.ts";
import { useKnowledgeWords } from "./words.ts";

/** Writes an article that is not there yet. */
export function NewScreen() {
  const t = useKnowledgeWords();
  const { options, error, retry } = useOptions();
  const today = dateAt(useServerNow());
  return (
    <Page title={t("editor.new")} lead={t("editor.lead")} backTo="/knowledge">
      {error && <ErrorState error={asApiError(error)} onRetry={retry} />}
      {!error && !options && <LoadingState />}
      {options && !options.mayPropose && <Notice tone="warn">{t("editor.readOnly")}</Notice>}
      {options?.mayPropose && (
        <ContentForm
          name="new"
          initial={{
            validUntil: daysAfter(today, 365),
            ...(options.ownBody ? { ownerId: options.ownBody.id } : {}),
          }}
          send={(values, call) => knowledge.propose(contentOf(values), call)}
        />
      )}
    </Page>
  );
}

/** Writes a new version of an article, out of the draft that waits or the one that is shown. */
export function EditScreen() {
  const { articleId = "" }: { articleId?: string } = useParams({ strict: false });
  const t = useKnowledgeWords();
  const { data: article, error, refetch } = useArticle(articleId);
  const title = article ? t("editor.edit", { title: article.shown.title }) : t("article.title");
  return (
    <Page title={title} lead={t("editor.lead")} backTo={`/knowledge/${articleId}`}>
      {error && <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />}
      {!error && !article && <LoadingState />}
      {article && !article.may.propose && <Notice tone="warn">{t("editor.readOnly")}</Notice>}
      {article?.may.propose && <Revise key={newestOf(article)} article={article} />}
    </Page>
  );
}

function Revise({ article }: { article: Article }) {
  const newestVersion = newestOf(article);
  return (
    <ContentForm
      // Words kept of an earlier version are not to be taken for a change of this one.
      name={`${article.id}:${newestVersion}`}
      initial={valuesOfVersion(article.draft ?? article.shown)}
      send={(values, call) => knowledge.revise({ ...contentOf(values), id: article.id, newestVersion }, call)}
    />
  );
}

function newestOf({ versions, shown }: Article): number {
  return Math.max(shown.version, ...versions.map(({ version }) => version));
}

interface ContentFormProps {
  name: string;
  initial: FieldValues;
  send: (values: FieldValues, call: { context: { idempotencyKey: string } }) => Promise<Article>;
}

function ContentForm({ name, initial, send }: ContentFormProps) {
  const t = useKnowledgeWords();
  const nameOf = useWordsOf();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { options } = useOptions();
  const bodies = useOwnBodies();
  const today = dateAt(useServerNow());
  if (!options || !bodies) return <LoadingState />;
  return (
    <ActionForm<Article>
      name={`knowledge:${name}`}
      fields={contentFields({ t, bodies, kinds: options.kinds, nameOf, today })}
      initial={initial}
      submitLabel={t("editor.save")}
      send={(values, { idempotencyKey }) => send(values, { context: { idempotencyKey } })}
      onDone={(article) => {
        queries.setQueryData([...knowledgeKey, "article", article.id], article);
        void queries.invalidateQueries({ queryKey: knowledgeKey });
        void navigate({ to: `/knowledge/${article.id}` });
      }}
    />
  );
}
