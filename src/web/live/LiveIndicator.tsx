import { Icon } from "#web/kit/Icon.tsx";
import { useWords } from "#web/words/useWords.ts";
import classes from "./LiveIndicator.module.css";
import type { LiveState } from "./liveConnection.ts";

/** Whether what is on screen renews itself; pressed, it tries again at once. */
export function LiveIndicator({ state, onReconnect }: { state: LiveState; onReconnect: () => void }) {
  const t = useWords();
  const inside = (
    <>
      {state === "live" ? (
        <span className={classes.dot} />
      ) : (
        <Icon name={state === "offline" ? "offline" : "network"} size={18} />
      )}
      <output>{t(`live.${state}`)}</output>
    </>
  );
  if (state === "live") {
    return (
      <span className={classes.live} data-state={state}>
        {inside}
      </span>
    );
  }
  return (
    <button
      type="button"
      className={classes.live}
      data-state={state}
      title={t("form.tryAgain")}
      onClick={onReconnect}
    >
      {inside}
    </button>
  );
}
