import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { ActionField, FieldValues } from "#web/kit/actionFields.ts";
import type { BodyOption } from "#web/kit/matchBodies.ts";
import { textIn } from "./contentForm.ts";
import classes from "./Knowledge.module.css";
import type { Options, Template } from "./knowledgeClient.ts";
import { TemplatePreview } from "./TemplatePreview.tsx";
import { type SayKnowledge, useKnowledgeWords } from "./words.ts";

// The limits of ../domain/fields.ts, which carries zod and so stays out of the browser; a test holds the two together.
/** How long the texts of a template may be. */
export const templateLimits = {
  title: { fewestCharacters: 2, mostCharacters: 60 },
  words: { fewestCharacters: 4, mostCharacters: 4_000 },
} as const;

const filledBlanks = ["编号", "类别", "日期", "反映日期", "地点", "机构"] as const;

/** What the fields of a template are made with. */
export interface TemplateMaker {
  t: SayKnowledge;
  options: Options;
  nameOf: (words: { zh: string; en: string }) => string;
  /** Absent where a template is changed: its body stays. */
  bodies?: readonly BodyOption[];
}

/** What a template is written with. */
export function templateFields({ t, options, nameOf, bodies }: TemplateMaker): ActionField[] {
  const choices = (list: Options["kinds"]) =>
    list.map(({ id, name }) => ({ value: id, label: nameOf(name) }));
  return [
    { kind: "text", name: "title", label: t("templates.name"), required: true, ...templateLimits.title },
    {
      kind: "longText",
      name: "words",
      label: t("templates.words"),
      hint: t("templates.wordsHint"),
      required: true,
      ...templateLimits.words,
      offers: (text, put) => (
        <>
          <BlankButtons put={put} />
          <TemplatePreview words={text} />
        </>
      ),
    },
    {
      kind: "choice",
      name: "action",
      label: t("templates.action"),
      required: true,
      look: "list",
      options: choices(options.actions),
    },
    {
      kind: "choice",
      name: "kind",
      label: t("templates.kind"),
      options: [{ value: "", label: t("templates.everyKind") }, ...choices(options.kinds)],
    },
    ...(bodies
      ? [
          {
            kind: "body" as const,
            name: "bodyId",
            label: t("templates.body"),
            hint: t("templates.bodyHint"),
            required: true,
            bodies,
          },
        ]
      : []),
  ];
}

/** The form of a template as it stands. */
export function valuesOfTemplate({ title, words, action, kind = "" }: Template): FieldValues {
  return { title, words, action, kind };
}

/** What the form of a template says, as the API takes it. */
export function templateInput(values: FieldValues) {
  const kind = textIn(values, "kind");
  return {
    title: textIn(values, "title"),
    words: textIn(values, "words"),
    action: textIn(values, "action"),
    ...(kind === "" ? {} : { kind }),
  };
}

function BlankButtons({ put }: { put: (words: string) => void }): ReactNode {
  const t = useKnowledgeWords();
  return (
    <fieldset className={classes.blanks}>
      <legend>{t("templates.blanks")}</legend>
      <div className={classes.buttons}>
        {filledBlanks.map((name) => (
          <Button key={name} variant="default" onClick={() => put(`{${name}}`)}>
            {t(`blank.${name}`)}
          </Button>
        ))}
        <Button variant="default" onClick={() => put(`{${t("templates.ownBlankName")}}`)}>
          {t("templates.ownBlank")}
        </Button>
      </div>
    </fieldset>
  );
}
