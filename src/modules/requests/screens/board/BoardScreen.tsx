import { asApiError } from "#web/client/apiError.ts";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useSession } from "#web/session/session.ts";
import { useMemo } from "react";
import { useRecount } from "../queue/filters/savedFilters.ts";
import { Board } from "./Board.tsx";
import { MatrixTable } from "./MatrixTable.tsx";
import { Narrowed } from "./Narrowed.tsx";
import { useBoardAddress, useBoardCounts, useWaiting } from "./useBoardQueries.ts";
import { useBoardWords } from "./words.ts";

/** What waits for a body to be named, beside the bodies it may go to with what they have in hand. */
export function BoardScreen() {
  const t = useBoardWords();
  const { post } = useSession();
  const { narrowing, go } = useBoardAddress();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useWaiting(narrowing);
  const counts = useBoardCounts();
  useRecount();
  const lines = useMemo(() => data?.pages.flatMap((page) => page.lines) ?? [], [data]);
  const isNarrowed = Object.keys(narrowing).length > 0;
  const more = hasNextPage ? { loading: isFetchingNextPage, onMore: () => void fetchNextPage() } : undefined;
  return (
    <Page
      title={t("title")}
      lead={t(post?.role === "townshipDesk" ? "leadTownship" : "leadDesk")}
      width="wide"
    >
      {counts.data && <MatrixTable counts={counts.data} narrowing={narrowing} onNarrow={go} />}
      {isNarrowed && <Narrowed narrowing={narrowing} onClear={() => go({})} />}
      {isPending && <LoadingState />}
      {error && <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />}
      {data && (
        <Board
          // Another part of the board is another place to be at.
          key={JSON.stringify([post?.id, narrowing])}
          lines={lines}
          more={more}
          empty={
            isNarrowed ? (
              <EmptyState icon="search" title={t("noneTitle")} />
            ) : (
              <EmptyState icon="check" title={t("emptyTitle")} hint={t("emptyHint")} />
            )
          }
        />
      )}
    </Page>
  );
}
