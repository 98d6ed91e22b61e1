import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { FieldLabel } from "#web/kit/FieldLabel.tsx";
import type { FormPart } from "./formPart.ts";
import classes from "./ReportForm.module.css";
import { namesBusiness, type ReportField } from "./reportDraft.ts";
import { useReportWords } from "./words.ts";

/** Which business it is, and who can be called. */
export function ContactFields(part: FormPart) {
  const isBusiness = namesBusiness(part.draft);
  const asksContact = part.draft.who === "named";
  if (!isBusiness && !asksContact) return null;
  return (
    <div className={classes.contact}>
      {isBusiness && <BusinessFields {...part} />}
      {asksContact && <PersonFields {...part} isBusiness={isBusiness} />}
    </div>
  );
}

function BusinessFields({ draft, change, errorOf, forAnother }: FormPart) {
  const t = useReportWords();
  return (
    <>
      <Field field="businessName" errorOf={errorOf}>
        <TextInput
          label={<FieldLabel text={t("contact.businessName")} required />}
          description={t("contact.businessNameHint")}
          autoComplete={forAnother ? "off" : "organization"}
          value={draft.businessName}
          error={errorOf("businessName")}
          onChange={(event) => change({ businessName: event.currentTarget.value })}
        />
      </Field>
      <Field field="creditCode" errorOf={errorOf}>
        <TextInput
          label={<FieldLabel text={t("contact.creditCode")} required={false} />}
          description={t("contact.creditCodeHint")}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={draft.creditCode}
          error={errorOf("creditCode")}
          onChange={(event) => change({ creditCode: event.currentTarget.value })}
        />
      </Field>
    </>
  );
}

function PersonFields({
  draft,
  change,
  errorOf,
  forAnother,
  isBusiness,
}: FormPart & { isBusiness: boolean }) {
  const t = useReportWords();
  const asked = isBusiness ? "contact" : forAnother ? "caller" : "who";
  return (
    <>
      <Field field="name" errorOf={errorOf}>
        <TextInput
          label={<FieldLabel text={t(`${asked}.name`)} required={false} />}
          autoComplete={forAnother ? "off" : "name"}
          value={draft.name}
          error={errorOf("name")}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
      </Field>
      <Field field="phone" errorOf={errorOf}>
        <TextInput
          label={<FieldLabel text={t(`${asked}.phone`)} required={!forAnother} />}
          type="tel"
          inputMode="tel"
          autoComplete={forAnother ? "off" : "tel"}
          value={draft.phone}
          error={errorOf("phone")}
          onChange={(event) => change({ phone: event.currentTarget.value })}
        />
      </Field>
    </>
  );
}

/** Where the focus goes when this field is the first that is wrong. */
function Field({
  field,
  errorOf,
  children,
}: Pick<FormPart, "errorOf"> & { field: ReportField; children: ReactNode }) {
  return <div data-problem={errorOf(field) !== undefined || undefined}>{children}</div>;
}
