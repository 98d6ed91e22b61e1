import { Link } from "@tanstack/react-router";
import { loadHomeOverview } from "#modules/requests/screens/index.ts";
import { Icon } from "#web/kit/Icon.tsx";
import type { IconName } from "#web/kit/iconPaths.ts";
import { lazyLater } from "#web/kit/lazyLater.tsx";
import { useService } from "#web/service/useService.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { useWords } from "#web/words/useWords.ts";
import { FindCase } from "./FindCase.tsx";
import classes from "./HomeScreen.module.css";
import { useHomeWords } from "./words.ts";

const steps = ["Report", "Accept", "Dispatch", "Handle", "Confirm", "Close"] as const;
const promises = [
  ["Anonymous", "eyeOff"],
  ["Clock", "clock"],
  ["Word", "record"],
] as const satisfies readonly (readonly [string, IconName])[];

const HomeOverview = lazyLater<object>(loadHomeOverview, null);

/** The front door: report, or see how far a case is; and how the whole thing works. */
export function HomeScreen() {
  const t = useWords();
  const h = useHomeWords();
  const wordsOf = useWordsOf();
  return (
    <div className={classes.home}>
      <title>{`${wordsOf(useService().shortName)} · ${t("motto")}`}</title>
      <section className={classes.hero}>
        <div className={classes.heroInside}>
          <div className={classes.words}>
            <p className={classes.motto}>{t("motto")}</p>
            <h1 className={classes.title}>{h("title")}</h1>
            <p className={classes.lead}>{h("lead")}</p>
            <Link to="/report" className={classes.report}>
              <Icon name="report" size={24} />
              <span>
                <strong>{h("report")}</strong>
                <small>{h("reportHint")}</small>
              </span>
              <Icon name="arrowEnd" size={24} />
            </Link>
          </div>
          <FindCase />
        </div>
      </section>
      <HomeOverview />
      <section className={classes.section} aria-labelledby="how">
        <h2 id="how">{h("howTitle")}</h2>
        <ol className={classes.steps}>
          {steps.map((step) => (
            <li key={step}>
              <h3>{h(`how${step}`)}</h3>
              <p>{h(`how${step}Text`)}</p>
            </li>
          ))}
        </ol>
      </section>
      <p className={classes.section}>
        <Link to="/help">{h("help")}</Link>
      </p>
      <section className={classes.section} aria-labelledby="promises">
        <h2 id="promises">{h("promiseTitle")}</h2>
        <ul className={classes.promises}>
          {promises.map(([promise, icon]) => (
            <li key={promise}>
              <Icon name={icon} size={28} />
              <h3>{h(`promise${promise}`)}</h3>
              <p>{h(`promise${promise}Text`)}</p>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
