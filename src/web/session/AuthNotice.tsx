import { type ApiError, sentenceFor } from "#web/client/apiError.ts";
import { Notice } from "#web/kit/Notice.tsx";
import { useWords } from "#web/words/useWords.ts";

/** What went wrong in a step of sign-in, in the server's own sentence where it gave one. */
export function AuthNotice({ error }: { error: ApiError | undefined }) {
  const t = useWords();
  if (error === undefined) return null;
  const refused = error.kind === "refused";
  return (
    <Notice tone={refused ? "bad" : "warn"} icon={error.kind === "unreachable" ? "offline" : "alert"} urgent>
      {sentenceFor(error, t)}
    </Notice>
  );
}
