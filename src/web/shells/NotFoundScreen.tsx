import { Link } from "@tanstack/react-router";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useWords } from "#web/words/useWords.ts";

/** An address nobody answers to. */
export function NotFoundScreen() {
  const t = useWords();
  return (
    <Page title={t("state.notFoundTitle")}>
      <EmptyState
        icon="search"
        title={t("state.notFoundTitle")}
        hint={t("state.notFoundBody")}
        action={<Link to="/">{t("state.goHome")}</Link>}
      />
    </Page>
  );
}
