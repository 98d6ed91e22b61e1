import { useQueryClient } from "@tanstack/react-query";
import { useServerNow } from "#web/clock/useServerNow.ts";
import type { ActionField } from "#web/kit/actionFields.ts";
import { ActDialog } from "./ActDialog.tsx";
import { contentLimits, dateAt, daysAfter, textIn } from "./contentForm.ts";
import { type Article, knowledge, knowledgeKey } from "./knowledgeClient.ts";
import { type SayKnowledge, useKnowledgeWords } from "./words.ts";

function reasonField(t: SayKnowledge): ActionField {
  return {
    kind: "longText",
    name: "reason",
    label: t("act.reason"),
    required: true,
    ...contentLimits.reason,
  };
}

/** Puts what a write answered in the place of what was read before. */
function useShow(): (article: Article) => void {
  const queries = useQueryClient();
  return (article) => queries.setQueryData([...knowledgeKey, "article", article.id], article);
}

/** Puts the draft in force. */
export function Publish({ article, version }: { article: Article; version: number }) {
  const t = useKnowledgeWords();
  const show = useShow();
  return (
    <ActDialog
      name={`${article.id}:publish:${version}`}
      label={t("act.publish")}
      lead={t("act.publishLead")}
      look="filled"
      send={(_values, call) => knowledge.publish({ id: article.id, version }, call)}
      onDone={show}
    />
  );
}

/** Sends the draft back to whoever wrote it. */
export function ReturnDraft({ article, version }: { article: Article; version: number }) {
  const t = useKnowledgeWords();
  const show = useShow();
  return (
    <ActDialog
      name={`${article.id}:return:${version}`}
      label={t("act.returnDraft")}
      lead={t("act.returnLead")}
      fields={[reasonField(t)]}
      send={(values, call) =>
        knowledge.returnDraft({ id: article.id, version, reason: textIn(values, "reason") }, call)
      }
      onDone={show}
    />
  );
}

/** Takes an article out of use. */
export function Withdraw({ article }: { article: Article }) {
  const t = useKnowledgeWords();
  const show = useShow();
  return (
    <ActDialog
      name={`${article.id}:withdraw`}
      label={t("act.withdraw")}
      lead={t("act.withdrawLead")}
      look="subtle"
      fields={[reasonField(t)]}
      destructive
      send={(values, call) => knowledge.withdraw({ id: article.id, reason: textIn(values, "reason") }, call)}
      onDone={show}
    />
  );
}

/** Says that the version in force is still right, until another day. */
export function Renew({ article }: { article: Article }) {
  const t = useKnowledgeWords();
  const show = useShow();
  const today = dateAt(useServerNow());
  const range = { earliest: today, latest: daysAfter(today, contentLimits.validDays) };
  const { id, shown } = article;
  const from = shown.validUntil < today ? today : shown.validUntil;
  return (
    <ActDialog
      // What was kept of an earlier attempt must not bring back another day's dates.
      name={`${id}:renew:${shown.version}:${shown.validUntil}`}
      label={t("act.renew")}
      lead={t("act.renewLead")}
      look={article.expired || article.expiresSoon ? "filled" : "default"}
      fields={[
        { kind: "date", name: "validUntil", label: t("act.validUntil"), required: true, ...range },
        { kind: "date", name: "reviewOn", label: t("act.reviewOn"), ...range },
        {
          kind: "longText",
          name: "reason",
          label: t("act.heldAgainst"),
          hint: t("act.heldAgainstHint"),
          ...contentLimits.reason,
        },
      ]}
      initial={{ validUntil: daysAfter(from, 365) }}
      send={(values, call) => {
        const [reviewOn, reason] = [textIn(values, "reviewOn"), textIn(values, "reason")];
        return knowledge.renew(
          {
            id,
            version: shown.version,
            validUntil: textIn(values, "validUntil"),
            ...(reviewOn === "" ? {} : { reviewOn }),
            ...(reason === "" ? {} : { reason }),
          },
          call,
        );
      }}
      onDone={show}
    />
  );
}
