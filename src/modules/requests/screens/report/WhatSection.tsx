import { Textarea } from "@mantine/core";
import { ChoiceCards } from "#web/kit/ChoiceCards.tsx";
import { FieldLabel } from "#web/kit/FieldLabel.tsx";
import { useWords } from "#web/words/useWords.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { type Kind, kinds } from "../../domain/kinds.ts";
import type { FormPart } from "./formPart.ts";
import { FormSection } from "./FormSection.tsx";
import classes from "./ReportForm.module.css";
import { reportLimits, type ReportDraft } from "./reportDraft.ts";
import { useReportWords } from "./words.ts";

/** Where what happened is written, for whatever leads back to it. */
export const wordsId = "report-words";

const lineOf = {
  consult: "kind.consult",
  help: "kind.help",
  complaint: "kind.complaint",
  "tip-off": "kind.tipOff",
  suggestion: "kind.suggestion",
  praise: "kind.praise",
} as const satisfies Record<Kind, string>;

/** Whose matter it is, of what kind, and what happened. */
export function WhatSection({ number, draft, change, errorOf, forAnother }: FormPart) {
  const t = useReportWords();
  const shared = useWords();
  const wordsOf = useWordsOf();
  const isBusiness = draft.process === "business-difficulty";
  const count = [...draft.words.trim()].length;
  return (
    <FormSection number={number} title={t("group.what")}>
      <ChoiceCards
        label={t("process.label")}
        columns={2}
        options={[
          { value: "resident-request", label: t("process.resident"), hint: t("process.residentHint") },
          { value: "business-difficulty", label: t("process.business"), hint: t("process.businessHint") },
        ]}
        value={draft.process}
        onChange={(process) => change({ process: process as ReportDraft["process"] })}
      />
      <div data-problem={errorOf("kind") !== undefined || undefined}>
        <ChoiceCards
          label={<FieldLabel text={forAnother ? t("kind.deskLabel") : t("kind.label")} required />}
          columns={2}
          options={(Object.keys(kinds) as Kind[]).map((kind) => ({
            value: kind,
            label: wordsOf(kinds[kind]),
            hint: t(lineOf[kind]),
          }))}
          value={draft.kind}
          onChange={(kind) => change({ kind: kind as Kind })}
          error={errorOf("kind")}
        />
      </div>
      <div data-problem={errorOf("words") !== undefined || undefined}>
        <Textarea
          id={wordsId}
          label={<FieldLabel text={t("words.label")} required />}
          description={t("words.hint")}
          placeholder={isBusiness ? t("words.businessExample") : t("words.residentExample")}
          minRows={5}
          maxRows={16}
          value={draft.words}
          error={errorOf("words")}
          onChange={(event) => change({ words: event.currentTarget.value })}
        />
        <p className={classes.count} data-over={count > reportLimits.mostCharacters || undefined}>
          {shared("form.characters", { count, most: reportLimits.mostCharacters })}
        </p>
      </div>
    </FormSection>
  );
}
