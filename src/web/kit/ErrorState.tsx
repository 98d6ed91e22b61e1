import { Button } from "@mantine/core";
import { type ApiError, sentenceFor } from "#web/client/apiError.ts";
import { useWords } from "#web/words/useWords.ts";
import { Icon } from "./Icon.tsx";
import classes from "./State.module.css";

/** What {@link ErrorState} takes. */
export interface ErrorStateProps {
  error: ApiError;
  /** Given where trying again can help. */
  onRetry?: () => void;
}

/** What went wrong in a sentence, and what to do next. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const t = useWords();
  const isUnreachable = error.kind === "unreachable";
  const isDenied = error.kind === "refused" && (error.status === 401 || error.status === 403);
  const title = isUnreachable
    ? t("state.unreachableTitle")
    : isDenied
      ? t("state.deniedTitle")
      : t("state.errorTitle");
  return (
    <div className={classes.state} role="alert">
      <span className={classes.icon} data-tone="bad">
        <Icon name={isUnreachable ? "offline" : "alert"} size={32} />
      </span>
      <p className={classes.title}>{title}</p>
      <p className={classes.body}>{sentenceFor(error, t)}</p>
      {onRetry && (
        <div className={classes.action}>
          <Button variant="default" leftSection={<Icon name="retry" size={18} />} onClick={onRetry}>
            {t("state.retry")}
          </Button>
        </div>
      )}
      {error.kind === "broken" && (
        <p className={classes.reference}>{t("state.reference", { code: error.code })}</p>
      )}
    </div>
  );
}
