import { NativeSelect, TextInput } from "@mantine/core";
import { asApiError } from "#web/client/apiError.ts";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { FieldLabel } from "#web/kit/FieldLabel.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { lazyLater } from "#web/kit/lazyLater.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { type BodyIndex, useBodyTree } from "#modules/organisations/screens/index.ts";
import type { FormPart } from "./formPart.ts";
import { FormSection } from "./FormSection.tsx";
import { placeLevels, standingOfPlace } from "./places.ts";
import classes from "./ReportForm.module.css";
import { useReportWords } from "./words.ts";

// A point is an extra: it waits until the form is there.
const PlaceAids = lazyLater(() => import("./PlaceAids.tsx").then(({ PlaceAids: Aids }) => Aids), null);

/** Where the matter lies: by lists from the county down, in words, and by a point if wanted. */
export function WhereSection(part: FormPart) {
  const { draft, change, errorOf } = part;
  const t = useReportWords();
  const { index, error, retry } = useBodyTree();
  PlaceAids.useAhead();
  return (
    <FormSection number={part.number} title={t("group.where")}>
      {index && <PlaceLists {...part} index={index} />}
      {!index && error && <ErrorState error={asApiError(error)} onRetry={retry} />}
      {!index && !error && <output className={classes.soft}>{t("place.loading")}</output>}
      {standingOfPlace(index, draft.placeIds) === "outside" && (
        <Notice tone="warn" urgent>
          {t("place.outside")}
        </Notice>
      )}
      <div data-problem={errorOf("address") !== undefined || undefined}>
        <TextInput
          label={<FieldLabel text={t("place.address")} required={false} />}
          placeholder={t("place.addressExample")}
          autoComplete="address-line1"
          value={draft.address}
          error={errorOf("address")}
          onChange={(event) => change({ address: event.currentTarget.value })}
        />
      </div>
      <PlaceAids {...part} />
    </FormSection>
  );
}

const levelLabels = ["place.county", "place.township", "place.community"] as const;

function PlaceLists({ index, draft, change, errorOf }: FormPart & { index: BodyIndex }) {
  const t = useReportWords();
  const wordsOf = useWordsOf();
  const levels = placeLevels(index, draft.placeIds);
  const error = errorOf("place");
  return (
    <div className={classes.places} data-problem={error !== undefined || undefined}>
      {levels.map(({ options, chosenId }, depth) => {
        // A county alone says too little; below a township nothing more is needed.
        const needed = standingOfPlace(index, draft.placeIds.slice(0, depth)) !== "good";
        const label = t(levelLabels[depth] ?? "place.community");
        return (
          <NativeSelect
            key={depth}
            label={<FieldLabel text={label} required={needed} />}
            rightSection={<Icon name="chevronDown" size={18} />}
            value={chosenId}
            error={needed && chosenId === "" ? error : undefined}
            data={[
              { value: "", label: needed ? t("place.choose") : t("place.whole") },
              ...options.map(({ id, name }) => ({ value: id, label: wordsOf(name) })),
            ]}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              const above = levels.slice(0, depth).map((level) => level.chosenId);
              change({ placeIds: chosen === "" ? above : [...above, chosen] });
            }}
          />
        );
      })}
    </div>
  );
}
