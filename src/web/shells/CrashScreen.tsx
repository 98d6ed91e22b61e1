import { Button } from "@mantine/core";
import { asApiError } from "#web/client/apiError.ts";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useWords } from "#web/words/useWords.ts";

/** Shown in place of a screen that failed. A piece of an older version that is gone from the server asks for a reload. */
export function CrashScreen({ error, reset }: { error: unknown; reset: () => void }) {
  const t = useWords();
  return (
    <Page title={t("state.errorTitle")}>
      {isMissingChunk(error) ? (
        <Notice
          tone="warn"
          title={t("state.newVersion")}
          action={<Button onClick={() => location.reload()}>{t("state.reload")}</Button>}
        />
      ) : (
        <ErrorState error={asApiError(error)} onRetry={reset} />
      )}
    </Page>
  );
}

function isMissingChunk(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|module script/i.test(error.message);
}
