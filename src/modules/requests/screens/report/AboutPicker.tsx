import { Checkbox } from "@mantine/core";
import { useMemo } from "react";
import { BodyPicker } from "#web/kit/BodyPicker.tsx";
import { FieldLabel } from "#web/kit/FieldLabel.tsx";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { bodyOptionsOf, useBodyTree } from "#modules/organisations/screens/index.ts";
import type { FormPart } from "./formPart.ts";
import classes from "./ReportForm.module.css";
import { reportLimits } from "./reportDraft.ts";
import { useReportWords } from "./words.ts";

/** Which public bodies a report is about: they see nothing of it. */
export function AboutPicker({ draft, change, errorOf }: FormPart) {
  const t = useReportWords();
  const wordsOf = useWordsOf();
  const { index } = useBodyTree();
  const options = useMemo(() => (index ? bodyOptionsOf(index, wordsOf) : []), [index, wordsOf]);
  return (
    <div className={classes.about} data-problem={errorOf("about") !== undefined || undefined}>
      <Checkbox
        label={t("about.tick")}
        checked={draft.isAbout}
        onChange={(event) => change({ isAbout: event.currentTarget.checked })}
      />
      {draft.isAbout && (
        <BodyPicker
          label={<FieldLabel text={t("about.label")} required />}
          description={t("about.hint")}
          several
          options={options}
          value={draft.aboutIds}
          onChange={(ids) => change({ aboutIds: ids.slice(0, reportLimits.mostAbout) })}
          error={errorOf("about")}
        />
      )}
    </div>
  );
}
