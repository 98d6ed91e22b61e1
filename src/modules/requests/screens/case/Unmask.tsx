import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { client } from "#web/client/client.ts";
import { ActionForm } from "#web/kit/ActionForm.tsx";
import { type ActionField, type FieldValues, valueOf } from "#web/kit/actionFields.ts";
import { Dialog } from "#web/kit/Dialog.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import classes from "./Case.module.css";
import { useCaseWords } from "./words.ts";

const shownSeconds = 60;
const mostCharacters = 500;

type Details = Awaited<ReturnType<typeof client.requests.unmask>>;

/** Shows the reporter in the clear for a minute, once a reason was given and recorded. */
export function Unmask({ caseId, isBusiness }: { caseId: string; isBusiness: boolean }) {
  const t = useCaseWords();
  const [asking, setAsking] = useState(false);
  const [details, setDetails] = useState<Details>();
  const reason: ActionField = {
    kind: "longText",
    name: "reason",
    label: t("unmask.reason"),
    hint: t("unmask.reasonHint"),
    required: true,
    mostCharacters,
  };
  const send = (values: FieldValues, { idempotencyKey }: { idempotencyKey: string }) =>
    client.requests.unmask(
      { caseId, reason: valueOf(values, { name: "reason", kind: "longText" }).trim() },
      { context: { idempotencyKey } },
    );
  if (details) return <InTheClear details={details} onHide={() => setDetails(undefined)} />;
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name="eyeOff" size={18} />}
        onClick={() => setAsking(true)}
      >
        {isBusiness ? t("unmask.openBusiness") : t("unmask.open")}
      </Button>
      {asking && (
        <Dialog title={t("unmask.title")} onClose={() => setAsking(false)}>
          <ActionForm
            intro={
              <Notice tone="warn" icon="record">
                {t("unmask.warn")}
              </Notice>
            }
            name={`unmask:${caseId}`}
            fields={[reason]}
            submitLabel={t("unmask.submit")}
            send={send}
            onDone={(shown) => {
              setAsking(false);
              setDetails(shown);
            }}
            onCancel={() => setAsking(false)}
          />
        </Dialog>
      )}
    </>
  );
}

function InTheClear({ details, onHide }: { details: Details; onHide: () => void }) {
  const t = useCaseWords();
  const [left, setLeft] = useState(shownSeconds);
  useEffect(() => {
    if (left <= 0) onHide();
    const timer = setTimeout(() => setLeft(left - 1), 1_000);
    return () => clearTimeout(timer);
  }, [left, onHide]);
  const { name, givenName, phone, idNumber, business } = details;
  return (
    <div className={classes.clear}>
      <output className={classes.hiddenWords}>{t("unmask.shown")}</output>
      <dl className={classes.rows}>
        {business && (
          <div>
            <dt>{t("unmask.business")}</dt>
            <dd>{business.name}</dd>
          </div>
        )}
        {business?.creditCode !== undefined && (
          <div>
            <dt>{t("unmask.creditCode")}</dt>
            <dd>{business.creditCode}</dd>
          </div>
        )}
        <div>
          <dt>{business ? t("contactPerson") : t("unmask.name")}</dt>
          <dd>{name ?? t("unmask.none")}</dd>
        </div>
        {givenName !== undefined && (
          <div>
            <dt>{t("unmask.givenName")}</dt>
            <dd>{givenName}</dd>
          </div>
        )}
        <div>
          <dt>{t("unmask.phone")}</dt>
          <dd>
            {phone === undefined ? (
              t("unmask.none")
            ) : (
              <a href={`tel:${phone}`} aria-label={t("unmask.call", { phone })}>
                {phone}
              </a>
            )}
          </dd>
        </div>
        {idNumber !== undefined && (
          <div>
            <dt>{t("unmask.idNumber")}</dt>
            <dd>{idNumber}</dd>
          </div>
        )}
      </dl>
      <div className={classes.withIcon}>
        <Button variant="default" onClick={onHide}>
          {t("unmask.hide")}
        </Button>
        <span className={classes.soft}>{t("unmask.left", { count: left })}</span>
      </div>
    </div>
  );
}
