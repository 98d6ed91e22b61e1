import { Checkbox } from "@mantine/core";
import type { ReactNode } from "react";
import { ChoiceCards } from "#web/kit/ChoiceCards.tsx";
import { AboutPicker } from "./AboutPicker.tsx";
import { ContactFields } from "./ContactFields.tsx";
import type { FormPart } from "./formPart.ts";
import { FormSection } from "./FormSection.tsx";
import type { ReportDraft } from "./reportDraft.ts";
import { type SayReport, useReportWords } from "./words.ts";

/** What {@link WhoSection} takes beside what every part does. */
export interface WhoSectionProps extends FormPart {
  /** A reporter is signed in: the server knows them anyway. */
  signedIn: boolean;
  /** What is known of whoever calls from this number. */
  caller?: ReactNode;
}

/** Who asks, who may know it, and whom it is about. */
export function WhoSection(props: WhoSectionProps) {
  const { draft, change, forAnother } = props;
  const t = useReportWords();
  const asked = askedOf(props);
  return (
    <FormSection number={props.number} title={forAnother ? t("group.caller") : t("group.who")}>
      <ChoiceCards
        label={t(`${asked}.label`)}
        options={optionsOf(props, t)}
        value={draft.who}
        onChange={(who) => change({ who: who as ReportDraft["who"] })}
      />
      {draft.who !== "unnamed" && <ContactFields {...props} />}
      {props.caller}
      {draft.who !== "unnamed" && (
        <Checkbox
          label={t(`${asked}.hide`)}
          description={forAnother ? undefined : t("who.hideHint")}
          checked={draft.nameHidden}
          onChange={(event) => change({ nameHidden: event.currentTarget.checked })}
        />
      )}
      <AboutPicker {...props} />
    </FormSection>
  );
}

/** What a resident, a business, and a clerk for either is asked. */
function askedOf({ draft, forAnother }: WhoSectionProps): "who" | "firm" | "caller" | "callingFirm" {
  if (draft.process === "business-difficulty") return forAnother ? "callingFirm" : "firm";
  return forAnother ? "caller" : "who";
}

function optionsOf(props: WhoSectionProps, t: SayReport) {
  const asked = askedOf(props);
  const named = { value: "named", label: t(`${asked}.named`), hint: t(`${asked}.namedHint`) };
  const unnamed = { value: "unnamed", label: t(`${asked}.unnamed`), hint: t(`${asked}.unnamedHint`) };
  if (asked === "caller" || asked === "callingFirm") return [named, unnamed];
  const self = { value: "self", label: t(`${asked}.self`), hint: t(`${asked}.selfHint`) };
  return props.signedIn ? [self, named] : [unnamed, named];
}
