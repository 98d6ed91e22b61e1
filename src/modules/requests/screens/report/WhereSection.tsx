import { Button, NativeSelect, TextInput } from "@mantine/core";
import { asApiError } from "#web/client/apiError.ts";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { FieldLabel } from "#web/kit/FieldLabel.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { type BodyIndex, useBodyTree } from "#modules/organisations/screens/index.ts";
import type { FormPart } from "./formPart.ts";
import { FormSection } from "./FormSection.tsx";
import { placeLevels, standingOfPlace } from "./places.ts";
import classes from "./ReportForm.module.css";
import { usePosition } from "./usePosition.ts";
import { useReportWords } from "./words.ts";

/** Where the matter lies: by lists from the county down, in words, and by the phone's position if wanted. */
export function WhereSection(part: FormPart) {
  const { draft, change, errorOf } = part;
  const t = useReportWords();
  const { index, error, retry } = useBodyTree();
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
      {!part.forAnother && <Position {...part} />}
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

function Position({ draft, change }: FormPart) {
  const t = useReportWords();
  const position = usePosition((point) => change({ point }));
  if (draft.point) {
    return (
      <p className={classes.position}>
        <Icon name="check" size={18} />
        <span>{t("position.taken")}</span>
        <Button variant="subtle" size="sm" onClick={() => change({ point: undefined })}>
          {t("position.remove")}
        </Button>
      </p>
    );
  }
  return (
    <div>
      <Button
        variant="default"
        leftSection={<Icon name="flag" size={18} />}
        loading={position.state === "finding"}
        onClick={position.find}
      >
        {t("position.use")}
      </Button>
      <output className={classes.soft}>
        {position.state === "finding" && t("position.finding")}
        {position.state === "denied" && t("position.denied")}
        {position.state === "unavailable" && t("position.unavailable")}
      </output>
    </div>
  );
}
