import { Button } from "@mantine/core";
import { useState } from "react";
import { useServerNow } from "#web/clock/useServerNow.ts";
import { CommandNotice } from "#web/kit/CommandNotice.tsx";
import { CopyButton } from "#web/kit/CopyButton.tsx";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { type IconName, iconPaths } from "#web/kit/iconPaths.ts";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { OfflineBanner } from "#web/kit/OfflineBanner.tsx";
import { QrCode } from "#web/kit/QrCode.tsx";
import { LiveIndicator } from "#web/live/LiveIndicator.tsx";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { useWords } from "#web/words/useWords.ts";
import classes from "./Gallery.module.css";
import { sampleErrors } from "./samples.ts";
import { Section } from "./Section.tsx";
import { useGalleryWords } from "./words.ts";
import { useListWords } from "#web/kit/lists/words.ts";

const receipt = "SL-7K3M-9QXD";

/** What says how things stand. */
export function StateSections() {
  const g = useGalleryWords();
  const t = useWords();
  const l = useListWords();
  const pick = useWordsOf();
  const errors = sampleErrors(pick);
  return (
    <>
      <Section title={g("receipt")}>
        <div className={classes.row}>
          <QrCode text={`https://example.org/track?receipt=${receipt}`} label={receipt} />
          <CopyButton text={receipt} />
        </div>
      </Section>
      <Section title={g("states")}>
        <div className={classes.columns}>
          <EmptyState
            title={t("actions.none")}
            hint={t("actions.noneHint")}
            action={<Button>{t("shell.report")}</Button>}
          />
          <LoadingState />
          {errors.map((error) => (
            <ErrorState key={error.code} error={error} onRetry={() => undefined} />
          ))}
        </div>
      </Section>
      <Section title={g("notices")}>
        <OfflineBanner offline />
        {(["calm", "good", "warn", "bad"] as const).map((tone) => (
          <Notice key={tone} tone={tone} title={t("motto")}>
            {t("shell.hotline", { number: "12345" })}
          </Notice>
        ))}
      </Section>
      <Section title={g("commands")}>
        <CommandNotice state={{ step: "retrying", attempt: 2 }} />
        {errors.map((error) => (
          <CommandNotice key={error.code} state={{ step: "failed", error }} />
        ))}
      </Section>
      <Section title={g("live")}>
        <div className={classes.row}>
          {(["live", "reconnecting", "offline"] as const).map((state) => (
            <LiveIndicator key={state} state={state} onReconnect={() => undefined} />
          ))}
        </div>
      </Section>
      <Section title={g("buttons")}>
        <div className={classes.row}>
          <Button>{t("form.submit")}</Button>
          <Button variant="default">{t("state.retry")}</Button>
          <Button variant="light">{t("copy.copy")}</Button>
          <Button variant="subtle">{l("filter.clear")}</Button>
          <Button loading>{t("form.submit")}</Button>
          <Button disabled>{t("form.submit")}</Button>
        </div>
      </Section>
      <Section title={g("formats")}>
        <Formatted />
      </Section>
      <Section title={g("icons")}>
        <ul className={classes.icons}>
          {(Object.keys(iconPaths) as IconName[]).map((name) => (
            <li key={name}>
              <Icon name={name} size={24} />
              {name}
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function Formatted() {
  const formats = useFormats();
  const [nowMs] = useState(useServerNow());
  return (
    <div className={classes.facts}>
      <span>{formats.instant(nowMs)}</span>
      <span>{formats.day(nowMs)}</span>
      <span>{formats.remaining(7_800_000)}</span>
      <span>{formats.remaining(-86_400_000)}</span>
      <span>{formats.remaining(30_000)}</span>
      <span>{formats.ago(nowMs - 10_800_000, nowMs)}</span>
      <span>{formats.number(1_284_000)}</span>
      <span>{formats.percent(0.943)}</span>
      <span>{formats.bytes(2_400_000)}</span>
    </div>
  );
}
