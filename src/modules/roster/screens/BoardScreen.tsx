import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { bodyOptionsOf, useBodyTree } from "#modules/organisations/screens/index.ts";
import { asApiError } from "#web/client/apiError.ts";
import { BodyPicker } from "#web/kit/BodyPicker.tsx";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { Page } from "#web/kit/Page.tsx";
import { useSession } from "#web/session/session.ts";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { Alarms } from "./Alarms.tsx";
import { DutyPerson } from "./DutyPerson.tsx";
import { MyCalls } from "./MyCalls.tsx";
import classes from "./Roster.module.css";
import { roster, rosterKey } from "./rosterClient.ts";
import { useRosterWords } from "./words.ts";

const pollMs = 60_000;

/** Who is on duty now over the whole prefecture, the calls that wait for me, and hours that nobody covers. */
export function BoardScreen() {
  const t = useRosterWords();
  const { post } = useSession();
  const { data, error, refetch } = useQuery({
    queryKey: [...rosterKey, "board"],
    queryFn: ({ signal }) => roster.readBoard(undefined, { signal }),
    refetchInterval: pollMs,
  });
  return (
    <Page
      title={t("board.title")}
      lead={t("board.lead")}
      width="wide"
      aside={
        post && (
          <Link to="/roster/$bodyId" params={{ bodyId: post.bodyId }}>
            {t("board.mine")}
          </Link>
        )
      }
    >
      <Alarms />
      <MyCalls />
      {error ? (
        <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />
      ) : data ? (
        <Board board={data} />
      ) : (
        <LoadingState />
      )}
      <OtherBody />
    </Page>
  );
}

type BoardData = Awaited<ReturnType<typeof roster.readBoard>>;

function Board({ board }: { board: BoardData }) {
  const t = useRosterWords();
  const wordsOf = useWordsOf();
  const { instant } = useFormats();
  return (
    <>
      <Notice tone="calm" icon="clock">
        {t(board.officeTime ? "board.officeTime" : "board.outside")}
      </Notice>
      {board.uncovered.length > 0 && (
        <Notice tone="warn" title={t("board.uncovered")}>
          <ul className={classes.list}>
            {board.uncovered.map(({ body, spans }) => (
              <li key={body.id}>
                <Link to="/roster/$bodyId" params={{ bodyId: body.id }}>
                  {wordsOf(body.name)}
                </Link>{" "}
                {t("week.uncovered", { count: spans.length })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <section className={classes.section} aria-labelledby="on-duty">
        <h2 id="on-duty">{t("board.now")}</h2>
        {board.lines.length === 0 && (
          <EmptyState icon="calendar" title={t("board.none")} hint={t("board.noneHint")} />
        )}
        <ul className={classes.list}>
          {board.lines.map(({ body, people, until }) => (
            <li key={body.id} className={classes.line}>
              <Link to="/roster/$bodyId" params={{ bodyId: body.id }}>
                {wordsOf(body.name)}
              </Link>
              <span className={classes.people}>
                {people.map((each) => (
                  <DutyPerson key={each.post} {...each} />
                ))}
                {people.length === 0 && <span className={classes.warn}>{t("board.nobody")}</span>}
              </span>
              {until !== undefined && (
                <span className={classes.soft}>{t("board.until", { at: instant(until) })}</span>
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function OtherBody() {
  const t = useRosterWords();
  const wordsOf = useWordsOf();
  const navigate = useNavigate();
  const { index } = useBodyTree();
  if (!index) return null;
  return (
    <BodyPicker
      label={t("board.other")}
      options={bodyOptionsOf(index, wordsOf, (body) => body.kind !== "outside")}
      value={[]}
      onChange={([bodyId]) => {
        if (bodyId !== undefined) void navigate({ to: "/roster/$bodyId", params: { bodyId } });
      }}
    />
  );
}
