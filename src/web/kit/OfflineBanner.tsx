import { useWords } from "#web/words/useWords.ts";
import { Notice } from "./Notice.tsx";

/** Says calmly that the network is gone, what still works, and that it mends itself. */
export function OfflineBanner({ offline }: { offline: boolean }) {
  const t = useWords();
  if (!offline) return null;
  return (
    <Notice tone="warn" icon="offline" title={t("live.offlineTitle")}>
      {t("live.offlineBody")}
    </Notice>
  );
}
