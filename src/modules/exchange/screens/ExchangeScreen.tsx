import { useQuery, useQueryClient } from "@tanstack/react-query";
import { asApiError } from "#web/client/apiError.ts";
import { ActionBar } from "#web/kit/ActionBar.tsx";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import classes from "./Exchange.module.css";
import { exchange, exchangeKey, type Platform } from "./exchangeClient.ts";
import { bindAction, platformAction, sendPlatform } from "./platformActions.ts";
import { WriteBacks } from "./WriteBacks.tsx";
import { useExchangeWords } from "./words.ts";

/** The superior platforms, and what they are told: for their operator. */
export function ExchangeScreen() {
  const t = useExchangeWords();
  const platforms = useQuery({
    queryKey: [...exchangeKey, "platforms"],
    queryFn: ({ signal }) => exchange.platforms(undefined, { signal }),
  });
  return (
    <Page title={t("title")} lead={t("lead")} width="wide">
      <section className={classes.section} aria-labelledby="platforms">
        <h2 id="platforms">{t("platforms")}</h2>
        {platforms.error ? (
          <ErrorState error={asApiError(platforms.error)} onRetry={() => void platforms.refetch()} />
        ) : platforms.data === undefined ? (
          <LoadingState />
        ) : (
          <>
            {platforms.data.length === 0 && <EmptyState icon="swap" title={t("none")} hint={t("noneHint")} />}
            <ul className={classes.list}>
              {platforms.data.map((platform) => (
                <PlatformLine key={platform.id} platform={platform} />
              ))}
            </ul>
            <PlatformActions />
          </>
        )}
      </section>
      {!platforms.error && <WriteBacks />}
    </Page>
  );
}

function PlatformLine({ platform }: { platform: Platform }) {
  const t = useExchangeWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  return (
    <li className={classes.item}>
      <div className={classes.standing}>
        <strong>
          {wordsOf(platform.name)} · {platform.id}
        </strong>
        <small>{platform.url}</small>
        <small>
          {[
            platform.active ? t("inUse") : t("notInUse"),
            t("keys", { count: platform.keyIds.length }),
            t("version", { version: platform.version, at: formats.instant(platform.changedAt) }),
          ].join(" · ")}
        </small>
      </div>
      <PlatformActions platform={platform} />
    </li>
  );
}

function PlatformActions({ platform }: { platform?: Platform }) {
  const t = useExchangeWords();
  const queries = useQueryClient();
  const bind = platform && bindAction(t, platform);
  const actions = [platformAction(t, platform), ...(bind ? [bind] : [])];
  return (
    <ActionBar
      subject={`platform:${platform?.id ?? "new"}:${platform?.version ?? 0}`}
      label={platform?.id ?? platformAction(t, undefined).label}
      actions={bind?.seldom === false ? actions.toReversed() : actions}
      send={(action, values, { idempotencyKey }) => sendPlatform(platform, action, values, idempotencyKey)}
      onDone={() => void queries.invalidateQueries({ queryKey: exchangeKey })}
    />
  );
}
