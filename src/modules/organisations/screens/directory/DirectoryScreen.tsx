import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { apiJson } from "#web/client/apiFetch.ts";
import { asApiError } from "#web/client/apiError.ts";
import { EmptyState } from "#web/kit/EmptyState.tsx";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { type Filter, FilterBar, type FilterValues } from "#web/kit/FilterBar.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { matchBodies } from "#web/kit/matchBodies.ts";
import { Page } from "#web/kit/Page.tsx";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import { type BodyIndex, bodyIndexOf, bodyOptionsOf, isWithin, type TreeLine } from "../bodyIndex.ts";
import { type DirectoryBody, DirectoryLine } from "./DirectoryLine.tsx";
import classes from "./Directory.module.css";
import { useDirectoryWords } from "./words.ts";

const linesAtOnce = 40;
const allOfThem = 10_000;

/** Which public body answers for what, and how its office is reached: searched as one types, for anybody. */
export function DirectoryScreen() {
  const t = useDirectoryWords();
  const { data, error, refetch } = useQuery({
    queryKey: ["organisations", "directory"],
    queryFn: ({ signal }) => apiJson<{ bodies: Omit<DirectoryBody, "active">[] }>("/directory", { signal }),
    staleTime: 300_000,
  });
  const bodies = useMemo(() => data?.bodies.map((body) => ({ ...body, active: true })), [data]);
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      width="wide"
      aside={
        <Button component={Link} to="/report" variant="default">
          {t("report")}
        </Button>
      }
    >
      {!data && error && <ErrorState error={asApiError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingState />}
      {bodies && <Directory bodies={bodies} />}
    </Page>
  );
}

function Directory({ bodies }: { bodies: readonly DirectoryBody[] }) {
  const t = useDirectoryWords();
  const navigate = useNavigate();
  const index = useMemo(() => bodyIndexOf(bodies), [bodies]);
  const asked = askedIn(useSearch({ strict: false }));
  const [shown, setShown] = useState(linesAtOnce);
  const filters = useFilters(index);
  const found = useFound(bodies, index, asked);

  function change(value: FilterValues): void {
    setShown(linesAtOnce);
    // What is typed is one step back, not as many as it has letters.
    void navigate({ to: "/directory", search: value, replace: true, resetScroll: false });
  }

  return (
    <>
      <FilterBar filters={filters} value={asked} onChange={change} />
      {found.length === 0 && <EmptyState icon="search" title={t("noneTitle")} hint={t("noneHint")} />}
      {found.length > 0 && (
        <>
          <output className={classes.soft}>{t("count", { count: found.length })}</output>
          <ul className={classes.lines} aria-label={t("list")}>
            {found.slice(0, shown).map((body) => (
              <DirectoryLine key={body.id} body={body} above={index.above(body.id)} />
            ))}
          </ul>
        </>
      )}
      {found.length > shown && (
        <Button
          className={classes.more ?? ""}
          variant="default"
          onClick={() => setShown(shown + linesAtOnce)}
        >
          {t("more")}
        </Button>
      )}
    </>
  );
}

/** The router reads an address as JSON: what looks like a number is one. */
function askedIn(search: Readonly<Record<string, unknown>>): FilterValues {
  const entries = ["q", "county"].flatMap((name) => {
    const value = search[name];
    const text = typeof value === "number" ? `${value}` : value;
    return typeof text === "string" && text !== "" ? [[name, text] as const] : [];
  });
  return Object.fromEntries(entries);
}

function useFilters(index: BodyIndex): Filter[] {
  const t = useDirectoryWords();
  const wordsOf = useWordsOf();
  const counties = index.bodies.filter(({ kind }) => kind === "county");
  return [
    { kind: "search", name: "q", label: t("search"), placeholder: t("example") },
    {
      kind: "list",
      name: "county",
      label: t("county"),
      options: counties.map(({ id, name }) => ({ value: id, label: wordsOf(name) })),
    },
  ];
}

/** In the order of the tree; the best first where something was typed. */
function useFound(
  bodies: readonly DirectoryBody[],
  index: BodyIndex,
  { q = "", county }: FilterValues,
): DirectoryBody[] {
  const wordsOf = useWordsOf();
  const byId = new Map(bodies.map((body) => [body.id, body]));
  const fits = (body: TreeLine) => county === undefined || isWithin(index, body.id, county);
  const options = bodyOptionsOf(index, wordsOf, fits);
  return matchBodies(options, q, allOfThem).shown.flatMap(({ id }) => byId.get(id) ?? []);
}
