import { Icon } from "#web/kit/Icon.tsx";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../contract.ts";
import { CallReporter } from "./CallReporter.tsx";
import classes from "./Case.module.css";
import { Unmask } from "./Unmask.tsx";
import { useCaseWords } from "./words.ts";

/** Who asked, as far as this post may know: masked, and in the clear only for a reason that is recorded. */
export function ReporterPanel({ view, onActed }: { view: CaseView; onActed: (view: CaseView) => void }) {
  const t = useCaseWords();
  const wordsOf = useWordsOf();
  const { reporter } = view;
  const { anonymous, reachable, nameHidden, name, givenName, phone, business, mayUnmask, byRegistrar } =
    reporter;
  const hasPerson = name !== undefined || givenName !== undefined || phone !== undefined;
  const masked = hasPerson || business !== undefined;
  return (
    <section className={classes.panel} aria-labelledby="reporter">
      <h2 id="reporter">{t("reporter")}</h2>
      {anonymous && <p>{t("anonymous")}</p>}
      {business && (
        <p className={classes.masked}>
          <span>{business.name}</span>
          {business.creditCode !== undefined && <span>{business.creditCode}</span>}
        </p>
      )}
      {business && hasPerson && <h3 className={classes.soft}>{t("contactPerson")}</h3>}
      {!anonymous && hasPerson && (
        <p className={classes.masked}>
          <span>{name ?? t("nameless")}</span>
          {phone !== undefined && <span>{phone}</span>}
        </p>
      )}
      {givenName !== undefined && <p>{t("givenName", { name: givenName })}</p>}
      {!anonymous && !masked && (
        <p className={classes.withIcon}>
          <Icon name="eyeOff" size={18} /> {t("keptFromYou")}
        </p>
      )}
      {!reachable && <p className={classes.soft}>{t("unreachable")}</p>}
      {nameHidden && masked && (
        <p className={classes.withIcon}>
          <Icon name="eyeOff" size={18} /> {t("hidden")}
        </p>
      )}
      {byRegistrar && <p className={classes.soft}>{t("byRegistrar", { body: wordsOf(byRegistrar) })}</p>}
      {reachable && <CallReporter view={view} onActed={onActed} />}
      {mayUnmask && <Unmask caseId={view.id} isBusiness={business !== undefined} />}
    </section>
  );
}
