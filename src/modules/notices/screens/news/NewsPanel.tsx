import { Link } from "@tanstack/react-router";
import { asApiError } from "#web/client/apiError.ts";
import { Dialog } from "#web/kit/Dialog.tsx";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { MarkAllRead } from "./MarkAllRead.tsx";
import classes from "./News.module.css";
import { NewsLine } from "./NewsLine.tsx";
import { useLatestNews } from "./useNews.ts";
import { useNewsWords } from "./words.ts";

const latest = 12;

/** The latest news beside the page one is on. */
export function NewsPanel({ onClose }: { onClose: () => void }) {
  const t = useNewsWords();
  const { data, error, refetch } = useLatestNews(latest);
  return (
    <Dialog look="end" title={t("title")} onClose={onClose}>
      <div className={classes.panel}>
        {data && data.items.length > 0 && <MarkAllRead items={data.items} />}
        {!data && error && <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />}
        {!data && !error && <LoadingState />}
        {data?.items.length === 0 && <EmptyState icon="bell" title={t("none")} hint={t("noneHint")} />}
        {data && data.items.length > 0 && (
          <ul className={classes.lines} aria-label={t("title")}>
            {data.items.map((news) => (
              <NewsLine key={news.id} news={news} onFollow={onClose} />
            ))}
          </ul>
        )}
        <p className={classes.ways}>
          <Link to="/desk/notices" onClick={onClose}>
            {t("seeAll")}
          </Link>
          <Link to="/notices/settings" onClick={onClose}>
            {t("settings")}
          </Link>
        </p>
      </div>
    </Dialog>
  );
}
