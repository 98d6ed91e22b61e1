import { Button } from "@mantine/core";
import { type ApiError, sentenceFor } from "#web/client/apiError.ts";
import { type SayWord, useWords } from "#web/words/useWords.ts";
import { Icon } from "./Icon.tsx";
import classes from "./State.module.css";

/** What {@link ErrorState} takes. */
export interface ErrorStateProps {
  error: ApiError;
  /** Given where trying again can help. */
  onRetry?: () => void;
}

interface Kind {
  isUnreachable: boolean;
  isDenied: boolean;
  isMissing: boolean;
}

function titleOf({ isUnreachable, isDenied, isMissing }: Kind, t: SayWord): string {
  if (isUnreachable) return t("state.unreachableTitle");
  if (isDenied) return t("state.deniedTitle");
  return isMissing ? t("state.missingTitle") : t("state.errorTitle");
}

/** What went wrong in a sentence, and what to do next; asking again for what is not there is not offered. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const t = useWords();
  const isUnreachable = error.kind === "unreachable";
  const isDenied = error.kind === "refused" && (error.status === 401 || error.status === 403);
  const isMissing = error.kind === "refused" && (error.status === 404 || error.status === 410);
  const title = titleOf({ isUnreachable, isDenied, isMissing }, t);
  return (
    <div className={classes.state} role="alert">
      <span className={classes.icon} data-tone="bad">
        <Icon name={isUnreachable ? "offline" : "alert"} size={32} />
      </span>
      <p className={classes.title}>{title}</p>
      <p className={classes.body}>{sentenceFor(error, t)}</p>
      {onRetry && !isMissing && (
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
