import { useFormats } from "#web/words/formats.ts";
import classes from "./Exchange.module.css";
import type { WriteBackLine } from "./exchangeClient.ts";
import { useExchangeWords } from "./words.ts";

/** What {@link WriteBackStanding} takes. */
export interface WriteBackStandingProps {
  line: WriteBackLine;
}

/** The step that is written back, and whether the platform has it. */
export function WriteBackStanding({ line }: WriteBackStandingProps) {
  const t = useExchangeWords();
  const result = line.lastResult === undefined ? undefined : t(`result.${line.lastResult}`);
  const said = [result, line.lastStatus, line.lastCode].filter((each) => each !== undefined);
  return (
    <div className={classes.standing}>
      <strong>{t(`step.${line.step}`)}</strong>
      {line.flag && <span className={classes.flag}>{t(line.flag)}</span>}
      <small>{useStanding(line)}</small>
      {line.state === "waiting" && said.length > 0 && (
        <small>{t("lastSaid", { what: said.join(" · ") })}</small>
      )}
    </div>
  );
}

function useStanding(line: WriteBackLine): string {
  const t = useExchangeWords();
  const { instant } = useFormats();
  const at = instant(line.acknowledgedAt ?? line.nextTryAt ?? line.createdAt);
  if (line.state === "waiting") return t("waiting", { count: line.tries, at });
  if (line.state === "settled") return t("settled", { at, reason: line.settledReason ?? "" });
  return line.acknowledgement === undefined
    ? t("acknowledged", { at })
    : t("acknowledgedAs", { at, number: line.acknowledgement });
}
