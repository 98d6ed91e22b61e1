import { Checkbox, TextInput } from "@mantine/core";
import { ChoiceCards } from "#web/kit/ChoiceCards.tsx";
import { FieldLabel } from "#web/kit/FieldLabel.tsx";
import { AboutPicker } from "./AboutPicker.tsx";
import type { FormPart } from "./formPart.ts";
import { FormSection } from "./FormSection.tsx";
import classes from "./ReportForm.module.css";
import type { ReportDraft } from "./reportDraft.ts";
import { useReportWords } from "./words.ts";

/** What {@link WhoSection} takes beside what every part does. */
export interface WhoSectionProps extends FormPart {
  /** A reporter is signed in: the server knows them anyway. */
  signedIn: boolean;
}

/** Who asks, who may know it, and whom it is about. */
export function WhoSection(props: WhoSectionProps) {
  const { draft, change, forAnother } = props;
  const t = useReportWords();
  return (
    <FormSection number={props.number} title={forAnother ? t("group.caller") : t("group.who")}>
      <ChoiceCards
        label={forAnother ? t("caller.label") : t("who.label")}
        options={optionsOf(props, t)}
        value={draft.who}
        onChange={(who) => change({ who: who as ReportDraft["who"] })}
      />
      {draft.who === "named" && <ContactFields {...props} />}
      {draft.who !== "unnamed" && (
        <Checkbox
          label={forAnother ? t("caller.hide") : t("who.hide")}
          description={forAnother ? undefined : t("who.hideHint")}
          checked={draft.nameHidden}
          onChange={(event) => change({ nameHidden: event.currentTarget.checked })}
        />
      )}
      <AboutPicker {...props} />
    </FormSection>
  );
}

function optionsOf({ forAnother, signedIn }: WhoSectionProps, t: ReturnType<typeof useReportWords>) {
  if (forAnother) {
    return [
      { value: "named", label: t("caller.named") },
      { value: "unnamed", label: t("caller.unnamed"), hint: t("caller.unnamedHint") },
    ];
  }
  const named = { value: "named", label: t("who.named"), hint: t("who.namedHint") };
  return signedIn
    ? [{ value: "self", label: t("who.self"), hint: t("who.selfHint") }, named]
    : [{ value: "unnamed", label: t("who.unnamed"), hint: t("who.unnamedHint") }, named];
}

function ContactFields({ draft, change, errorOf, forAnother }: FormPart) {
  const t = useReportWords();
  const isBusiness = draft.process === "business-difficulty";
  const ownName = isBusiness ? t("who.businessName") : t("who.name");
  return (
    <div className={classes.contact}>
      <div data-problem={errorOf("name") !== undefined || undefined}>
        <TextInput
          label={<FieldLabel text={forAnother ? t("caller.name") : ownName} required={false} />}
          autoComplete={forAnother ? "off" : isBusiness ? "organization" : "name"}
          value={draft.name}
          error={errorOf("name")}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
      </div>
      <div data-problem={errorOf("phone") !== undefined || undefined}>
        <TextInput
          label={<FieldLabel text={forAnother ? t("caller.phone") : t("who.phone")} required={!forAnother} />}
          type="tel"
          inputMode="tel"
          autoComplete={forAnother ? "off" : "tel"}
          value={draft.phone}
          error={errorOf("phone")}
          onChange={(event) => change({ phone: event.currentTarget.value })}
        />
      </div>
    </div>
  );
}
