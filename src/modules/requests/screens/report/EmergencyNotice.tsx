import { Notice } from "#web/kit/Notice.tsx";
import classes from "./ReportForm.module.css";
import { useReportWords } from "./words.ts";

/** Where somebody is in danger, a form is the wrong place: the numbers to call, one press away. */
export function EmergencyNotice() {
  const t = useReportWords();
  return (
    <Notice tone="bad" icon="phone" title={t("emergency.title")} urgent>
      <span className={classes.numbers}>
        <a href="tel:110">{t("emergency.police")}</a>
        <a href="tel:119">{t("emergency.fire")}</a>
        <a href="tel:120">{t("emergency.ambulance")}</a>
        <a href="tel:122">{t("emergency.traffic")}</a>
      </span>
      {t("emergency.hint")}
    </Notice>
  );
}
