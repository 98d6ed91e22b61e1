import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { asApiError } from "#web/client/apiError.ts";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useHandedSearch } from "#web/search/handedSearch.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { ActDialog } from "./ActDialog.tsx";
import { textIn } from "./contentForm.ts";
import classes from "./Knowledge.module.css";
import { knowledge, knowledgeKey, type Options, type Template } from "./knowledgeClient.ts";
import { templateFields, templateInput, valuesOfTemplate } from "./templateForm.tsx";
import { fitsSearch } from "#web/kit/fitsSearch.ts";
import { useOptions } from "./useOptions.ts";
import { useOwnBodies } from "./useOwnBodies.ts";
import { useKnowledgeWords } from "./words.ts";

/** The templates of answers that this post may use, and those it may change. */
export function TemplatesScreen() {
  const t = useKnowledgeWords();
  const { options } = useOptions();
  const [typed, setTyped] = useState("");
  useHandedSearch("/knowledge/templates", setTyped);
  const { data, error, refetch } = useQuery({
    queryKey: [...knowledgeKey, "templates"],
    queryFn: ({ signal }) => knowledge.templates({}, { signal }),
  });
  const lines = data?.lines.filter((line) => fitsSearch(line, typed)) ?? [];
  return (
    <Page
      title={t("templates.title")}
      lead={t("templates.lead")}
      backTo="/knowledge"
      width="wide"
      aside={options?.mayKeepTemplates && <AddTemplate options={options} />}
    >
      {error && <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingState />}
      {data && data.lines.length === 0 && (
        <EmptyState icon="file" title={t("templates.none")} hint={t("templates.noneHint")} />
      )}
      {data && data.lines.length > 0 && (
        <TextInput
          type="search"
          label={t("templates.search")}
          leftSection={<Icon name="search" size={18} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {data && data.lines.length > 0 && lines.length === 0 && (
        <EmptyState icon="search" title={t("templates.noneFound")} />
      )}
      {lines.length > 0 && (
        <ul className={classes.lines} aria-label={t("templates.title")}>
          {lines.map((line) => (
            <TemplateCard key={line.id} template={line} options={options} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function AddTemplate({ options }: { options: Options }) {
  const t = useKnowledgeWords();
  const nameOf = useWordsOf();
  const bodies = useOwnBodies() ?? [];
  return (
    <ActDialog
      name="template:new"
      label={t("templates.write")}
      lead={t("templates.lead")}
      look="filled"
      fields={templateFields({ t, options, nameOf, bodies })}
      {...(options.ownBody ? { initial: { bodyId: options.ownBody.id } } : {})}
      submitLabel={t("templates.save")}
      send={(values, call) =>
        knowledge.addTemplate({ bodyId: textIn(values, "bodyId"), ...templateInput(values) }, call)
      }
    />
  );
}

function TemplateCard({ template, options }: { template: Template; options: Options | undefined }) {
  const t = useKnowledgeWords();
  const nameOf = useWordsOf();
  const { kindName, actionName } = useOptions();
  const { id, title, body, kind, action, words, mayChange, changedAt } = template;
  return (
    <li className={classes.card}>
      <h2>{title}</h2>
      <p className={classes.facts}>
        <span>{t("templates.for", { action: actionName(action) })}</span>
        <span>{kind === undefined ? t("templates.everyKind") : kindName(kind)}</span>
        <span>{nameOf(body.name)}</span>
      </p>
      <p className={classes.words}>{words}</p>
      {mayChange && options && (
        <div className={classes.buttons}>
          <ActDialog
            // What was kept of an earlier attempt must not bring back what somebody else changed since.
            name={`template:${id}:${changedAt}`}
            label={t("templates.change")}
            lead={t("templates.lead")}
            fields={templateFields({ t, options, nameOf })}
            initial={valuesOfTemplate(template)}
            submitLabel={t("templates.save")}
            send={(values, call) => knowledge.changeTemplate({ id, ...templateInput(values) }, call)}
          />
          <ActDialog
            name={`template:${id}:put-away`}
            label={t("templates.putAway")}
            lead={t("templates.putAwayLead")}
            look="subtle"
            send={(_values, call) => knowledge.putAwayTemplate({ id }, call)}
          />
        </div>
      )}
    </li>
  );
}
