import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { type BodyIndex, useBodyTree } from "#modules/organisations/screens/index.ts";
import { asApiError } from "#web/client/apiError.ts";
import { ErrorState } from "#web/kit/ErrorState.tsx";
import { Icon } from "#web/kit/Icon.tsx";
import { LoadingState } from "#web/kit/LoadingState.tsx";
import { Notice } from "#web/kit/Notice.tsx";
import { useMapGround } from "#web/map/mapSettings.ts";
import { MapView } from "#web/map/MapView.tsx";
import type { Point } from "#web/map/point.ts";
import { usePosition } from "#web/map/usePosition.ts";
import { useMapWords } from "#web/map/words.ts";
import { useFormats } from "#web/words/formats.ts";
import { useWordsOf } from "#web/words/useWordsOf.ts";
import type { PublicPlaces } from "../../contract.ts";
import { type Conditions, placesQueryOf } from "./conditions.ts";
import { countedPlaces, type CountedPlace, marksOf, shadesOf } from "./countedPlaces.ts";
import { usePublicMapWords } from "./mapWords.ts";
import classes from "./PublicMap.module.css";
import { countPlaces } from "./publicCalls.ts";
import { placesShown } from "./useFilters.ts";

/** How many public cases lie where: a map, and beside it the same in a table. */
export function PublicMap({ conditions }: { conditions: Conditions }) {
  const query = placesQueryOf(conditions).toString();
  const tree = useBodyTree();
  const counts = useQuery({
    queryKey: ["public", "places", query],
    queryFn: ({ signal }) => countPlaces(new URLSearchParams(query), signal),
    staleTime: 60_000,
    placeholderData: (before) => before,
  });
  if (tree.index && counts.data)
    return <Places conditions={conditions} index={tree.index} counts={counts.data} />;
  const error = counts.error ?? tree.error;
  if (!error) return <LoadingState />;
  return (
    <ErrorState
      error={asApiError(error)}
      onRetry={() => {
        void counts.refetch();
        tree.retry();
      }}
    />
  );
}

interface PlacesProps {
  conditions: Conditions;
  index: BodyIndex;
  counts: PublicPlaces;
}

function Places({ conditions, index, counts }: PlacesProps) {
  const t = usePublicMapWords();
  const wordsOf = useWordsOf();
  const formats = useFormats();
  const navigate = useNavigate();
  const { settings, areas, waiting } = useMapGround();
  const { county, shown } = useMemo(() => placesShown(index, conditions), [index, conditions]);
  const places = useMemo(
    () => countedPlaces(shown, counts, { areas, wordsOf }),
    [shown, counts, areas, wordsOf],
  );
  const marks = useMemo(
    () => marksOf(places, (name, cases) => t("markSays", { name, count: cases })),
    [places, t],
  );
  // In an order that other conditions do not change, or the map would go back to where it began.
  const around = useMemo(() => marks.toSorted((one, other) => (one.id < other.id ? -1 : 1)), [marks]);
  const shades = useMemo(() => shadesOf(places, areas), [places, areas]);
  const [here, setHere] = useState<{ point: Point; accuracyMetres: number }>();
  const { view: _view, ...narrowed } = conditions;
  const listOf = (place: string): Conditions => ({ ...narrowed, place });
  const countyName = county === undefined ? undefined : index.find(county)?.name;
  const unplaced = places.filter(({ point }) => !point).length;
  return (
    <div className={classes.page}>
      {countyName && <WayUp conditions={conditions} name={wordsOf(countyName)} />}
      {counts.total === 0 && <Notice tone="calm">{t("none")}</Notice>}
      {marks.length === 0 && shades.length === 0 && !waiting && <Notice tone="calm">{t("noCentres")}</Notice>}
      <div className={classes.sides}>
        {(marks.length > 0 || shades.length > 0) &&
          (waiting ? (
            <LoadingState />
          ) : (
            <div className={classes.map}>
              <MapView
                label={t("label")}
                settings={settings}
                marks={marks}
                areas={shades}
                around={around}
                here={here?.point}
                onPress={(id) => void navigate({ to: "/public", search: listOf(id) })}
              />
              <OwnPosition
                here={here}
                onFound={(point, accuracyMetres) => setHere({ point, accuracyMetres })}
              />
            </div>
          ))}
        <PlaceTable places={places} conditions={conditions} listOf={listOf} canOpen={county === undefined} />
      </div>
      <p className={classes.soft}>
        {t("total", { count: counts.total })} {t("countedAt", { at: formats.instant(counts.countedAt) })}{" "}
        {t("hint")}
        {unplaced > 0 && marks.length > 0 && ` ${t("unplaced", { count: unplaced })}`}
      </p>
    </div>
  );
}

function WayUp({ conditions, name }: { conditions: Conditions; name: string }) {
  const t = usePublicMapWords();
  const { place: _place, ...wide } = conditions;
  return (
    <p className={classes.up}>
      <Link to="/public" search={wide} resetScroll={false}>
        <Icon name="arrowStart" size={18} /> {t("allCounties")}
      </Link>
      <strong>{name}</strong>
    </p>
  );
}

interface PlaceTableProps {
  places: readonly CountedPlace[];
  conditions: Conditions;
  listOf: (place: string) => Conditions;
  /** Whether the townships of a place can be looked at. */
  canOpen: boolean;
}

/** The map in words: every place with its count, whether or not it is known where it lies. */
function PlaceTable({ places, conditions, listOf, canOpen }: PlaceTableProps) {
  const t = usePublicMapWords();
  const formats = useFormats();
  return (
    <table className={classes.table} aria-label={t("table")}>
      <thead>
        <tr>
          <th scope="col">{t("place")}</th>
          <th scope="col">{t("cases")}</th>
          {canOpen && (
            <th scope="col">
              <span className={classes.hidden}>{t("townships")}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {places.map(({ id, name, cases, hasTowns }) => (
          <tr key={id} data-none={cases === 0 || undefined}>
            <th scope="row">
              <Link to="/public" search={listOf(id)}>
                {name}
              </Link>
            </th>
            <td>{formats.number(cases)}</td>
            {canOpen && (
              <td>
                {hasTowns && (
                  <Link
                    to="/public"
                    search={{ ...conditions, place: id }}
                    resetScroll={false}
                    aria-label={t("townshipsOf", { name })}
                  >
                    {t("townships")}
                  </Link>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface OwnPositionProps {
  here: { accuracyMetres: number } | undefined;
  onFound: (point: Point, accuracyMetres: number) => void;
}

function OwnPosition({ here, onFound }: OwnPositionProps) {
  const t = useMapWords();
  const position = usePosition(onFound);
  const failed = { denied: t("hereDenied"), unavailable: t("hereUnavailable"), idle: "", finding: "" };
  return (
    <div className={classes.here}>
      <Button
        variant="default"
        leftSection={<Icon name="flag" size={18} />}
        loading={position.state === "finding"}
        onClick={position.find}
      >
        {t("here")}
      </Button>
      <output className={classes.soft}>
        {failed[position.state] || (here ? t("hereShown", { metres: `${here.accuracyMetres}` }) : "")}
      </output>
    </div>
  );
}
