import { useQuery } from "@tanstack/react-query";
import { asApiError } from "#web/client/apiError.ts";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { useWords } from "#web/words/useWords.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import classes from "../Organisations.module.css";
import { organisations, organisationsKey } from "../organisationsClient.ts";
import { useMergeWords } from "./words.ts";

/** What a merge would move, read from the server before it is sent: cases in hand, bodies below, posts. */
export function MergePreview({ id, into }: { id: string; into: string }) {
  const o = useMergeWords();
  const t = useWords();
  const wordsOf = useWordsOf();
  const { data, error, refetch } = useQuery({
    queryKey: [...organisationsKey, "merge", id, into],
    queryFn: ({ signal }) => organisations.previewMerge({ id, into }, { signal }),
    staleTime: 0,
  });
  if (error) return <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  const { openCases, children, posts, barred } = data;
  return (
    <div className={classes.preview} aria-live="polite">
      {barred && <Notice tone="bad">{wordsOf(barred.says)}</Notice>}
      <p>{o("cases", { count: openCases })}</p>
      <p>{o("children", { count: children.length })}</p>
      {children.length > 0 && (
        <ul>
          {children.map((child) => (
            <li key={child.id}>{wordsOf(child.name)}</li>
          ))}
        </ul>
      )}
      <p>{o("posts", { count: posts.length })}</p>
      {posts.length > 0 && (
        <ul>
          {posts.map((post) => (
            <li key={post.id}>
              {post.personName} · {t(`role.${post.role}`)}
              {post.heldAlready && ` · ${o("heldAlready")}`}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
