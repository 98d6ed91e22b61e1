import { ChoiceCards } from "#web/kit/ChoiceCards.tsx";
import { FieldLabel } from "#web/kit/FieldLabel.tsx";
import { lazyLater } from "#web/kit/lazyLater.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import type { Urgency } from "../../domain/kinds.ts";
import { fileLimits } from "../files/fileLimits.ts";
import { EmergencyNotice } from "./EmergencyNotice.tsx";
import type { FormPart } from "./formPart.ts";
import { FormSection } from "./FormSection.tsx";
import { useReportWords } from "./words.ts";

// Photos can only go up once connected: the words of a report do not wait for what sends them.
const PhotoPicker = lazyLater(
  () => import("#web/kit/PhotoPicker.tsx").then(({ PhotoPicker: Picker }) => Picker),
  <LoadingState />,
);

/** Photos and files, and how soon it must be dealt with. */
export function MoreSection({ number, draft, change, errorOf }: FormPart) {
  const t = useReportWords();
  PhotoPicker.useAhead();
  return (
    <FormSection number={number} title={t("group.more")}>
      <div data-problem={errorOf("files") !== undefined || undefined}>
        <PhotoPicker
          label={<FieldLabel text={t("files")} required={false} />}
          limits={fileLimits}
          uploadSession={draft.uploadSession}
          value={draft.files}
          onChange={(files) => change({ files })}
          error={errorOf("files")}
        />
      </div>
      <ChoiceCards
        label={t("urgency.label")}
        options={[
          { value: "normal", label: t("urgency.normal"), hint: t("urgency.normalHint") },
          { value: "urgent", label: t("urgency.urgent"), hint: t("urgency.urgentHint") },
          { value: "critical", label: t("urgency.critical"), hint: t("urgency.criticalHint") },
        ]}
        value={draft.urgency}
        onChange={(urgency) => change({ urgency: urgency as Urgency })}
      />
      {draft.urgency !== "normal" && <EmergencyNotice />}
    </FormSection>
  );
}
