import { Notice } from "#web/kit/Notice.tsx";
import { useFormats } from "#web/words/formats.ts";
import { Publish, ReturnDraft } from "./ArticleActs.tsx";
import { ArticleFacts } from "./ArticleFacts.tsx";
import { changesOf } from "./contentForm.ts";
import classes from "./Knowledge.module.css";
import type { Article, Version } from "./knowledgeClient.ts";
import { useKnowledgeWords } from "./words.ts";

/** A draft that waits: what it says, what it changes, and who may put it in force. */
export function DraftPanel({ article, draft }: { article: Article; draft: Version }) {
  const t = useKnowledgeWords();
  const { instant } = useFormats();
  const { may, shown } = article;
  // Whoever may put it in force may send it back; one's own is changed instead.
  const maySendBack = may.publish || (may.withdraw && !may.ownDraft);
  const name = draft.draftedBy?.name ?? t("fact.bySystem");
  const changed = changesOf(shown, draft).map((field) => t(`editor.${field}`));
  return (
    <section className={classes.panel} data-look="draft" aria-labelledby="draft">
      <h2 id="draft">{t("article.draft", { version: `${draft.version}` })}</h2>
      <p className={classes.soft}>{t("article.draftBy", { name, at: instant(draft.draftedAt) })}</p>
      {draft.version !== shown.version && (
        <p>
          {changed.length > 0
            ? t("article.changes", { fields: changed.join(t("fact.between")) })
            : t("article.same")}
        </p>
      )}
      {draft.title !== shown.title && (
        <p>
          <strong>{draft.title}</strong>
        </p>
      )}
      <p className={classes.words}>{draft.answer}</p>
      {draft.version !== shown.version && <ArticleFacts version={draft} />}
      {may.ownDraft && <Notice tone="calm">{t("act.ownDraft")}</Notice>}
      {(may.publish || maySendBack) && (
        <div className={classes.buttons}>
          {may.publish && <Publish article={article} version={draft.version} />}
          {maySendBack && <ReturnDraft article={article} version={draft.version} />}
        </div>
      )}
    </section>
  );
}
