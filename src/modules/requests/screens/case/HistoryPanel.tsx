import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { asApiError, sentenceFor } from "#web/client/apiError.ts";
import { client } from "#web/client/client.ts";
import { Icon } from "#web/kit/Icon.tsx";
import { useWords } from "#web/words/useWords.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { CaseView } from "../../contract.ts";
import classes from "./Beside.module.css";
import { useBesideWords } from "./besideWords.ts";
import caseClasses from "./Case.module.css";
import { HistoryLineRow } from "./HistoryLineRow.tsx";

type Side = "reporter" | "place";

const freshMs = 60_000;
// Beside the case, not in its place.
const limit = 3;

function useHistory(caseId: string, of: Side) {
  return useInfiniteQuery({
    // Not below the case's own key: a step on this case changes nothing of the others.
    queryKey: ["case-history", caseId, of],
    queryFn: ({ pageParam, signal }) =>
      client.requests.history(
        { caseId, of, limit, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    staleTime: freshMs,
  });
}

/** What the same person asked and what was asked at the same place, open cases first, as far as this post may see. */
export function HistoryPanel({ view }: { view: CaseView }) {
  const t = useBesideWords();
  const wordsOf = useWordsOf();
  const place = view.places.find(({ part }) => part === "matter");
  return (
    <section className={caseClasses.panel} data-off-paper aria-labelledby="history">
      <h2 id="history">{t("history.title")}</h2>
      {!view.reporter.anonymous && (
        <HistoryList caseId={view.id} of="reporter" title={t("history.reporter")} />
      )}
      {place && (
        <HistoryList
          caseId={view.id}
          of="place"
          title={t("history.place", { place: wordsOf(place.name) })}
          placeId={place.bodyId}
        />
      )}
    </section>
  );
}

interface HistoryListProps {
  caseId: string;
  of: Side;
  title: string;
  /** Leads on to the list of all cases, narrowed to this. */
  placeId?: string;
}

function HistoryList({ caseId, of, title, placeId }: HistoryListProps) {
  const t = useBesideWords();
  const shared = useWords();
  const history = useHistory(caseId, of);
  const pages = history.data?.pages ?? [];
  // Who may not know the person is not told that there is a list.
  if (pages[0]?.withheld) return null;
  const lines = pages.flatMap((page) => page.lines);
  return (
    <section className={classes.history} aria-label={title} aria-busy={history.isPending}>
      <h3>{title}</h3>
      {history.isPending && <p className={caseClasses.soft}>{shared("state.loading")}</p>}
      {history.error && (
        <p className={classes.failed} role="alert">
          {sentenceFor(asApiError(history.error), shared)}{" "}
          <Button variant="default" onClick={() => void history.refetch()}>
            {shared("state.retry")}
          </Button>
        </p>
      )}
      {history.data && lines.length === 0 && <p className={caseClasses.soft}>{t(`history.${of}None`)}</p>}
      {lines.length > 0 && (
        <ul className={classes.lines}>
          {lines.map((line) => (
            <HistoryLineRow key={line.id} line={line} />
          ))}
        </ul>
      )}
      {history.hasNextPage && (
        <p className={classes.buttons}>
          <Button
            variant="default"
            loading={history.isFetchingNextPage}
            onClick={() => void history.fetchNextPage()}
          >
            {t("history.more")}
          </Button>
          {placeId !== undefined && (
            <Link to="/desk/cases" search={{ placeId }} className={classes.onward}>
              {t("history.inList")} <Icon name="arrowEnd" size={18} />
            </Link>
          )}
        </p>
      )}
    </section>
  );
}
