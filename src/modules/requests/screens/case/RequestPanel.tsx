import { CopyButton } from "#web/kit/CopyButton.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../contract.ts";
import { filesOfRequest, lastEntry, textOf } from "../caseFacts/facts.ts";
import { CaseFiles } from "../files/CaseFiles.tsx";
import classes from "./Case.module.css";
import { useCaseWords } from "./words.ts";

/** What was asked: the words, where, the photos, whom it is about. */
export function RequestPanel({ view }: { view: CaseView }) {
  const t = useCaseWords();
  const formats = useFormats();
  const wordsOf = useWordsOf();
  const { point, about } = view;
  // What was split off is somebody else's; whoever handles this one goes by what remains.
  const remains = textOf(lastEntry(view, ["split"]), "remains");
  const placeOf = (part: string) => view.places.find((place) => place.part === part)?.name;
  const rows: [label: string, value: string | undefined][] = [
    [t("place"), words(placeOf("matter"))],
    [t("address"), view.address],
    [t("desk"), words(placeOf("desk"))],
  ];

  function words(name: { zh: string; en: string } | undefined): string | undefined {
    return name && wordsOf(name);
  }

  return (
    <section className={classes.panel} aria-labelledby="request">
      <h2 id="request">{t("request")}</h2>
      {view.forgotten ? (
        <p className={classes.soft}>{t("forgotten")}</p>
      ) : (
        <p className={classes.words}>{view.words ?? t("noWords")}</p>
      )}
      {remains !== undefined && <Notice tone="calm">{t("remains", { words: remains })}</Notice>}
      <CaseFiles caseId={view.id} files={filesOfRequest(view)} />
      <dl className={classes.rows}>
        {rows.map(
          ([label, value]) =>
            value !== undefined && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
        {point && (
          <div>
            <dt>{t("position")}</dt>
            <dd className={classes.position}>
              {point.latitude}, {point.longitude}
              <CopyButton text={`${point.latitude},${point.longitude}`} label={t("copyPosition")} />
            </dd>
          </div>
        )}
        {about.length > 0 && (
          <div>
            <dt>{t("about")}</dt>
            <dd>
              {about.map(({ name }) => wordsOf(name)).join(t("between"))}
              <p className={classes.soft}>{t("aboutHint")}</p>
            </dd>
          </div>
        )}
      </dl>
      <p className={classes.soft}>{t("reported", { at: formats.instant(view.openedAt) })}</p>
      <Counts view={view} />
    </section>
  );
}

const counted = ["urgings", "disputes", "reHandles", "callbackAttempts", "contacts"] as const;

function Counts({ view }: { view: CaseView }) {
  const t = useCaseWords();
  const shown = counted.filter((name) => (view.counts[name] ?? 0) > 0);
  if (shown.length === 0) return null;
  return (
    <ul className={classes.counts} aria-label={t("counts.label")}>
      {shown.map((name) => (
        <li key={name} data-pressing={name !== "contacts" || undefined}>
          {t(`counts.${name}`, { count: view.counts[name] ?? 0 })}
        </li>
      ))}
    </ul>
  );
}
